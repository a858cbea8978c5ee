"""Which files a reader can take away: one module for each kind of document."""

KINDS = ("diaries", "records", "lists", "cards", "pocket", "letter")
"""Module of each kind, in the order in which readers see them.

Each has `papers(project, edition)`, and its name for readers in `downloads.kinds` of `strings.yml`.
"""
