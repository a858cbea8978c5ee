"""The plan, the overview and the sheet that says how its writer is reached, in all their files."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
import pytest

from hooks.content.forms import QuestionGroup, asked_groups, plan_groups
from hooks.content.project import Edition, Project
from hooks.problems import ProblemsError
from tests.conftest import SmallSite
from tests.documents.conftest import Downloads, load_project, make
from tests.documents.reading import squeeze, words_of
from tests.rules.source import changed

KEYS = ("{}.pdf", "{}-fill.pdf", "{}-large.pdf", "{}.docx", "{}.odt")
ONE_SHEET = 3
"""Pages of a form that is one sheet of paper behind its notes."""


def forms(project: Project, edition: Edition) -> Iterator[tuple[str, tuple[QuestionGroup, ...]]]:
    """Yield the name of each form, and what it asks."""
    spec, words = project.forms, edition.strings.forms
    page = edition.pages[spec.plan.page]
    yield "plan", plan_groups(spec.plan, page, edition.strings.paper.general, edition.facts)
    yield "overview", asked_groups(spec.overview, words.overview.questions)
    yield "reach", asked_groups(spec.reach, words.reach.questions)


def test_each_file_of_a_form_has_all_its_words(downloads: Downloads, project: Project) -> None:
    for code, edition in project.editions.items():
        for name, groups in forms(project, edition):
            words = getattr(edition.strings.forms, name)
            expected = [words.use, *map(edition.facts.plain, words.notes)]
            for group in groups:
                expected.append(group.heading)
                for question in group.questions:
                    expected += [question.label, question.help]
            for key in KEYS:
                found = words_of(downloads[code][key.format(name)])
                missing = [text for text in expected if squeeze(text) not in found]
                assert not missing, (code, key.format(name), missing)


def test_each_question_has_room_on_a_computer(downloads: Downloads, project: Project) -> None:
    for code, edition in project.editions.items():
        for name, groups in forms(project, edition):
            questions = [question for group in groups for question in group.questions]
            with pikepdf.open(io.BytesIO(downloads[code][f"{name}-fill.pdf"].content)) as pdf:
                fields = {str(field.T): field for field in pdf.Root.AcroForm.Fields}
            assert list(fields) == [each.key for each in questions if each.lines]
            for question in questions:
                if question.lines:
                    _, bottom, _, top = map(float, fields[question.key].Rect)
                    assert (top - bottom) / 72 * 25.4 >= 9 * question.lines - 0.1
                    assert str(fields[question.key].TU).startswith(question.label)


def test_nothing_asks_for_an_address(project: Project) -> None:
    """Where a shelter or an address would be written, there is no room to write."""
    for edition in project.editions.values():
        for _, groups in forms(project, edition):
            asking = [
                question.label
                for group in groups
                for question in group.questions
                if question.lines and "adres" in question.label.lower()
            ]
            assert asking == []


def test_the_number_to_call_stands_on_a_sheet_of_its_own(project: Project) -> None:
    assert "number" in project.forms.reach
    for key in ("number", "phone", "address"):
        assert key not in project.forms.overview


def test_the_overview_is_one_sheet(downloads: Downloads) -> None:
    for code in downloads:
        assert downloads[code]["overview.pdf"].pages == ONE_SHEET
        assert downloads[code]["plan.pdf"].pages in (2, ONE_SHEET)
        assert downloads[code]["reach.pdf"].pages == 2


def test_a_thing_to_do_that_is_added_is_told_at_the_figures(make_site: SmallSite) -> None:
    root = make_site(changed("docs/nl/tips.md", "- [ ] Bewaar", "- [ ] Bel eerst.\n- [ ] Bewaar"))
    with pytest.raises(ProblemsError) as caught:
        load_project(root)
    assert (
        "docs/forms.yml:7: the plan does not fit its page; expected: 3 figures, one for each thing "
        "to do of docs/nl/tips.md; found: 2; fix: say how many lines each thing to do needs"
    ) in str(caught.value)


def test_a_plan_without_its_page_is_told(make_site: SmallSite) -> None:
    root = make_site(changed("docs/forms.yml", "page: tips.md", "page: weg.md"))
    with pytest.raises(ProblemsError) as caught:
        load_project(root)
    assert str(caught.value).startswith(
        "docs/forms.yml:4: the plan has no page; expected: the file name of a page of the source "
        "language; found: weg.md; fix: "
    )


def test_a_question_without_words_is_told(make_site: SmallSite) -> None:
    root = make_site(changed("docs/forms.yml", "  who: 2", "  whom: 2"))
    with pytest.raises(ProblemsError) as caught:
        load_project(root)
    for code in ("nl", "en"):
        told = str(caught.value)
        assert f"docs/{code}/strings.yml:" in told
    assert "forms.overview.questions.whom is missing" in told
    assert "forms.overview.questions.who is not used" in told


def test_a_plan_follows_its_page(make_site: SmallSite) -> None:
    root = make_site(changed("docs/nl/tips.md", "Bewaar alle berichten", "Bewaar alle brieven"))
    for key in KEYS:
        assert squeeze("Bewaar alle brieven.") in words_of(make(root)["nl"][key.format("plan")])
