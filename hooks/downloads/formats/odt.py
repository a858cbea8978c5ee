"""A `TextDocument` as an OpenDocument text, by the templates in `overrides/office/odt/`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hooks.downloads.formats.archive import pack
from hooks.downloads.formats.text import TextDocument

_PARTS = ("mimetype", "META-INF/manifest.xml", "meta.xml", "styles.xml", "content.xml")


def write_odt(document: TextDocument, templates: Path) -> bytes:
    """Return `document` as an ODT file that carries no author, program or time.

    The folder `templates` has a template of each part.
    """
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    blocks = [(type(block).__name__, block) for block in document.blocks]
    parts = {
        name: environment.get_template(name).render(document=document, blocks=blocks).encode()
        for name in _PARTS
    }
    return pack(parts)
