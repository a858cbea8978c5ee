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
    ("language", "what", "text"),
    [
        ("nl", "silent call", "Kun je niet praten? Chat met de meldkamer via de app 112NL."),
        ("nl", "silent call", "Lees hoe je [met de meldkamer chat](hulplijnen.md)."),
        ("nl", "silent call", "Waarvoor: chatten met de meldkamer."),
        ("nl", "silent call", "Chat met [](fact:noodnummer)."),
        ("nl", "silent call", "Met de app 112NL kun je een chat beginnen."),
        ("nl", "silent call", "Stuur een sms naar het alarmnummer."),
        ("nl", "silent call", "Typ een bericht naar de meldkamer."),
        ("nl", "silent call", "### Noodnummer zonder praten {#x}"),
        ("nl", "silent call", "Lees hoe je de meldkamer bereikt zonder te praten."),
        ("nl", "silent call", "Gebruik de app 112NL van de politie."),
        ("nl", "silent call", "Bel en blijf stil."),
        ("nl", "silent call", "Je hoeft niets te zeggen."),
        ("nl", "self-defence", '!!! warning "Vecht niet terug"\n    Ja.'),
        ("nl", "self-defence", "Terugvechten kan het gevaar groter maken."),
        ("nl", "self-defence", "- [ ] Sla nooit terug."),
        ("nl", "self-defence", "Het is beter om niet terug te vechten."),
        ("nl", "self-defence", "Verdedig je niet."),
        ("nl", "sending without a condition", "- [ ] Stuur één kort bericht."),
        ("nl", "sending without a condition", "- [ ] Wees kort. Verstuur de brief aangetekend."),
        ("nl", "sending without a condition", "- [ ] Schrijf kort: je wilt geen contact."),
        ("nl", "sending without a condition", "- [ ] Gebruik een nummer dat de stalker al kent."),
        ("en", "silent call", "Chat with the control room through the 112NL app."),
        ("en", "silent call", "Read how to [chat with the control room](hulplijnen.md)."),
        ("en", "silent call", "Text [](fact:noodnummer) or chat with [](fact:noodnummer)."),
        ("en", "silent call", "In the 112NL app you can start a chat."),
        ("en", "silent call", "Text the emergency number."),
        ("en", "silent call", "### Emergency number without speaking {#x}"),
        ("en", "silent call", "Reach the control room without speaking."),
        ("en", "silent call", "Use the police app 112NL."),
        ("en", "silent call", "Call and stay silent."),
        ("en", "self-defence", '!!! warning "Do not fight back"\n    Yes.'),
        ("en", "self-defence", "Fighting back can increase the danger."),
        ("en", "self-defence", "- [ ] Don't hit the stalker. Never defend yourself."),
        ("en", "sending without a condition", "- [ ] Send one short message."),
        ("en", "sending without a condition", "- [ ] Be brief. Send the letter yourself."),
        ("en", "sending without a condition", "- [ ] Write briefly: you want no contact."),
        ("en", "sending without a condition", "- [ ] Use a number that the stalker already knows."),
    ],
)
def test_what_can_hurt_is_caught(language: str, what: str, text: str) -> None:
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
        ("nl", "De app 112NL belt ook. Alleen de meldkamer kan daarna een chat openen."),
        ("nl", "Blijf niet stil. Chat met Veilig Thuis op [de site](fact:x)."),
        ("nl", "Zeg niets over de signalen. Ga terug naar huis. Sla het gesprek op."),
        ("nl", "- [ ] Als de politie het veilig vindt, stuur dan hooguit één bericht."),
        ("nl", "- [ ] Vindt de politie het veilig? Stuur dan één bericht."),
        ("nl", "- [ ] Stuur intussen geen stopbericht. Stuur nooit een brief."),
        ("nl", "- [ ] Laat een advocaat de brief schrijven. Schrijf op wat er gebeurde."),
        ("nl", "Soms stuurt iemand één bericht. Verstuur de brief aangetekend."),
        ("en", "The 112NL app calls too. Only the control room can then open a chat."),
        ("en", "Don't stay silent. Chat with Veilig Thuis on [the site](fact:x)."),
        ("en", "If you are attacked, you may defend yourself. Go back home."),
        ("en", "- [ ] Send a stop message only if the police think it is safe."),
        ("en", "- [ ] Do the police say so? If the police agree, send one message."),
        ("en", "- [ ] Send no message. Do not send a letter. Never send a message."),
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
