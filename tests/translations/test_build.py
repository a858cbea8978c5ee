"""The build and the state of translations: what fails, what a preview and a reader get."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.conftest import SmallSite, run_mkdocs, serve_folder
from tests.small_site import page, small_site
from tests.translations.source import call, confirm_all, edit

BODY = {
    "nl": """
        Eerste regel.

        !!! warning "Let op"
            Stuur niets.

        ## Kop {#kop}

        Praat met iemand.

        - [ ] Bewaar alle berichten.
        - [ ] Wacht niet [langer dan](fact:klachttermijn).

        Lees [het begin](index.md).
        """,
    "en": """
        First line.

        !!! warning "Mind"
            Send nothing.

        ## Heading {#kop}

        Talk to somebody.

        - [ ] Keep all messages.
        - [ ] Do not wait [longer than](fact:klachttermijn).

        Read [the start](index.md).
        """,
}


def preview(root: Path) -> subprocess.CompletedProcess[str]:
    """Build the site as a preview does: not strictly."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def tracked(make_site: SmallSite) -> Path:
    """Return the folder of a small site of which every block is confirmed."""
    pages = {
        "docs/nl/tips.md": page("Tips", BODY["nl"], checklist="tips"),
        "docs/en/tips.md": page("Advice", BODY["en"], slug="advice", checklist="advice"),
    }
    root = make_site(pages)
    confirm_all(root)
    return root


def read(root: Path, name: str) -> str:
    return (root / "site" / name).read_text(encoding="utf-8")


def test_a_site_that_is_current_has_no_notice(tracked: Path) -> None:
    done = run_mkdocs(tracked)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "has changed since" not in read(tracked, "en/advice/index.html")
    assert 'lang="nl" dir' not in read(tracked, "en/advice/index.html")
    assert 'id="kop-' not in read(tracked, "tips/index.html")


def test_stale_blocks_that_are_safety_critical_fail_the_strict_build(tracked: Path) -> None:
    changes = (
        ("Let op", "Kijk uit", "tips.md#top-2", 15),
        ("Stuur niets", "Stuur nooit iets", "tips.md#top-3", 16),
        ("Wacht niet", "Wacht nooit", "tips.md#kop-3", 23),
    )
    for old, new, *_ in changes:
        edit(tracked, "docs/nl/tips.md", old, new)
    done = run_mkdocs(tracked)
    assert done.returncode == 1
    for _, _, block, line in changes:
        assert (
            f"docs/en/tips.md:{line}: safety-critical and stale: the source text of {block} has "
            "changed; expected: a translation of docs/nl/tips.md:"
        ) in done.stdout + done.stderr
    assert not (tracked / "site").exists()
    assert call(tracked, "check") == 1
    assert call(tracked, "confirm", *(block for _, _, block, _ in changes)) == 0
    assert run_mkdocs(tracked).returncode == 0


def test_a_title_that_has_changed_stops_no_build(tracked: Path) -> None:
    edit(tracked, "docs/nl/tips.md", "title: Tips", "title: Goede raad")
    done = run_mkdocs(tracked)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "<h1>Goede raad</h1>" in read(tracked, "tips/index.html")


def test_a_lock_that_was_changed_by_hand_fails_the_strict_build(tracked: Path) -> None:
    name = "docs/en/translations/tips.md.lock"
    edit(tracked, name, "paragraph/warning Stuur niets", "paragraph/warning Stuur alles")
    edit(tracked, name, "# kop-1\n", "<<<<<<< HEAD\nx\n")
    done = run_mkdocs(tracked)
    assert done.returncode == 1
    for message in (
        "safety-critical and stale: the source text of tips.md#top-3 has changed",
        "a mark of a merge that was not finished",
        "a damaged record",
    ):
        assert message in done.stdout + done.stderr


@pytest.fixture
def changed(tracked: Path) -> Path:
    """Return the folder of a preview in which blocks of each kind are stale."""
    for old, new in (
        ("Stuur niets", "Stuur nooit iets aan [hem](index.md)"),
        ("Wacht niet", "Wacht nooit"),
        ("Praat met iemand", "Praat vandaag met iemand"),
        ("Bewaar alle", "Bewaar veel"),
    ):
        edit(tracked, "docs/nl/tips.md", old, new)
        if "index.md" in new:
            edit(tracked, "docs/en/tips.md", "Send nothing", "Send [him](index.md) nothing")
    edit(tracked, "docs/nl/strings.yml", "label: Weg van deze site", "label: Nu weg van deze site")
    edit(tracked, "docs/nl/strings.yml", "  label: Direct gevaar", "  label: Nood en gevaar")
    done = preview(tracked)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "safety-critical and stale" in done.stdout + done.stderr
    return tracked


@pytest.fixture
def address(changed: Path) -> Iterator[str]:
    yield from serve_folder(changed / "site")


