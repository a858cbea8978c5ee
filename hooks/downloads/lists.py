"""The checklists, in two sizes: of each page, and all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from hooks.content.checklists import Checklist, Section, make_checklist, read_section
from hooks.content.project import Edition, Project
from hooks.downloads.formats.printed import LARGE, PLAIN, Print
from hooks.downloads.paper import Paper

_TEMPLATE = "checklist.typ"
_PARTS = {PLAIN: 1, LARGE: 2}
"""Files for all lists, by the size of their letters: no file is larger than 150 kB."""


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
    for size, count in _PARTS.items():
        parts = list(_shared_out(sections, count))
        for number, part in enumerate(parts, 1):
            title, key, name = words.all_title, "list-all", words.all_name
            if size == LARGE:
                title = words.large.format(title=title)
                key, name = f"{key}-large", f"{name}-{words.large_end}"
            if len(parts) > 1:
                title = words.part.format(title=title, number=number, count=len(parts))
                key, name = f"{key}-{number}", f"{name}-{number}"
            content = Print(_made(title, part, edition), _TEMPLATE, size)
            yield Paper(f"{key}.pdf", name, title, content, "pdf")


def _shared_out(sections: Sequence[Section], count: int) -> Iterator[Sequence[Section]]:
    """Yield `sections` in at most `count` parts of about as many items."""
    items = [sum(len(group.items) for group in section.groups) for section in sections]
    # The part in which the middle of each list falls, were all lists one row of items.
    middles = [sum(items[:place]) + own / 2 for place, own in enumerate(items)]
    parts = [int(middle * count / sum(items)) for middle in middles]
    for _, alike in groupby(zip(parts, sections, strict=True), lambda pair: pair[0]):
        yield [section for _, section in alike]


def _made(title: str, sections: Sequence[Section], edition: Edition) -> Checklist:
    return make_checklist(title, sections, edition.language.code, edition.strings, edition.facts)
