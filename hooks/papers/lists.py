"""The checklists: of each page, in two sizes, and all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hooks.checklists import Checklist, Section, make_checklist, read_section
from hooks.documents.pdf import LARGE, PLAIN
from hooks.papers.paper import Paper, Print
from hooks.project import Edition, Project

_TEMPLATE = "checklist.typ"


def papers(project: Project, edition: Edition) -> Iterator[Paper]:
    """Yield the lists of one language."""
    words = edition.strings.paper
    sections = []
    for page in edition.pages.values():
        section = read_section(page, words.general, edition.facts)
        if section is None:
            continue
        sections.append(section)
        name = f"{words.list_prefix}-{page.meta.list_name}"
        made = _made(section.title, (section,), edition)
        yield Paper(f"list:{page.name}", name, made.title, Print(made, _TEMPLATE), "pdf")
        title = words.large.format(title=section.title)
        large = _made(title, (section,), edition)
        yield Paper(
            f"list-large:{page.name}", f"{name}-{words.large_end}", title,
            Print(large, _TEMPLATE, LARGE), "pdf",
        )  # fmt: skip
    if sections:
        for title, end, size in (
            (words.all_title, "", PLAIN),
            (words.large.format(title=words.all_title), f"-{words.large_end}", LARGE),
        ):
            everything = _made(title, sections, edition)
            key = "list-all-large.pdf" if end else "list-all.pdf"
            content = Print(everything, _TEMPLATE, size)
            yield Paper(key, f"{words.all_name}{end}", title, content, "pdf")


def _made(title: str, sections: Sequence[Section], edition: Edition) -> Checklist:
    return make_checklist(title, sections, edition.language.code, edition.strings, edition.facts)
