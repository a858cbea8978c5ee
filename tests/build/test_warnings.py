"""What MkDocs warns of stops each kind of build; what readers do not see yet is said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, SmallSite, run_mkdocs
from tests.rules.source import changed, line_in
from tests.small_site import page

WARNS = """\
import logging

def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri == "en/tips.md":
        logging.getLogger("mkdocs.structure.pages").warning(
            "Doc file 'en/tips.md' contains a link 'fact:site', but the target is not found."
        )
"""
"""A hook that warns as MkDocs does: pages have no links that MkDocs reads."""


def build(root: Path, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site in `root` with these options."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def with_warning(make_site: SmallSite) -> Path:
    """Return the small site with a hook that warns."""
    return make_site(
        {
            **changed("mkdocs.yml", "  - hooks/events.py\n", "  - hooks/events.py\n  - warns.py\n"),
            "warns.py": WARNS,
        }
    )


def make_options() -> list[str]:
    """Return the options with which `make site` calls MkDocs."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").split("\n")
    (line,) = (line for line in lines if "mkdocs build" in line)
    return line.split("mkdocs build")[1].split()


@pytest.mark.parametrize("options", [["--strict"], ["--strict", "--quiet"], make_options()])
def test_a_warning_stops_a_strict_build(make_site: SmallSite, options: list[str]) -> None:
    root = with_warning(make_site)
    (root / "site").mkdir()
    (root / "site/old.html").write_text("old")
    done = build(root, *options)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Doc file 'en/tips.md' contains a link" in done.stderr
    assert [path.name for path in (root / "site").iterdir()] == ["old.html"]


def test_make_site_says_little_when_all_is_well(make_site: SmallSite) -> None:
    done = build(make_site({}), *make_options())
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_what_is_in_docs_and_was_not_read_is_not_published(make_site: SmallSite) -> None:
    root = make_site({"docs/nl/tips.md~": "x", "docs/de/strings.yml": "complete: false\n",
                      "docs/de/tips.md": page("Tipps", "Text.", slug="tipps")})  # fmt: skip
    done = build(root, "--strict", "--quiet")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "docs/de/strings.yml:1: the language is not on the site yet" in done.stderr
    assert not list((root / "site").rglob("*~"))
    assert not list((root / "site").glob("de*"))
    assert "Eerste regel" in (root / "site/tips/index.html").read_text(encoding="utf-8")


def test_what_readers_do_not_see_is_said_at_each_build(make_site: SmallSite) -> None:
    started = changed("docs/en/strings.yml", "complete: true", "complete: false")
    marked = changed("docs/en/tips.md", "First line", "[nl] Eerste regel")
    done = build(make_site({**started, **marked}), *make_options())
    assert done.returncode == 0
    line = line_in(str(marked["docs/en/tips.md"]), "[nl]")
    assert done.stderr.startswith(f"docs/en/tips.md:{line}: the page is not on the site; ")
    assert done.stderr.count("\n") == 1


def test_an_address_of_nothing_is_no_address(make_site: SmallSite) -> None:
    root = make_site({})
    assert build(root, "--strict", SITE_URL="").returncode == 0
    text = (root / "site/sitemap.xml").read_text(encoding="utf-8")
    assert "<loc>http://127.0.0.1:8000/tips/</loc>" in text


@pytest.mark.parametrize("url", ["ftp://example.org/", "https://example.org/a b/"])
def test_an_address_that_cannot_be_one_stops_the_build(make_site: SmallSite, url: str) -> None:
    done = build(make_site({}), "--strict", "--quiet", SITE_URL=url)
    assert done.returncode == 1
    assert "mkdocs.yml:2: this cannot be the address of a site; " in done.stderr


def test_an_exit_that_is_not_safe_stops_the_build(make_site: SmallSite) -> None:
    root = make_site(changed("mkdocs.yml", "https://weather.example/", "javascript:alert(1)"))
    done = run_mkdocs(root)
    assert done.returncode == 1
    assert "the exit of en does not lead to a safe page; " in done.stderr
    assert not (root / "site").exists()