def test_a_reader_sees_both_notices(browser: Browser, address: str) -> None:
    tab = browser.new_page(viewport={"width": 360, "height": 740})
    tab.goto(f"{address}en/advice/")
    notices = tab.get_by_text("The Dutch text of this part has changed since.")
    assert notices.count() == 2
    # At their blocks, and nowhere else.
    assert tab.locator("li.todo", has=notices).all_inner_texts()[0].startswith("Keep all messages.")
    after = tab.locator("p:text('Talk to somebody.') + p.quiet")
    assert after.is_visible()
    # The link leads to the very block of the source text.
    link = after.get_by_role("link", name="Read it in Dutch")
    assert link.get_attribute("hreflang") == "nl"
    link.click()
    assert tab.url.endswith("/tips/#kop-1")
    assert tab.locator("#kop-1").inner_text() == "Praat vandaag met iemand."
    tab.go_back()
    # What is safety-critical is the source text, marked with its language.
    box = tab.locator(".warning p").nth(1)
    assert box.inner_text() == "Stuur nooit iets aan hem."
    assert box.get_attribute("lang") == "nl"
    assert box.get_by_role("link").get_attribute("href") == "../../"
    item = tab.locator("li.todo").nth(1)
    assert item.inner_text() == "Wacht nooit langer dan 3 maanden."
    assert item.get_attribute("lang") == "nl"
    # Short texts are the source text too, in an element and in an attribute.
    assert tab.locator("[data-exit]").inner_text() == "Nu weg van deze site"
    assert tab.locator("section.bar").get_attribute("aria-label") == "Nood en gevaar"
    # No other element of the page is Dutch, and none of these is marked as English.
    dutch = tab.evaluate(
        """() => [...document.querySelectorAll("main *, [data-exit] *")]
            .filter(element => element.closest("[lang]").lang === "nl"
                && !element.parentElement.closest("main [lang], [data-exit] [lang]"))
            .map(element => element.textContent.trim())"""
    )
    assert dutch == ["Stuur nooit iets aan hem.", "Wacht nooit langer dan 3 maanden."]
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.close()


def started(changes: Callable[[dict[str, str]], None] = lambda _: None) -> Mapping[str, str]:
    """Return the configuration of the small site with a third language."""
    config = str(small_site()["mkdocs.yml"])
    block = (
        "        - locale: de\n          name: Deutsch\n"
        '          extra: {exit_url: "https://wetter.example/"}\n'
    )
    files = {"mkdocs.yml": config.replace("nav:\n", f"{block}nav:\n", 1)}
    changes(files)
    return files


def test_a_language_that_has_just_begun_passes_the_build_and_is_not_shown(
    make_site: SmallSite,
) -> None:
    root = make_site(started())
    assert call(root, "start", "de") == 0
    done = run_mkdocs(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (root / "site/de").exists()
    assert 'hreflang="de"' not in read(root, "index.html")
    assert "[nl]" not in read(root, "index.html")
    assert sorted(path.name for path in (root / "site").glob("*/index.html")) != []
    before = {path.name for path in (root / "site").iterdir()}
    assert "tips" in before


def test_a_started_language_is_shown_page_by_page(make_site: SmallSite) -> None:
    root = make_site(started())
    assert call(root, "start", "de") == 0
    strings = root / "docs/de/strings.yml"
    english = (root / "docs/en/strings.yml").read_text(encoding="utf-8")
    strings.write_text(english.replace("complete: true", "complete: false"), encoding="utf-8")
    home = root / "docs/de/index.md"
    text = home.read_text(encoding="utf-8")
    for old, new in (
        ("[nl] Begin", "Anfang"), ("[nl] Over Begin", "Der Anfang"),
        ("[nl] Gevaar? [Bel]", "Gefahr? [Ruf]"), ("Lees [tips]", "Lies [Rat]"),
    ):  # fmt: skip
        assert old in text
        text = text.replace(old, new)
    home.write_text(text, encoding="utf-8")
    done = run_mkdocs(root)
    # Nobody has confirmed the home page, which says whom to call.
    assert done.returncode == 1
    assert "the source text of index.md#top-1 has never been confirmed" in done.stdout + done.stderr
    assert call(root, "confirm", "de/index.md", "--yes") == 0
    for key in ("emergency.question", "emergency.call", "emergency.label"):
        call(root, "confirm", f"de/strings.yml#{key}")
    # Patterns such as "{size} kB" are the same in both, and must be confirmed by name.
    assert call(root, "confirm", "de/strings.yml", "--yes") == 1
    done = run_mkdocs(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Gefahr?" in read(root, "de/index.html")
    # The page that is still marked is left out; links to it lead to the source text.
    assert not (root / "site/de/tips").exists()
    assert 'href="../tips/#kop"' in read(root, "de/index.html")
    assert 'hreflang="de"' in read(root, "index.html")
    assert "[nl]" not in "".join(
        path.read_text(encoding="utf-8") for path in (root / "site").rglob("*.html")
    )


def test_text_that_lost_its_mark_alone_is_marked_with_its_language(tracked: Path) -> None:
    for code, words in (
        ("nl", "Dit is nieuw en staat hier."),
        ("en", "Dit is nieuw en staat hier."),
    ):
        path = tracked / f"docs/{code}/tips.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    assert preview(tracked).returncode == 0
    made = read(tracked, "en/advice/index.html")
    assert '<p lang="nl" dir="ltr">Dit is nieuw en staat hier.</p>' in made
    assert call(tracked, "check") == 1
