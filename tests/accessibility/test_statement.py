"""The accessibility statement: the build prints the figures that the tests wrote."""

from __future__ import annotations

import datetime
from pathlib import Path

from lxml import html

from hooks.pages.statement import STATEMENT, read_statement
from hooks.problems import Report
from tests.accessibility.figures import read, write
from tests.conftest import ROOT, SmallSite, run_mkdocs
from tests.small_site import page


def test_the_page_prints_the_figures(real_site: Path) -> None:
    written, _ = read(ROOT / STATEMENT)
    for path in ("over/index.html", "en/about/index.html"):
        text = html.fromstring((real_site / path).read_text(encoding="utf-8")).text_content()
        assert f" {written['pages']} pag" in text
        assert "axe-core" in text
        assert "[[" not in text


def test_findings_are_counted_and_said(make_site: SmallSite, tmp_path: Path) -> None:
    made = {
        "pages": 3,
        "varied": 2,
        "looks": 12,
        "tools": [{"name": "axe-core", "version": "1.2.3", "findings": 4}],
        "layout": 0,
    }
    body = "[[accessibility]]\n\n- [ ] Een.\n- [ ] Twee."
    changes = {
        f"docs/{code}/tips.md": page("Tips", body, slug=slug, checklist="tips")
        for code, slug in (("nl", ""), ("en", "advice"))
    }
    for code in ("nl", "en"):
        changes[f"docs/{code}/index.md"] = page("Start", "[x](fact:noodnummer)")
    root = make_site(changes)
    write(root / STATEMENT, made, datetime.date(2026, 11, 2))
    done = run_mkdocs(root, tmp_path / "made")
    assert done.returncode == 0, done.stdout + done.stderr
    text = (tmp_path / "made/tips/index.html").read_text(encoding="utf-8")
    assert "Laatste test: 2 november 2026. Toen zijn 3 pagina's" in text.replace("&#39;", "'")
    assert "<li>axe-core 1.2.3: gevonden fouten: 4</li>" in text
    (root / STATEMENT).unlink()
    failed = run_mkdocs(root, tmp_path / "made")
    assert failed.returncode != 0
    assert "docs/accessibility.yml:1: the figures are missing" in failed.stdout + failed.stderr


def test_figures_typed_by_hand_are_read_strictly(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / STATEMENT).write_text("pages: -1\n", encoding="utf-8")
    report = Report()
    assert read_statement(tmp_path, report) is None
    assert any("pages" in str(problem) for problem in report.errors)
    assert read_statement(tmp_path / "nowhere", Report()) is None
