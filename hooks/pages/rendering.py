"""The text of a page as HTML, with its slots filled and the state of its translation shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hooks.content.icons import icon
from hooks.pages.html import Mark, render_page
from hooks.pages.view import View


def slot_environment(folder: str) -> Environment:
    """Return the environment for the templates of slots in `folder`."""
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["icon"] = icon
    return environment


def page_content(view: View, slots: Environment, marks: Mapping[int, Mark]) -> Markup:
    """Return the text of the page of `view` as HTML."""
    if view.page is None:
        return Markup("")
    slot = partial(_slot, view, slots)
    return render_page(view.page.reading.tokens, view, slot, marks, view.at_home)


def _slot(view: View, slots: Environment, name: str) -> Markup:
    # The template escapes what it prints.
    return Markup(slots.get_template(f"{name}.html").render(view=view))  # noqa: S704
