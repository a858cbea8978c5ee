"""Files of each kind, and of a new one, have neutral names; a spreadsheet loses no text."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from lxml import etree

import hooks.downloads.catalogue
from hooks.content.project import Edition, Project
from hooks.downloads.catalogue import KINDS
from hooks.downloads.formats.printed import Print
from hooks.downloads.formats.sheet import Column, Sheet, footer_text, sheet_faults
from hooks.downloads.formats.text import TextDocument
from hooks.downloads.formats.xlsx import write_xlsx
from hooks.downloads.paper import Paper
from hooks.problems import ProblemsError
from tests.conftest import SmallSite
from tests.documents.conftest import every_kind, make
from tests.documents.reading import entries
from tests.rules.source import line_in
from tests.small_site import small_site

NL = "docs/nl/strings.yml"


def messages(root: Path) -> list[str]:
    """Return what is wrong with the files of the project in `root`."""
    try:
        make(root)
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []


def site(make_site: SmallSite, name: str, old: str, new: str) -> tuple[Path, int]:
    """Return a site with one paper of each kind and one change in a file, and the changed line."""
    files = {**small_site(), **every_kind(small_site())}
    text = str(files[name])
    assert old in text, f"{name} has no {old!r}"
    text = text.replace(old, new, 1)
    return make_site({**files, name: text}), line_in(text, new)


def test_good_names(make_site: SmallSite) -> None:
    assert messages(make_site(every_kind(small_site()))) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "key", "word"),
    [
        (NL, "short_name: logboek-kort", "short_name: stalking-kort", "diary.short_name", "stalk"),
        (NL, "long_title: Logboek, lang", "long_title: Voor de Politie", "diary.long_title",
         "politie"),
        (NL, "table_name: logboek-tabel", "table_name: stalker-tabel", "diary.table_name", "stalk"),
        (NL, "table_title: Logboek, tabel", "table_title: Stalker, tabel", "diary.table_title",
         "stalk"),
        (NL, "list_prefix: lijst", "list_prefix: belaging", "paper.list_prefix", "belag"),
        (NL, "all_title: Alle lijsten", "all_title: Voor slachtoffers", "paper.all_title",
         "slachtoffer"),
        (NL, 'large: "{title}, grote letters"', 'large: "{title}, politie"', "paper.large",
         "politie"),
        (NL, "fill_end: invullen", "fill_end: stalking", "paper.fill_end", "stalk"),
        (NL, "title: Overzicht van wat ik bewaar", "title: Stalking", "records.title", "stalk"),
        # A word of any language counts in each.
        (NL, "name: overzicht", "name: police-list", "records.name", "police"),
        ("docs/nl/tips.md", "list_name: tips", "list_name: victim", "list_name", "victim"),
        ("docs/nl/tips.md", "list_title: tips", "list_title: Voor de Politie", "list_title",
         "politie"),
        ("docs/en/tips.md", "name: kaart, title: Kaart", "name: kaart, title: Police",
         "papers.0.title", "police"),
        ("docs/nl/tips.md", "name: kaart", "name: stalking", "papers.0.name", "stalk"),
    ],
)  # fmt: skip
def test_a_telling_name_is_an_error_with_its_line(
    make_site: SmallSite, name: str, old: str, new: str, key: str, word: str
) -> None:
    root, line = site(make_site, name, old, new)
    found = messages(root)
    assert len(found) == 1, found
    assert found[0].startswith(
        f"{name}:{line}: a name that gives away what the file is about; expected: a neutral name, "
        f"without {word!r}; found: "
    )
    assert found[0].endswith(f"; fix: choose {key} so that it may be seen in a Downloads folder")


@dataclass(frozen=True)
class Leaflet:
    """What a new kind of document prints."""

    title: str


@pytest.mark.parametrize(
    ("stem", "title", "inside", "found"),
    [
        ("politie", "Blad", "Blad", "politie"),
        ("blad", "Over stalking", "Blad", "Over stalking"),
        ("blad", "Blad", "Voor het slachtoffer", "Voor het slachtoffer"),
    ],
)
@pytest.mark.parametrize("kind", ["print", "text"])
def test_a_new_kind_of_file_cannot_have_a_telling_name(
    make_site: SmallSite,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    stem: str,
    title: str,
    inside: str,
    found: str,
) -> None:
    def papers(project: Project, edition: Edition) -> Iterator[Paper]:
        if kind == "print":
            yield Paper("x", stem, title, Print(Leaflet(inside), "leaflet.typ"), "pdf")
        else:
            yield Paper("x", stem, title, TextDocument(inside, "nl", "ltr", ()), "docx")

    monkeypatch.setattr(hooks.downloads.catalogue, "KINDS", {**KINDS, "leaflets": papers})
    lines = messages(make_site({}))
    assert len(lines) == 2
    assert all(f"; found: {found}; " in line for line in lines)
    assert lines[0].startswith("docs/en/strings.yml:1: a name that gives away")


LONG = "Heel veel woorden die nergens op passen, en nog meer woorden. " * 5


@pytest.mark.parametrize(
    ("old", "new", "key", "what"),
    [
        ('footer: "Direct gevaar: [bel]', f'footer: "{LONG}[bel]', "paper.footer",
         "too long for the foot of a spreadsheet"),
        ("  yes: ja", "  yes: ja, zeker", "diary.yes", "a comma in something to choose"),
        ("  yes: ja", f"  yes: {LONG.replace(',', '')}", "diary.yes",
         "too long a list to choose from"),
        ("table_title: Logboek, tabel", 'table_title: "\'t Logboek"', "diary.table_title",
         "this cannot be the name of a sheet in a spreadsheet"),
        ("table_title: Logboek, tabel", 'table_title: "Logboek: tabel"', "diary.table_title",
         "this cannot be the name of a sheet in a spreadsheet"),
        ("title: Overzicht van wat ik bewaar", "title: Overzicht van alles wat ik heb bewaard",
         "records.title", "this cannot be the name of a sheet in a spreadsheet"),
        ("notes_title: Lees dit eerst", "notes_title: Logboek, tabel", "diary.",
         "two sheets in one spreadsheet have this name"),
        ("help: Dag, maand, jaar.", f"help: {LONG}", "diary.fields.date.help",
         "too long for what a spreadsheet says at a cell"),
        ('not_a_date: "Schrijf', f'not_a_date: "{LONG}Schrijf', "sheet.not_a_date",
         "too long for what a spreadsheet says at a cell"),
        ('not_a_choice: "Kies', f'not_a_choice: "{LONG}Kies', "sheet.not_a_choice",
         "too long for what a spreadsheet says at a cell"),
        ("label: Getuigen", "label: Getuigen en anderen die erbij waren",
         "diary.fields.witnesses.label", "too long for the label of a column"),
    ],
)  # fmt: skip
def test_a_text_that_a_spreadsheet_would_lose_is_an_error(
    make_site: SmallSite, old: str, new: str, key: str, what: str
) -> None:
    root, line = site(make_site, NL, old, new)
    found = [each for each in messages(root) if what in each]
    assert found
    if key != "diary.":
        assert all(each.startswith(f"{NL}:{line}: {key}: {what}; expected: ") for each in found)
    assert all(each.startswith(f"{NL}:") and f": {key}" in each for each in found)


FITTING = Sheet(
    title="Tabel", language="nl", direction="ltr", footer="Voet & teen", page="{page} van {pages}",
    notes_title="Lees dit", notes=("Een.",), choices=("ja", "nee"), rows=2,
    columns=(Column("Wanneer", "Dag.", "date", 10), Column("Keus", "Kies.", "choice", 10)),
    not_a_date="Geen datum.", not_a_time="Geen tijd.", not_a_choice="Kies uit de lijst.",
)  # fmt: skip


def fill(number: int) -> str:
    """Return a text of so many letters."""
    return ("abcdefghi " * 30)[: number - 1] + "x"


def test_what_just_fits_is_in_the_file_without_a_warning() -> None:
    room = 255 - len(footer_text(replace(FITTING, footer="")))
    columns = (
        Column(fill(32), fill(255), "date", 10),
        Column("Keus", "Kies.", "choice", 10),
    )
    choices = (fill(127), fill(127))
    sheet = replace(
        FITTING, title=fill(31), notes_title=f"{fill(30)}!", footer=fill(room), choices=choices,
        columns=columns, not_a_date=fill(255), not_a_choice=fill(255),
    )  # fmt: skip
    assert list(sheet_faults(sheet)) == []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = write_xlsx(sheet)
    parts = entries(made)
    book, page = (
        etree.fromstring(parts[f"xl/{name}.xml"]) for name in ("workbook", "worksheets/sheet2")
    )
    assert book.xpath("//*[local-name()='sheet']/@name") == [sheet.notes_title, sheet.title]
    assert page.xpath("string(//*[local-name()='oddFooter'])") == footer_text(sheet)
    (date, choice) = page.xpath("//*[local-name()='dataValidation']")
    assert choice.xpath("string(*[local-name()='formula1'])") == f'"{",".join(choices)}"'
    assert (date.get("promptTitle"), date.get("prompt")) == (fill(32), fill(255))
    assert (date.get("error"), choice.get("error")) == (fill(255), fill(255))


@pytest.mark.parametrize(
    "change",
    [
        {"title": fill(32)},
        {"notes_title": "Lees 'dit'"},
        {"footer": fill(256 - len(footer_text(replace(FITTING, footer=""))))},
        {"choices": (fill(128), fill(127))},
        {"choices": ("ja, graag", "nee")},
        {"not_a_date": fill(256)},
        {"columns": (Column(fill(33), "Dag.", "date", 10),)},
        {"columns": (Column("Wanneer", fill(256), "text", 10),)},
    ],
)
def test_one_letter_more_is_found(change: dict[str, object]) -> None:
    assert len(list(sheet_faults(replace(FITTING, **change)))) == 1  # type: ignore[arg-type]
