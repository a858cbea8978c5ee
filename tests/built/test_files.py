"""What is published, what it is called and where it is offered, whole and damaged."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests.built.files import (
    check_described,
    check_letter,
    check_neutral,
    check_offered,
    check_packed,
    check_printed,
    check_published,
    check_stays,
    downloads,
    neutral_words,
    published,
)
from tests.built.model import BuiltSite
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def page_counts(built: BuiltSite) -> dict[str, int]:
    """Return the number of pages of each PDF by its path."""
    counts = {}
    for path in downloads(built):
        if path.endswith(".pdf"):
            with pikepdf.open(built.folder / path) as document:
                counts[path] = len(document.pages)
    return counts


def test_the_build_printed_no_warning(real_build: tuple[Path, str]) -> None:
    printed = real_build[1]
    assert "Documentation built in" in printed
    assert check_printed(printed) == []


@pytest.mark.parametrize(
    "line",
    [
        "WARNING -  Doc file 'nl/tips.md' contains a link 'x.md'",
        "ERROR   -  Error reading page",
        "hooks/pages/site.py:3: DeprecationWarning: old",
    ],
)
def test_a_warning_is_caught(line: str) -> None:
    assert check_printed(f"INFO    -  Building\n{line}\nINFO    -  Done") == [line]


def test_only_files_for_readers_are_published(built: BuiltSite) -> None:
    paths = published(built.folder)
    assert len(paths) > 200
    assert check_published(paths) == []


@pytest.mark.parametrize(
    "path",
    [
        "facts.yml", "en/translations/tips.md.lock", "print/base.typ", "tips.md", "tips.md.br",
        ".DS_Store", ".git/config.js", "hooks/pages/site.py", "assets/font.ttf", "search/nl.json",
        "LICENSE",
    ],
)  # fmt: skip
def test_a_file_that_is_not_for_readers_is_caught(path: str) -> None:
    (line,) = check_published(["index.html", "index.html.br", "_headers", path])
    assert line.startswith(f"{path}: a file that is not for readers")


def test_compressed_files_are_their_plain_files(built: BuiltSite) -> None:
    assert check_packed(built.folder) == []


def test_a_stale_compressed_file_is_caught(built: BuiltSite, tmp_path: Path) -> None:
    for name in ("index.html", "index.html.br", "index.html.gz"):
        shutil.copy(built.folder / name, tmp_path)
    assert check_packed(tmp_path) == []
    with (tmp_path / "index.html").open("a") as page:
        page.write(" ")
    assert [line.split(":")[0] for line in check_packed(tmp_path)] == [
        "index.html.br", "index.html.gz",
    ]  # fmt: skip
    (tmp_path / "index.html").unlink()
    assert len(check_packed(tmp_path)) == 2


def test_names_and_titles_of_downloads_are_neutral(built: BuiltSite) -> None:
    files = downloads(built)
    made = [file for files in built.site.downloads.values() for file in files.values()]
    assert len(files) == len(made) >= 46
    titles = [file.title for file in made]
    assert check_neutral([*files, *titles], neutral_words(built)) == []


@pytest.mark.parametrize("name", ["downloads/stalking.pdf", "Aan de Politie", "Victim log"])
def test_a_name_that_tells_is_caught(built: BuiltSite, name: str) -> None:
    (line,) = check_neutral(["downloads/lijst.pdf", name], neutral_words(built))
    assert line.startswith(f"{name}: a name that tells; expected: without ")


def test_hosts_get_the_headers_of_the_project(built: BuiltSite) -> None:
    assert (built.folder / "_headers").read_bytes() == (ROOT / "deploy/_headers").read_bytes()


def test_every_file_is_offered(built: BuiltSite) -> None:
    assert check_offered(built) == []


def test_a_file_that_is_not_offered_is_caught(built: BuiltSite) -> None:
    page = built.pages["printen/"]
    damaged = built.with_page(page.changed('href="../downloads/lijst-telefoon.pdf"', ""))
    (line,) = check_offered(damaged)
    assert line.startswith("printen/:1: the page of lists; expected: downloads/lijst-telefoon")
    for path in ("telefoonterreur/", "printen/"):
        while "downloads/lijst-telefoon.pdf" in damaged.pages[path].html:
            page = damaged.pages[path].changed("downloads/lijst-telefoon.pdf", "")
            damaged = damaged.with_page(page)
    found = check_offered(damaged)
    assert "downloads/lijst-telefoon.pdf: offered by no page; expected: one" in found
    assert any(line.startswith("telefoonterreur/:1: the list of this page") for line in found)


def test_the_letter_is_offered_below_its_questions_only(built: BuiltSite) -> None:
    assert [line for page in built.real_pages for line in check_letter(page, built)] == []
    offering = [page.name for page in built.real_pages if "/letter.pdf" in page.html]
    assert offering == ["stopbericht.md"]


@pytest.mark.parametrize(
    ("page", "pattern", "new"),
    [
        ("printen/", r"</main>", '<a href="../downloads/brief.docx">Brief</a></main>'),
        ("stopbericht/", r"<h1", '<a href="../downloads/brief.pdf">Brief</a><h1'),
        ("stopbericht/", r'id="vragen"', 'id="later"'),
    ],
)
def test_a_letter_without_its_questions_is_caught(
    built: BuiltSite, page: str, pattern: str, new: str
) -> None:
    found = check_letter(built.pages[page].changed(pattern, new), built)
    assert found
    assert all("a letter without its questions" in line for line in found)


def test_a_file_of_another_language_is_caught(built: BuiltSite) -> None:
    page = built.pages["printen/"].changed("downloads/lijst-telefoon", "en/downloads/list-phone")
    found = check_offered(built.with_page(page))
    assert "en/downloads/list-phone.pdf: in another language than its page" in found


def test_a_file_that_nobody_made_is_caught(built: BuiltSite, tmp_path: Path) -> None:
    (tmp_path / "en/downloads").mkdir(parents=True)
    (tmp_path / "en/downloads/old.pdf").touch()
    found = check_offered(built.with_folder(tmp_path))
    assert "en/downloads/old.pdf: a file that the project does not make" in found


def test_links_give_size_and_pages(built: BuiltSite, page_counts: dict[str, int]) -> None:
    found = [
        line for page in built.real_pages for line in check_described(page, built, page_counts)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "new"), [(r"\d+ kB", "1 MB"), (r"\d+ pagina(&#39;s|'s)?", "99 pagina's")]
)
def test_a_wrong_size_or_number_of_pages_is_caught(
    built: BuiltSite, page_counts: dict[str, int], pattern: str, new: str
) -> None:
    page = built.pages["printen/"].changed(pattern, new)
    (line,) = check_described(page, built, page_counts)
    assert "the words for downloads/" in line


def test_every_page_with_files_says_where_they_stay(built: BuiltSite) -> None:
    assert [line for page in built.real_pages for line in check_stays(page, built)] == []


def test_a_page_that_does_not_say_where_files_stay_is_noticed(built: BuiltSite) -> None:
    page = built.pages["printen/"]
    said = built.site.project.editions["nl"].strings.downloads.stays
    (line,) = check_stays(page.changed(re.escape(said), "Klaar."), built)
    assert line.startswith("printen/: files to take away; expected: ")
