"""Each rule of the source: an input that breaks it, and one that does not."""
