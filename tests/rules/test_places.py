"""Files in `docs/` that the site does not read."""

from __future__ import annotations

import pytest

from tests.conftest import SmallSite
from tests.rules.source import load_small, problems_in
from tests.small_site import page

PLACES = "expected: docs/nl/name.md for a page, docs/images/name.jpg for an image"


@pytest.mark.parametrize(
    "name",
    [
        "docs/tips.md", "docs/README.md", "docs/nl/sub/tips.md", "docs/nl/foto.jpg",
        "docs/en/brief.pdf", "docs/notes.txt", "docs/nl/script.js", "docs/xx/tips.md",
        "docs/images/sub/x.jpg",
    ],
)  # fmt: skip
def test_a_file_without_a_place(make_site: SmallSite, name: str) -> None:
    assert problems_in(make_site({name: page("Tips", "Tekst.")})) == [
        f"{name}:1: a file that the site has no place for; {PLACES}; found: {name}; fix: move it "
        "there, or out of docs/"
    ]


def test_what_editors_and_translations_leave_has_a_place(make_site: SmallSite) -> None:
    names = ("docs/.DS_Store", "docs/nl/.tips.md.swp", "docs/nl/tips.md~", "docs/en/a/b.lock")
    assert not problems_in(make_site(dict.fromkeys(names, "x")))


def test_a_language_that_mkdocs_yml_does_not_name_is_told(make_site: SmallSite) -> None:
    root = make_site({"docs/de/strings.yml": "complete: false\n", "docs/de/tips.md": "[nl] Tips\n"})
    assert [str(problem) for problem in load_small(root).hidden] == [
        "docs/de/strings.yml:1: the language is not on the site yet; expected: a block with its "
        "code below languages: in mkdocs.yml; found: none; fix: add - locale: de with name and "
        "exit_url"
    ]
