"""A language from right to left, and letters that no font has."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

from hooks.downloads.formats.typefaces import TypefaceCoverage
from hooks.problems import ProblemsError
from tests.conftest import ROOT, SmallSite
from tests.documents.conftest import Downloads, every_kind, make
from tests.documents.pdf_rules import check_pdf
from tests.documents.reading import entries, faults_of_looks, pdf_sheets
from tests.small_site import small_site

_FONT = Path(__file__).parent / "fonts/Toetsletter.ttf"
_CODES = ("nl", "en", "ar")
_LABELS = {
    "number": "رقم", "date": "تاريخ", "time": "وقت", "place": "مكان", "what": "ماذا حدث",
    "witnesses": "شهود", "evidence": "دليل", "reported": "بلاغ",
}  # fmt: skip


def _right_to_left(make_site: SmallSite, font: bool) -> Path:
    """Return a site with a third language: English words, Arabic labels, right to left."""
    files = every_kind(small_site())
    text = str(small_site()["docs/en/strings.yml"]).replace("  yes: yes", "  'yes': 'yes'")
    english = yaml.safe_load(text.replace("  no: no", "  'no': 'no'"))
    english["complete"] = False
    english["language"] = {"direction": "rtl"}
    english["diary"]["short_title"] = "سجل قصير"
    for key, label in _LABELS.items():
        english["diary"]["fields"][key]["label"] = label
    files["docs/ar/strings.yml"] = yaml.safe_dump(english, allow_unicode=True)
    for name in ("index", "tips"):
        files[f"docs/ar/{name}.md"] = files.get(
            f"docs/en/{name}.md", small_site()[f"docs/en/{name}.md"]
        )
    root = make_site(files)
    if font:
        shutil.copy(_FONT, root / "overrides/print/fonts")
    return root


@pytest.fixture
def arabic(make_site: SmallSite) -> Downloads:
    """Return the documents of a site in three languages."""
    return make(_right_to_left(make_site, font=True), _CODES)


def test_documents_run_from_right_to_left(arabic: Downloads) -> None:
    files = arabic["ar"]
    page = pdf_sheets(files["diary-short.pdf"].content)[1]
    first = [letter for letter in page.letters if letter.text in _LABELS["number"]]
    assert min(letter.box[0] for letter in first[:3]) > page.width * 0.85
    parts = entries(files["diary-short.docx"].content)
    document = parts["word/document.xml"].decode()
    assert document.count("<w:bidi/>") == document.count("<w:p>") + document.count("<w:p ")
    assert "<w:bidiVisual/>" in document
    assert (
        'style:writing-mode="rl-tb"'
        in entries(files["diary-short.odt"].content)["styles.xml"].decode()
    )
    letter = entries(files["letter.docx"].content)
    assert [name for name in letter if "footer" in name] == []
    sheet = entries(files["diary.xlsx"].content)["xl/worksheets/sheet2.xml"].decode()
    assert 'rightToLeft="1"' in sheet
    dutch = entries(arabic["nl"]["diary-short.docx"].content)["word/document.xml"].decode()
    assert "<w:bidi" not in dutch


def test_documents_from_right_to_left_keep_the_rules(arabic: Downloads) -> None:
    for file in arabic["ar"].values():
        if file.path.endswith(".pdf"):
            assert check_pdf(file.content) == [], file.path
            assert faults_of_looks(file.content, 12) == [], file.path


def test_a_letter_without_font_is_an_error(make_site: SmallSite) -> None:
    with pytest.raises(ProblemsError) as caught:
        make(_right_to_left(make_site, font=False), _CODES)
    messages = [str(problem) for problem in caught.value.problems]
    (short,) = [each for each in messages if "log-short.pdf" in each]
    assert short.startswith("docs/ar/strings.yml:1: ")
    assert "letters of ar" in short
    missing = short.split("found: ")[1].split("; fix")[0]
    assert set(missing) == {
        letter for text in [*_LABELS.values(), "سجل قصير"] for letter in text if letter != " "
    }
    assert all(each.startswith("docs/ar/") for each in messages)


def test_what_the_fonts_have_is_known() -> None:
    letters = TypefaceCoverage(ROOT / "overrides/print/fonts")
    assert letters.missing(("één ‘woord’ – € ë ñ",)) == ""
    assert letters.missing(("a", ("שb", "中"))) == "ש中"


def test_the_fonts_have_no_hints_and_all_tables_that_shape() -> None:
    for path in (ROOT / "overrides/print/fonts").glob("*.ttf"):
        with TTFont(path) as font:
            assert not {"fpgm", "prep", "cvt "} & set(font.keys())
            assert {"GPOS", "GSUB", "cmap", "name"} <= set(font.keys())
            glyphs: Any = font["glyf"]
            assert not any(
                hasattr(glyphs[name], "program") and glyphs[name].program.getBytecode()
                for name in font.getGlyphOrder()
            )
