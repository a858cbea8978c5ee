"""What is typed: unknown words, ways of writing, slips, other scripts, a language without lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hooks.content.fact_references import FactWriter
from hooks.content.project import Edition
from hooks.content.strings import SearchStrings
from tests.rules.source import LANGUAGES, make_page, small_facts, small_strings
from tests.search.asking import Search, searching
from tests.search.conftest import CODES
from tests.search.test_answers import bank, unanswered

Make = Callable[..., Search]


@pytest.fixture(scope="module")
def make(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Make]:
    """Return a function that gives the search of a language with a few pages, by their text.

    Without settings the language has neither a stemmer nor lists of words.
    """
    numbers = count()
    with ExitStack() as stack:

        def search(bodies: Mapping[str, str], title: str = "Kop", **settings: object) -> Search:
            strings = small_strings()
            plain = strings.search.model_dump(exclude={"common", "stemmer", "synonyms"})
            own = SearchStrings.model_validate({**plain, **settings})
            pages = {}
            for name, body in bodies.items():
                page = make_page(f"{body}\n", name=f"{name}.md")
                meta = page.meta.model_copy(update={"title": title})
                pages[page.name] = replace(page, meta=meta)
            facts = FactWriter(small_facts().facts, strings.facts)
            words = strings.model_copy(update={"search": own})
            folder: Path = tmp_path_factory.mktemp("small") / str(next(numbers))
            edition = Edition(LANGUAGES[0], words, pages, facts)
            return stack.enter_context(searching(browser, edition, folder))

        yield search


@pytest.mark.parametrize("code", CODES)
def test_a_word_that_is_not_known_weighs_nothing(searches: dict[str, Search], code: str) -> None:
    alone, after, before, twice = searches[code].ask(
        ["airtag", "airtag xqzxqz", "xqzxqz airtag", "xqzxqz airtag qwwq"]
    )
    assert alone
    assert after == before == twice == alone
    questions = {f"{ask} xqzxqz": good for ask, good in bank(code).items()}
    assert len(unanswered(searches[code], questions, 3)) <= 0.06 * len(questions)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "ways",
    [
        ("0900-8844", "0900 8844", "09008844", "0900\u20118844", "(0900) 8844", "0900.8844",
         "0900\u00a08844", "٠٩٠٠-٨٨٤٤", "۰۹۰۰۸۸۴۴"),
        ("112", "１１２", "١١٢", "११२"),
        ("airtag", "AIRTAG", "air\u00adtag", "air\u200btag", "áirtàg", "a\u0301irtag"),
    ],
)  # fmt: skip
def test_ways_of_writing_find_the_same(
    searches: dict[str, Search], code: str, ways: tuple[str, ...]
) -> None:
    first, *others = searches[code].ask(ways)
    assert first
    assert [found == first for found in others] == [True] * len(others)


def test_a_number_is_also_found_among_words(searches: dict[str, Search]) -> None:
    found = searches["nl"].pages(["bel ik 112 of 0900 8844", "112 0900-8844", "112, 09008844"])
    assert ["hulplijnen.md" in pages[:3] for pages in found] == [True] * 3


@pytest.mark.parametrize(
    ("code", "one", "other"),
    [
        ("nl", "brief", "brieven"),
        ("nl", "bedreiging", "bedreigingen"),
        ("nl", "gestalkt", "stalken"),
        ("en", "threat", "threats"),
        ("en", "followed", "following"),
        ("en", "letter", "letters"),
    ],
)
def test_forms_of_a_word_find_the_same(
    searches: dict[str, Search], code: str, one: str, other: str
) -> None:
    first, second = searches[code].ask([one, other])
    assert first == second != []


def test_a_form_that_is_not_on_the_site_finds_one_that_is(make: Make) -> None:
    bodies = {"a": "Bewahre jede Nachricht auf.", "b": "Rufe die Polizei."}
    for settings in ({}, {"stemmer": "german"}):
        search = make(bodies, **settings)
        found = search.pages(["Nachrichten", "Polizisten rufen", "polizei"])
        assert [pages[:1] for pages in found] == [["a.md"], ["b.md"], ["b.md"]]


@pytest.mark.parametrize(
    ("code", "typed", "name"),
    [
        ("nl", "telefonterreur", "telefoonterreur.md"),  # one letter missing
        ("nl", "telefoonterreurr", "telefoonterreur.md"),  # one too many
        ("nl", "telefoonterreer", "telefoonterreur.md"),  # one wrong
        ("nl", "telefoontererur", "telefoonterreur.md"),  # two swapped
        ("nl", "aangfite", "aangifte.md"),
        ("nl", "huiselijk gewelt", "ex-partner.md"),
        ("nl", "logboek bijhoude", "logboek.md"),
        ("en", "hellpline", "hulplijnen.md"),
        ("en", "restaining order", "bescherming.md"),
        ("en", "polise report", "aangifte.md"),
    ],
)
def test_slips_are_forgiven(searches: dict[str, Search], code: str, typed: str, name: str) -> None:
    (pages,) = searches[code].pages([typed])
    assert name in pages[:3]


@pytest.mark.parametrize(
    ("code", "word", "name"),
    [("nl", "belaging", "wat-is-stalking.md"), ("nl", "telefoonterreur", "telefoonterreur.md"),
     ("nl", "meldcode", "meldcode.md"), ("en", "witness", "omgeving.md")],
)  # fmt: skip
def test_it_finds_while_one_types(
    searches: dict[str, Search], code: str, word: str, name: str
) -> None:
    found = searches[code].pages([word[:end] for end in range(2, len(word) + 1)])
    assert all(found)
    assert [name in pages[:3] for pages in found[3:]] == [True] * len(found[3:])


def test_at_the_first_letter_it_does_not_say_that_there_is_nothing(
    searches: dict[str, Search],
) -> None:
    search, words = searches["nl"], searches["nl"].edition.strings.search
    said = []
    for typed in ("", "q", "qz", "tips"):
        search.ask([typed])
        said.append(search.page.locator("search [role=status]").text_content())
    count = len(search.ask(["tips"])[0])
    assert said == [words.hint, words.hint, words.none, words.found.format(count=count)]


def test_a_slip_does_not_push_the_right_page_out(make: Make) -> None:
    # Near words of the one that is meant, on pages that say little else.
    others = {f"p{number}": word for number, word in enumerate(("moord", "woorden", "noord"))}
    search = make({"a": f"Een {'lang ' * 30} verhaal met een woord.", **others})
    assert search.pages(["woord"])[0][0] == "a.md"


def test_nothing_finds_nothing(searches: dict[str, Search]) -> None:
    assert searches["nl"].ask(["", "  ", "?!", "xqzxqzxqz", "\u00ad"]) == [[]] * 5


def test_a_result_is_a_page_once_with_its_best_section(searches: dict[str, Search]) -> None:
    phase, police = searches["nl"].ask(["fase 5", "politie"])
    assert phase[0].address == "negen-fasen/#fase-5"
    title = searches["nl"].edition.pages["negen-fasen.md"].meta.title
    assert phase[0].text.startswith(f"{title}: Fase 5")
    pages = [line.address.partition("#")[0] for line in police]
    assert len(pages) == len(set(pages)) == 8


def test_synonyms_lead_to_their_page_or_section(make: Make) -> None:
    bodies = {"a": "Een verbod.", "b": "Een zender.\n\n## Deel {#deel}\n\nVerder.", "c": "Niets."}
    without = make(bodies)
    assert without.ask(["straatverbod gps"])[0][0].address == "a/"  # by the end of the long word
    assert without.ask(["gps", "blijf van mijn lijf"]) == [[], []]
    search = make(
        bodies, synonyms={"c": ["straatverbod"], "b#deel": ["gps", "blijf van mijn lijf"]}
    )
    found = search.ask(["straatverbod", "gps", "Blijf-van-mijn-lijf", "zender"])
    assert [lines[0].address for lines in found] == ["c/", "b/#deel", "b/#deel", "b/"]


def test_a_common_word_says_little(make: Make) -> None:
    bodies = {"a": "Mijn.", "b": f"Een {'lang ' * 30} verhaal en mijn brief.", "c": "Brief."}
    assert make(bodies).pages(["mijn brief", "mijn"])[0][0] != "c.md"
    search = make(bodies, common=["mijn"])
    assert search.pages(["mijn brief"])[0][0] != "a.md"
    assert search.pages(["mijn"])[0][0] == "a.md"  # and yet it finds


def test_a_whole_line_comes_before_its_words_elsewhere(make: Make) -> None:
    bodies = {
        "a": "- Bel de politie.\n- Schrijf de politie.\n- Vraag de politie.\n- Bel de buren.",
        "b": "- Bewaar alles.\n- Bel de politie als je de stalker ziet.",
        "c": "- Als je de stalker ziet, als je de politie ziet.\n- De stalker.",
    }
    assert make(bodies).pages(["Bel de politie als je de stalker ziet."])[0][0] == "b.md"


def test_arabic_words(make: Make) -> None:
    bodies = {"a": "احفظ كل الرسائل.", "b": "اتصل بالشرطة فورًا.", "c": "اجمع الأدلّة."}
    search = make(bodies, stemmer="arabic")
    found = search.pages(["رسائل", "الرسائل", "كُلّ", "شرطة", "الشرطة", "فورا", "الأدلة", "الادله"])
    names = ["a.md"] * 3 + ["b.md"] * 3 + ["c.md"] * 2
    assert [pages[:1] for pages in found] == [[name] for name in names]


def test_hindi_words_are_not_cut_at_their_vowels(make: Make) -> None:
    bodies = {"a": "पुलिस को फ़ोन करें।", "b": "पल लस।", "c": "सबूत रखें।"}
    search = make(bodies)
    found = search.pages(["पुलिस", "फ\u093cोन", "\u095eोन", "सबूत", "रखें", "पल"])
    assert found == [["a.md"], ["a.md"], ["a.md"], ["c.md"], ["c.md"], ["b.md"]]


def test_turkish_letters(make: Make) -> None:
    search = make({"a": "İstanbul'da takip.", "b": "Isparta, ığdır.", "c": "Şiddet."})
    found = search.pages(
        ["istanbul", "İSTANBUL", "Istanbul", "i\u0307stanbul", "ısparta", "ISPARTA", "isparta",
         "IĞDIR", "igdir", "şiddet", "SIDDET"]
    )  # fmt: skip
    assert found == [["a.md"]] * 4 + [["b.md"]] * 5 + [["c.md"]] * 2


def test_other_letters(make: Make) -> None:
    search = make({"a": "Die Straße.", "b": "Ελληνικά, ΟΔΟΣ.", "c": "Поліція. Ёлка."})
    found = search.pages(["strasse", "STRASSE", "straße", "ελληνικα", "οδος", "полиція", "елка"])
    assert found == [["a.md"]] * 3 + [["b.md"]] * 2 + [["c.md"]] * 2


def test_what_stands_on_a_page_is_shown_as_text(make: Make) -> None:
    title = '<img src="x" onerror="document.title=1"> & co'
    search = make({"a": "## A \\<b>zet\\</b> {#deel}\n\nWoord."}, title=title)
    ((found,),) = search.ask(["woord"])
    assert found.text == f"{title}: A <b>zet</b>"
    assert search.page.locator("search img, search b").count() == 0
    assert search.page.title() == "x"
