"""Icons that Material brings, as SVG in the page: `:material-phone:` in Markdown and templates.

Only its set `material` (Material Design Icons by Pictogrammers, Apache License 2.0): one line
weight, one size, and a licence that allows it. An icon stands beside words that say the same, so
screen readers pass it over.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

SET = "material"
_PATH = "{http://www.w3.org/2000/svg}path"


def icon_names() -> Iterator[str]:
    """Yield the name of each icon, such as `material-phone`."""
    return (f"{SET}-{path.stem}" for path in _folder().glob("*.svg"))


@lru_cache
def icon(name: str) -> Markup:
    """Return an icon as SVG, which screen readers pass over.

    Raises ValueError if there is none of that name.
    """
    path = _folder() / f"{name.removeprefix(f'{SET}-')}.svg"
    if not name.startswith(f"{SET}-") or not path.is_file():
        raise ValueError(f"there is no icon {name}")
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - a package's own
    lines = (Markup('<path d="{}"/>').format(line.get("d")) for line in root.iter(_PATH))
    return Markup('<svg class="icon" viewBox="{}" aria-hidden="true">{}</svg>').format(
        root.get("viewBox"), Markup("").join(lines)
    )


def _folder() -> Path:
    # Found and not imported: the package's own start takes long.
    spec = find_spec("material")
    if spec is None or not spec.submodule_search_locations:
        raise ValueError("the package mkdocs-material is not installed")
    return Path(spec.submodule_search_locations[0], "templates/.icons", SET)
