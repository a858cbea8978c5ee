"""The word lists on text that they must catch and on good text that they must let pass."""

import re

import pytest

from .prose import Prose, parse
from .rules import check, forbidden_words, refused_terms
from .words import load_words

LANGUAGES = ("nl", "en")


def page(body: str, audience: str = "person") -> Prose:
    """A page with this body."""
    return parse("x.md", f"---\naudience: {audience}\n---\n\n{body}\n")


def whats(language: str, text: str, audience: str = "person") -> set[str]:
    """The groups of which a text breaks a rule."""
    return {f.what for f in forbidden_words(page(text, audience), load_words(language))}


@pytest.mark.parametrize(
    ("language", "what", "text"),
    [
        ("nl", "jargon", "Indien nodig bel je."),
        ("nl", "jargon", "Je dient te bellen."),
        ("nl", "jargon", "Bel de politie; wacht niet."),
        ("nl", "link text", "[Klik hier](tips.md)"),
        ("nl", "form of address", "Wat kunt u doen?"),
        ("nl", "form of address", "- [ ] Bewaar uw brieven."),
        ("nl", "blame", "Het is ook je eigen schuld."),
        ("nl", "blame", "Waarom ging je niet weg?"),
        ("nl", "blame", "Dat had je beter niet gedaan."),
        ("nl", "blame", "Word assertiever."),
        ("nl", "gender of the stalker", "Bel als hij komt."),
        ("nl", "gender of the stalker", "Praat niet met hem."),
        ("nl", "gender of the stalker", "De stalker komt met zijn auto."),
        ("nl", "gender of the stalker", "Een stalker kiest zijn slachtoffer."),
        ("en", "jargon", "Call the police prior to leaving."),
        ("en", "link text", "[Click here](tips.md)"),
        ("en", "blame", "It is partly your fault."),
        ("en", "blame", "Why didn't you leave?"),
        ("en", "blame", "You should have called."),
        ("en", "gender of the stalker", "The stalker says that he's sorry."),
        ("en", "gender of the stalker", "Do not answer him."),
        ("en", "gender of the stalker", "This is his or her choice."),
        ("en", "British spelling", "This behavior is a crime."),
        ("en", "British spelling", "Ask the organization."),
        ("en", "British spelling", "Tell your neighbors."),
        ("en", "British spelling", "Go to the Sexual Assault Center."),
    ],
)
def test_lists_catch(language: str, what: str, text: str) -> None:
    assert whats(language, text) == {what}


@pytest.mark.parametrize(
    "word",
    [
        *("middels", "teneinde", "derhalve", "inzake", "dien je te", "betreffende", "aangaande"),
        *("alsmede", "desbetreffend", "conform", "omtrent", "indien", "echter", "tevens", "reeds"),
        *("slechts", "gedurende", "alvorens", "trachten", "geschieden", "ten behoeve van"),
        *("met betrekking tot", "in verband met", "door middel van"),
    ],
)
def test_every_word_of_the_writing_rules_is_jargon(word: str) -> None:
    assert whats("nl", f"Dit is {word} iets.") == {"jargon"}


@pytest.mark.parametrize("audience", ["person", "circle", "professional"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Het is nooit jouw schuld. Het is niet je eigen schuld."),
        ("nl", 'Zeg niet: "Waarom ging je niet weg?"'),
        ("nl", "De feiten zijn nagekeken. Een stalker kan gevaarlijk zijn."),
        ("nl", "De stalker kan je voor zijn als je alleen bent."),
        ("nl", "Een brief kan een reactie uitlokken. Leg de brief in een zak."),
        ("nl", "Een echte bedreiging is al genoeg. Bel zo nodig een advocaat."),
        ("nl", "Het kind en zijn school. De USB-stick en de u-bocht."),
        ("en", "It is never your fault. It isn't your fault."),
        ("en", "Do not ask why this happened. Keep the receipt."),
        ("en", "You should have a plan. This helps the police."),
        ("en", "Ask for the theory here. They heard it there."),
        ("en", "The size of the prize. Exercise, advise and otherwise surprise."),
        ("en", "Call a neighbour at the World Health Organization."),
        ("en", "SASH: Screening Assessment for Stalking and Harassment."),
    ],
)
def test_lists_let_pass(language: str, text: str, audience: str) -> None:
    assert not check(page(text, audience), load_words(language))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Stop the telephone terror.", "telephone terror"),
        ("This is harassment.", "harassment"),
        ("Make a declaration.", "declaration"),
        ("Use the reporting code.", "reporting code"),
        ("Call victim support.", "victim support"),
        ("Ask for a secret number.", "secret number"),
        ("The Reporting Code is a reporting code.", "reporting code"),
    ],
)
def test_glossary_refuses(text: str, what: str) -> None:
    (finding,) = refused_terms(page(text), load_words("en"))
    assert finding.found == f"'{what}'"


@pytest.mark.parametrize(
    "text",
    [
        "Harassing calls never stop at one.",
        "Use the Reporting Code.",
        "Call Slachtofferhulp (Victim Support Netherlands).",
        "The Care and Safety House and the Public Prosecution Service.",
        "A street ban (restraining order) or a no-contact order (contact ban).",
    ],
)
def test_glossary_accepts(text: str) -> None:
    assert not refused_terms(page(text), load_words("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_expressions(language: str) -> None:
    words = load_words(language)
    finds = [entry.find for group in words.groups for entry in group.entries]
    finds += [entry.unless for group in words.groups for entry in group.entries]
    finds += [find for term in words.terms for find in (term.source, *term.accept, *term.refuse)]
    for find in finds:
        assert re.compile(find)
        assert find == find.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_advice_breaks_the_rules(language: str) -> None:
    for term in load_words(language).terms:
        assert not refused_terms(page(term.say), load_words(language)), term
