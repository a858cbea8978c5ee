"""Paper and files: what is in them, what they betray, and whether other programs can read them."""
