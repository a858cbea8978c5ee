"""What MkDocs warns of, told in the form of our own messages."""

from __future__ import annotations

from hooks.project import Project

_START = "Doc file "


def with_place(message: str, project: Project) -> str:
    """Return a warning of MkDocs about a page behind its `path:line`; others as they are.

    MkDocs writes `Doc file 'nl/tips.md' contains a link 'x.md', …`: the line is that of this link.
    """
    parts = message.split("'")
    if parts[0] != _START or len(parts) < 3:
        return message
    code, _, name = parts[1].partition("/")
    edition = project.editions.get(code)
    page = edition.pages.get(name) if edition else None
    links = [link for block in page.blocks for link in block.links] if page else []
    line = next((link.line for link in links if link.target in parts[3:]), 1)
    return f"docs/{parts[1]}:{line}: {message}"
