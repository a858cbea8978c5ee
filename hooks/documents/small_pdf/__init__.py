"""A PDF made small: the same pages, words and tags in fewer bytes."""
