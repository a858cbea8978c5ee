"""Which files a reader can take away: one module for each kind of document."""

OFFERED = ("diaries", "records", "lists", "cards", "pocket")
"""Module of each kind that the overview of files shows, in the order in which readers see them.

Each has a name for readers in `downloads.kinds` of `strings.yml`.
"""
KINDS = (*OFFERED, "letter")
"""Modules of all kinds; each has `papers(project, edition)`. The letter is had only from the page
that asks first whether it is safe to send one."""
