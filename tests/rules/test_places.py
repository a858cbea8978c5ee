"""Files in `docs/` that the site does not read."""

from __future__ import annotations

import os
import re

import pytest

from tests.conftest import SmallSite
from tests.rules.source import changed, load_small, problems_in, text_of
from tests.small_site import FACTS, page

PLACES = "expected: docs/nl/name.md for a page, docs/images/name.jpg for an image"


@pytest.mark.parametrize(
    "name",
    [
        "docs/tips.md", "docs/README.md", "docs/nl/sub/tips.md", "docs/nl/foto.jpg",
        "docs/en/brief.pdf", "docs/notes.txt", "docs/nl/script.js", "docs/xx/tips.md",
        "docs/images/sub/x.jpg", "docs/nl/map/x.md", "docs/nl/.hidden.md", "docs/.hid/x.md",
        "docs/nl/x.html", "docs/nl/notes.yml", "docs/notes.yml", "docs/images/.hidden.jpg",
    ],
)  # fmt: skip
def test_a_file_without_a_place(make_site: SmallSite, name: str) -> None:
    assert problems_in(make_site({name: page("Tips", "Tekst.")})) == [
        f"{name}:1: a file that the site has no place for; {PLACES}; found: {name}; fix: move it "
        "there, or out of docs/"
    ]


def test_what_editors_and_translations_leave_has_a_place(make_site: SmallSite) -> None:
    names = (
        "docs/.DS_Store", "docs/nl/.tips.md.swp", "docs/nl/tips.md~", "docs/nl/.#tips.md",
        "docs/en/.translations.lock-a1_b2c3d", "docs/en/translations/a/b.md.lock",
        "docs/en/translations/.gitattributes",
    )  # fmt: skip
    assert not problems_in(make_site(dict.fromkeys(names, "x")))


def test_a_language_that_mkdocs_yml_does_not_name_is_told(make_site: SmallSite) -> None:
    root = make_site({"docs/de/strings.yml": "complete: false\n", "docs/de/tips.md": "[nl] Tips\n"})
    assert [str(problem) for problem in load_small(root).hidden] == [
        "docs/de/strings.yml:1: the language is not on the site yet; expected: a block with its "
        "code below languages: in mkdocs.yml; found: none; fix: add - locale: de with name and "
        "exit_url"
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("docs/nl/a:b.md", "':' in a:b.md"),
        ("docs/nl/con.md", "con, which is a device on Windows"),
        ("docs/nl/AUX.md", "AUX, which is a device on Windows"),
        ("docs/images/nul.jpg", "nul, which is a device on Windows"),
        ("docs/en/tips.", "'.' in tips."),
        (f"docs/nl/{'a' * 240}.md", "a name of 240 letters, more than 60"),
    ],
)
def test_a_name_that_some_system_cannot_hold(make_site: SmallSite, name: str, found: str) -> None:
    assert (
        f"{name}:1: a name that not every system can hold; expected: small letters, figures and "
        f"hyphens; found: {found}; fix: rename the file"
    ) in problems_in(make_site({name: page("Tips", "Tekst.")}))


def test_names_that_are_one_file_on_some_systems(make_site: SmallSite) -> None:
    root = make_site({"docs/nl/TIPS.md": page("Tips", "Tekst.")})
    assert (
        "docs/nl/tips.md:1: a name that differs from another one only in capitals; expected: names "
        "that are two files on every system; found: docs/nl/TIPS.md; fix: rename one of the two"
    ) in problems_in(root)


@pytest.mark.parametrize(
    "name", ["docs/images/x.jpg", "docs/nl/more.md", "docs/en/translations/x.lock"]
)
def test_a_pipe_is_never_opened(make_site: SmallSite, name: str) -> None:
    root = make_site({})
    (root / name).parent.mkdir(exist_ok=True)
    os.mkfifo(root / name)
    lines = problems_in(root)
    assert any(line.startswith(f"{name}:1: this is no ordinary file; ") for line in lines)


@pytest.mark.parametrize("name", ["docs/facts.yml", "docs/diary.yml", "docs/en/strings.yml"])
def test_a_pipe_in_the_place_of_data_is_never_opened(make_site: SmallSite, name: str) -> None:
    root = make_site({name: None})
    os.mkfifo(root / name)
    assert any(
        line.startswith(f"{name}:1: the file cannot be read; ") for line in problems_in(root)
    )


@pytest.mark.parametrize("name", ["con", "aux", "nul", "com1", "a" * 300])
@pytest.mark.parametrize("key", ["slug", "list_name"])
def test_a_name_in_the_front_matter_that_some_system_cannot_hold(
    make_site: SmallSite, key: str, name: str
) -> None:
    (old,) = re.findall(f"{key}: .*", text_of("docs/en/tips.md"))
    lines = problems_in(make_site(changed("docs/en/tips.md", old, f"{key}: {name}")))
    assert any(f": wrong value for {key}; " in line for line in lines)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Tekst" + " " * 200_000 + "tekst.", "the line is too long; expected: at most 10000 "),
        ("Tekst.\n\n" * 2001, "a page that is too long to read; expected: at most 2000 "),
        ("Tekst.\n\n" * 450_000, "the file is too large; expected: at most 1000000 bytes; "),
    ],
)  # fmt: skip
def test_a_text_above_a_limit(make_site: SmallSite, text: str, message: str) -> None:
    lines = problems_in(make_site({"docs/nl/more.md": page("Meer", text)}))
    assert any(line.startswith("docs/nl/more.md:") and f": {message}" in line
               for line in lines), lines  # fmt: skip


def test_data_above_a_limit(make_site: SmallSite) -> None:
    more = "".join(
        FACTS.split("facts:\n")[1].replace("  site:", f"  site-{n}:") for n in range(1500)
    )
    lines = problems_in(make_site({"docs/facts.yml": FACTS + more}))
    assert any(line.startswith("docs/facts.yml:1: the file is too large; ") for line in lines)
