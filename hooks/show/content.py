"""Changes to the HTML of a page's text, between Markdown and the template."""

from __future__ import annotations

import os
import posixpath
import re
from contextlib import suppress
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    StrictUndefined,
)

from hooks.show.view import View
from hooks.source.fact_references import FactWriter
from hooks.source.pages import Page

_TODO = re.compile(r"<li((?: [^<>]*)?)>(\s*<p>)?\[ \] ")
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([\w./-]+\.md)(#[^\s()]*)?\)")
_SLOT = re.compile(r"<p>\[\[([a-z-]+)\]\]</p>")


def prepare_markdown(markdown: str, facts: FactWriter) -> str:
    """Return the Markdown of a page with its facts written out."""
    return facts.markup(markdown)


def link_source_pages(markdown: str, view: View) -> str:
    """Return the Markdown of a page in which links to untranslated pages lead to the source."""
    source = view.site.project.source

    def link(found: re.Match[str]) -> str:
        name = posixpath.normpath(found[2])
        if name in view.edition.pages or name not in source.pages:
            return found[0]
        address = f"{view.link(source.path(name))}{found[3] or ''}"
        return f'<a href="{address}" hreflang="{source.language.code}">{found[1]}</a>'

    return _LINK.sub(link, markdown)


def compiled(folder: Path) -> BytecodeCache | None:
    """Return a place in `folder` for compiled templates; None where it cannot be written."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def slot_environment(folder: str, cache: BytecodeCache | None = None) -> Environment:
    """Return the environment for the templates of slots in `folder`."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=cache,
    )


def finish_content(html: str, page: Page, view: View, slots: Environment) -> str:
    """Return the HTML of a page with its things to do marked and its slots filled.

    Raises ValueError when the HTML has other things to do than the outline of the page: then the
    Markdown was read in two different ways, and the printed list would not be what the page says.
    """
    expected = sum(block.kind == "todo" for block in page.blocks)
    html, found = _TODO.subn(lambda match: f'<li class="todo"{match[1]}>{match[2] or ""}', html)
    if found != expected:
        raise ValueError(
            f"{page.path}:{page.body_line}: the checklist is read in two ways; "
            f"expected: {expected} items; found: {found}; "
            "mend: leave an empty line before each list and begin each item with - [ ]"
        )
    return _SLOT.sub(lambda match: slots.get_template(f"{match[1]}.html").render(view=view), html)
