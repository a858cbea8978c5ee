"""Model-free checks of the language of the pages: lengths, words, English terms."""
