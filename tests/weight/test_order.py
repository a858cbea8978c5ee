"""The order of the finishing steps shows in the site: reduce, minify, hash, policy, compress."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import rcssmin
import rjsmin

from hooks.finishing.finish import compress
from hooks.finishing.lean import make_lean
from hooks.finishing.privacy import (
    INLINE_SCRIPT,
    INLINE_STYLE,
    POLICY_PLACE,
    inline_hashes,
    with_policy,
)
from hooks.site import hashed

_MARK = re.compile(r"^(.+)\.[0-9a-f]{8}(\.\w+)$")
_UNPACK: dict[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}


def out_of_order(folder: Path) -> list[str]:
    """Return what was done to a file in `folder` before its last form was there."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        if path.suffix in _UNPACK:
            original = path.with_suffix("")
            if not original.exists() or _UNPACK[path.suffix](content) != original.read_bytes():
                found.append(f"{name}: compressed before its last form")
        if (mark := _MARK.match(name)) and hashed(mark[1] + mark[2], content) != name:
            found.append(f"{name}: named before its last form")
        if path.suffix == ".html":
            found += [f"{name}: {fault}" for fault in _faults(content.decode())]
    return found


def _faults(page: str) -> list[str]:
    hashes = inline_hashes([page])
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    faults = []
    if 'rel="stylesheet"' in page:
        faults.append("the style is not reduced to one in the page")
    if any(script != rjsmin.jsmin(script) for script in INLINE_SCRIPT.findall(page)):
        faults.append("a script is not minified")
    if any(style != rcssmin.cssmin(style) for style in INLINE_STYLE.findall(page)):
        faults.append("a style is not minified")
    if not {*hashes.scripts, *hashes.styles} <= set(re.findall(r"'sha256-[^']+'", policy)):
        faults.append("the policy was written before the last form of a script or style")
    return faults


def test_each_step_of_the_real_site_saw_what_it_needs(real_site: Path) -> None:
    assert out_of_order(real_site) == []


def policy(folder: Path) -> None:
    """Write the policy, as `finish.write_policy` does."""
    path = folder / "index.html"
    html = path.read_text()
    path.write_text(with_policy(html, inline_hashes([html])))


def rename(folder: Path) -> None:
    """Name the script after its content, as `hooks.site` does."""
    path = folder / "assets/go.js"
    path.rename(folder / hashed("assets/go.js", path.read_bytes()))


def minify(folder: Path) -> None:
    """Minify the script of the site, under whatever name."""
    (path,) = (path for path in (folder / "assets").iterdir() if path.suffix == ".js")
    path.write_text(rjsmin.jsmin(path.read_text()))


STEPS: tuple[Callable[[Path], None], ...] = (make_lean, minify, rename, policy, compress)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one page, its style and its script."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/site.css").write_text("a { color: red; }\n")
    (tmp_path / "assets/go.js").write_text("// Goes.\ngo( 1 );\n")
    (tmp_path / "index.html").write_text(
        f'{POLICY_PLACE}<link rel="stylesheet" href="assets/site.css"><script>go( 2 );\n</script>'
    )
    return tmp_path


def test_the_right_order_is_in_order(folder: Path) -> None:
    for step in STEPS:
        step(folder)
    assert out_of_order(folder) == []


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        (make_lean, policy, "index.html: the policy was written before"),
        (minify, rename, "named before its last form"),
        (policy, compress, "index.html.br: compressed before its last form"),
        (make_lean, compress, "index.html.gz: compressed before its last form"),
    ],
)
def test_two_steps_that_change_places_are_found(
    folder: Path, first: Callable[[Path], None], second: Callable[[Path], None], fault: str
) -> None:
    order = list(STEPS)
    one, other = order.index(first), order.index(second)
    order[one], order[other] = order[other], order[one]
    for step in order:
        step(folder)
    assert any(fault in found for found in out_of_order(folder)), out_of_order(folder)
