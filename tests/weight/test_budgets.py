"""What a first visit may send, page by page; and that what is sent is in its last form."""

from __future__ import annotations

import gzip
import random
import re
import warnings
from pathlib import Path

import brotli
import pytest

from hooks.pages.site import fingerprinted
from tests.inline import inline_scripts, inline_styles
from tests.sites import page_files

FIRST_VISIT = 14_000
HOME = 12_000
LIST = 20_000
"""All sources by number: a page that nobody opens in danger, and that grows with each source."""
SCRIPT = 2_000
SEARCH = 50_000
"""Bytes, compressed with brotli: a second at 400 kbit/s, if somebody searches. A page adds 1500."""

NEARLY = 0.95
"""The part of a budget from which a warning says that it is nearly spent."""

_LIMITS = {
    "index.html": HOME,
    "en/index.html": HOME,
    "bronnen/index.html": LIST,
    "en/sources/index.html": LIST,
}
_LOADED = re.compile(
    r"""<(?:link[^>]+rel="(?:stylesheet|preload|icon)"[^>]+href|script[^>]+src|img[^>]+src)"""
    r"""="(?!data:)([^"]+)\""""
)


def too_heavy(folder: Path) -> list[str]:
    """Return a line for each page in `folder` that sends too much, or asks for too much."""
    found = []
    for path in page_files(folder):
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        page = len(brotli.compress(content))
        loaded = _LOADED.findall(content.decode())
        files = {address: _size(path, folder, address) for address in loaded}
        total = page + sum(files.values())
        limit = _LIMITS.get(name, FIRST_VISIT)
        if NEARLY * limit < total <= limit:
            warnings.warn(f"{name}: {total} bytes of the {limit} it may send", stacklevel=2)
        if total > limit:
            parts = sorted({**_parts(content.decode()), **files}.items(), key=lambda each: -each[1])
            named = ", ".join(f"{part} {size}" for part, size in parts if size)
            found.append(f"{name}: {total} bytes, at most {limit}; each alone: {named}")
        if len(loaded) > 1:
            found.append(f"{name}: {1 + len(loaded)} requests, at most 2: {loaded}")
        script = "".join(inline_scripts(content.decode()))
        if len(brotli.compress(script.encode())) > SCRIPT:
            found.append(f"{name}: more than {SCRIPT} bytes of script before anybody searches")
    return found


def _parts(page: str) -> dict[str, int]:
    """Return the compressed size of each part of a page, alone."""
    parts = {
        "style": "".join(inline_styles(page)),
        "script": "".join(inline_scripts(page)),
        "main text": "".join(re.findall(r"<main.*?</main>", page, re.DOTALL)),
    }
    parts["all around it"] = re.sub(r"<(style|script|main)\b.*?</\1>", "", page, flags=re.DOTALL)
    return {name: len(brotli.compress(text.encode())) for name, text in parts.items() if text}


def _size(page: Path, folder: Path, address: str) -> int:
    file = (page.parent / address).resolve()
    if not file.exists():
        file = folder / "assets" / Path(address).name
    return len(brotli.compress(file.read_bytes()))


def test_each_page_keeps_its_budget(real_site: Path) -> None:
    assert too_heavy(real_site) == []


def searches_too_heavy(folder: Path) -> list[str]:
    """Return a line for each language whose search, script and index, sends too much."""
    (script,) = (folder / "assets").glob("search.*.js")
    sizes = {
        index.name: sum(len(brotli.compress(path.read_bytes())) for path in (script, index))
        for index in (folder / "search").glob("*.js")
    }
    assert len(sizes) == 2
    return [
        f"{name}: {size} bytes, at most {SEARCH}" for name, size in sizes.items() if size > SEARCH
    ]


def test_each_search_keeps_its_budget(real_site: Path) -> None:
    assert searches_too_heavy(real_site) == []


def test_a_search_that_is_too_heavy_is_found(tmp_path: Path) -> None:
    for name in ("assets/search.1.js", "search/nl.1.js", "search/en.1.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("go()")
    assert searches_too_heavy(tmp_path) == []
    (tmp_path / "search/nl.1.js").write_bytes(random.Random(1).randbytes(SEARCH))
    assert [line.split(":")[0] for line in searches_too_heavy(tmp_path)] == ["nl.1.js"]


BULK = "".join(chr(33 + n * n % 90) + str(n * 7919) for n in range(9000))
NUMBERS = str([n * n * 7919 % 99991 for n in range(1500)])


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (BULK.replace("<", ""), "each alone: all around it "),
        (f"<main>{BULK.replace('<', '')}</main><p>a", "each alone: main text "),
        (f"<style>{BULK.replace('<', '')}</style><main>a</main>", "each alone: style "),
        ('<link rel="icon" href="big.ico"><main>a</main>', "each alone: big.ico "),
        ('<link rel="stylesheet" href="a.css"><script src="b.js"></script>', "3 requests"),
        (f"<script>{NUMBERS}</script>", "of script"),
    ],
)
def test_a_page_that_is_too_heavy_is_found(tmp_path: Path, page: str, message: str) -> None:
    for name in ("a.css", "b.js"):
        (tmp_path / name).write_text("a{}")
    (tmp_path / "big.ico").write_bytes(random.Random(1).randbytes(FIRST_VISIT))
    (tmp_path / "index.html").write_text(page)
    assert any(message in found for found in too_heavy(tmp_path)), too_heavy(tmp_path)


def test_a_budget_that_is_nearly_spent_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(
        "".join(random.Random(1).choices("0123456789abcdef", k=round(HOME * 1.94))).encode()
    )
    with pytest.warns(UserWarning, match=r"index.html: 1\d+ bytes of the 12000 it may send"):
        assert too_heavy(tmp_path) == []


def test_compressed_files_hold_what_their_originals_hold(real_site: Path) -> None:
    originals = [path for path in real_site.rglob("*") if path.suffix in (".html", ".js", ".xml")]
    assert len(originals) > 50
    for path in originals:
        content = path.read_bytes()
        assert brotli.decompress(path.with_name(f"{path.name}.br").read_bytes()) == content
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == content


def test_a_file_that_may_be_kept_for_good_is_named_after_its_last_form(real_site: Path) -> None:
    files = list(real_site.glob("[as]*/*.js"))
    assert len(files) >= 3
    assert [path.name for path in files if not named_after_content(path)] == []


def named_after_content(path: Path) -> bool:
    """Return whether the mark in the name of a file is that of its content."""
    stem, _, ending = path.name.split(".")
    return fingerprinted(f"{stem}.{ending}", path.read_bytes()) == path.name


def test_a_file_that_was_changed_after_its_name_is_found(tmp_path: Path) -> None:
    path = tmp_path / fingerprinted("search.js", b"go(1)")
    path.write_bytes(b"go(1)")
    assert named_after_content(path)
    path.write_bytes(b"go( 1 )")
    assert not named_after_content(path)
