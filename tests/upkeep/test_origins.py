"""Each piece of advice of the source documents has its place on the site."""

from __future__ import annotations

from collections import Counter

import pytest

from hooks.problems import ProblemsError, Report
from hooks.project import Language, load
from hooks.rules.origins import NAME, Origins
from hooks.source.yamlfile import parse, validate
from tests.conftest import ROOT, SmallSite

LANGUAGES = [Language("nl", source=True), Language("en", source=False)]
GOOD = "{id: A1, says: Wacht niet., page: tips.md, anchor: kop, state: kept, why: null}"


def origins(*entries: str) -> str:
    """Return the text of a file with these entries."""
    return "origins:\n" + "".join(f"  - {entry}\n" for entry in entries)


def test_the_real_file_has_a_place_for_each_piece() -> None:
    report = Report()
    located = parse((ROOT / NAME).read_text(encoding="utf-8"), NAME, report)
    file = located and validate(Origins, located, NAME, report)
    assert file, report.errors
    # The anchors themselves are checked by each build.
    assert len(file.origins) >= 80
    assert Counter(origin.id[0] for origin in file.origins).keys() == {"A", "B"}
    assert max(Counter(origin.says for origin in file.origins).values()) == 1


def test_a_good_file_passes(make_site: SmallSite) -> None:
    load(make_site({NAME: origins(GOOD)}), LANGUAGES)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (GOOD.replace("kop", "kopje"), ":2: the anchor of A1 does not exist"),
        (GOOD.replace("tips.md", "tip.md"), ":2: the page of A1 does not exist"),
        (GOOD.replace("A1", "A2"), ":2: the numbers have a gap; expected: A1; found: A2"),
        (GOOD.replace("kept", "replaced"), "why: for what is updated or replaced"),
        (GOOD.replace("page: tips.md, ", ""), "wrong value for origins.0.page"),
    ],
)
def test_a_piece_without_a_place_is_an_error(
    make_site: SmallSite, entry: str, message: str
) -> None:
    with pytest.raises(ProblemsError) as caught:
        load(make_site({NAME: origins(entry)}), LANGUAGES)
    assert f"{NAME}" in str(caught.value)
    assert message in str(caught.value)
