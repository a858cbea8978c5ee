"""Checks of the set of files: what is published, what it is called, where it is offered."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import brotli

from hooks.downloads.catalogue import FOLDER, Download
from tests.built.model import SITE_URL, BuiltPage, BuiltSite

_ENDINGS = frozenset((".css", ".html", ".js", ".xml", ".pdf", ".docx", ".odt", ".xlsx"))
_PACKED = {".br": brotli.decompress, ".gz": gzip.decompress}
_NAMES = frozenset(("_headers",))
_OWN_WORDS = frozenset(("stalk", "belag", "slachtoffer", "victim", "politie", "police"))
"""Words that no list of a language may leave out."""
_PRINTED = re.compile(r"\b(?:WARNING|ERROR|CRITICAL)\b|Warning:")


def published(folder: Path) -> list[str]:
    """Return the paths of all files below `folder`."""
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def check_published(paths: Iterable[str]) -> list[str]:
    """Return files that are of no use to a reader: sources, locks, templates."""
    found = []
    for path in paths:
        name = PurePosixPath(path)
        ending = name.with_suffix("").suffix if name.suffix in _PACKED else name.suffix
        hidden = any(part.startswith(".") for part in name.parts)
        if hidden or (ending not in _ENDINGS and name.name not in _NAMES):
            found.append(f"{path}: a file that is not for readers; expected: none; found: {name}")
    return found


def check_packed(folder: Path) -> list[str]:
    """Return compressed files that are not their plain file."""
    found = []
    for path in sorted(folder.rglob("*")):
        unpack = _PACKED.get(path.suffix)
        if unpack is None:
            continue
        plain = path.with_suffix("")
        if not plain.is_file() or unpack(path.read_bytes()) != plain.read_bytes():
            found.append(f"{path.name}: a compressed file; expected: {plain.name}; found: another")
    return found


def downloads(site: BuiltSite) -> list[str]:
    """Return the paths of all files to take away."""
    return [
        path
        for path in published(site.folder)
        if f"/{path}".rpartition("/")[0].endswith(f"/{FOLDER.rstrip('/')}") and ".html" not in path
    ]


def neutral_words(site: BuiltSite) -> frozenset[str]:
    """Return the words that may not stand in the name or title of a file, in any language."""
    editions = site.site.project.editions.values()
    return frozenset(word for edition in editions for word in edition.strings.neutral) | _OWN_WORDS


def check_neutral(names: Iterable[str], words: Iterable[str]) -> list[str]:
    """Return names and titles that tell what a file is about."""
    return [
        f"{name}: a name that tells; expected: without {word}; found: {name}"
        for name in names
        for word in sorted(words)
        if word in name.lower()
    ]


def offered(page: BuiltPage, site: BuiltSite) -> dict[str, str]:
    """Return the files that a page offers: path and words of the link."""
    found = {}
    for link in page.root.iter("a"):
        path = site.inside(page.absolute(link.get("href", "")))
        if path and f"/{FOLDER}" in f"/{path}" and not path.endswith("/"):
            found[path] = " ".join(link.text_content().split())
    return found


def check_offered(site: BuiltSite) -> list[str]:
    """Return files that no page of their language offers, or that their own page or list lacks."""
    found = []
    present = set(downloads(site))
    for code, edition in site.site.project.editions.items():
        own = {made.path for made in site.site.downloads[code].values()}
        pages = [page for page in site.real_pages if page.language == code]
        linked = {path for page in pages for path in offered(page, site)}
        found += [f"{path}: offered by no page; expected: one" for path in sorted(own - linked)]
        found += [f"{path}: in another language than its page" for path in sorted(linked - own)]
        lists = site.pages[edition.path("printen.md")]
        plain = {made.path for made in site.site.downloads[code].values() if _is_plain_list(made)}
        for path in sorted(plain - offered(lists, site).keys()):
            found.append(lists.problem("the page of lists", path, "no link to it"))
        for page in pages:
            if (made := site.site.downloads[code].get(f"list:{page.name}")) and (
                made.path not in offered(page, site)
            ):
                found.append(page.problem("the list of this page", made.path, "no link to it"))
        present -= own
    found += [f"{path}: a file that the project does not make" for path in sorted(present)]
    return found


def _is_plain_list(made: Download) -> bool:
    return made.key.startswith("list:") or made.key == "list-all.pdf"


def check_letter(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return links to the letter that a reader can reach without passing its questions."""
    made = site.site.downloads[page.language].values()
    letters = {file.path for file in made if file.kind == "letter"}
    return [
        page.problem("a letter without its questions", "the questions above it", link.get("href"))
        for link in page.root.iter("a")
        if site.inside(page.absolute(link.get("href", ""))) in letters
        and len(link.xpath(_QUESTIONS)) < _ASKED
    ]


_QUESTIONS = "preceding::li[preceding::*[self::h2 or self::h3][1][@id='vragen']]"
_ASKED = 9


def check_stays(page: BuiltPage, site: BuiltSite) -> list[str]:
    """Return a page that offers files and does not say where a downloaded file stays."""
    said = site.site.project.editions[page.language].strings.downloads.stays
    words = (" ".join(element.text_content().split()) for element in page.root.iter("p"))
    if not offered(page, site) or any(said in paragraph for paragraph in words):
        return []
    return [f"{page.path}: files to take away; expected: {said}; found: no such paragraph"]


def check_described(page: BuiltPage, site: BuiltSite, pages: dict[str, int]) -> list[str]:
    """Return links to files whose words give another size or number of pages.

    `pages` has the number of pages of each PDF by its path.
    """
    found = []
    words = site.site.project.editions[page.language].strings.downloads
    for path, text in offered(page, site).items():
        if SITE_URL + path == page.url or not (site.folder / path).is_file():
            continue
        size = words.size.format(size=max(1, round((site.folder / path).stat().st_size / 1000)))
        expected = [size]
        if path in pages:
            one = pages[path] == 1
            expected.append(words.pages_one if one else words.pages_many.format(count=pages[path]))
        found += [page.problem(f"the words for {path}", part, text) for part in expected
                  if part not in text]  # fmt: skip
    return found


def check_printed(printed: str) -> list[str]:
    """Return the warnings and errors among the lines that the build printed."""
    return [line for line in printed.splitlines() if _PRINTED.search(line)]
