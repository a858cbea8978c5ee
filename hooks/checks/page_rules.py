"""Rules that one page must keep: form, facts, links, names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from hooks.checks.literals import LiteralFinder
from hooks.checks.repeats import check_repeats
from hooks.content.fact_references import PREFIX, references_in
from hooks.content.facts import FactFile
from hooks.content.faults import find_faults
from hooks.content.icons import icon_names
from hooks.content.markdown import ICON, LISTS, begins_with_icon, items_of, text_of
from hooks.content.outline import Block, Link
from hooks.content.pages import Page
from hooks.problems import Report

SLOTS = (
    "accessibility", "checklists", "diary", "downloads", "files", "letter", "numbered-sources",
    "overview", "pages", "phases", "plan", "sources", "steps",
)  # fmt: skip
"""What the build can put into a page in the place of `[[name]]`."""


def check_page(
    page: Page,
    pages: Mapping[str, Page | None],
    facts: FactFile,
    finder: LiteralFinder,
    report: Report,
) -> None:
    """Note everything that is wrong with `page`; `pages` are all of its language.

    A page that is there but cannot be read is None: links to it are not judged.
    """
    _check_reading(page, report)
    _check_form(page, report)
    _check_sources(page, facts, report)
    _check_list(page, report)
    _check_papers(page, pages, report)
    for anchor, target in page.meta.repeats.items():
        line = page.meta_lines.line(("repeats", anchor))
        _check_link(page, Link(line, anchor, target), pages, report)
    check_repeats(page, pages, report)
    _check_references(page, facts, report)
    for block in page.blocks:
        for link in block.links:
            _check_link(page, link, pages, report)
    for key in ("title", "description", "nav_title", "list_title"):
        value = getattr(page.meta, key)
        if value is not None:
            check_literals(value, page.path, page.line_of(key), finder, report)
    _check_icons(page, report)
    _check_pictures(page, report)
    for block in page.blocks:
        check_literals(text_of(block.words, "\n"), page.path, block.line, finder, report)


def _check_reading(page: Page, report: Report) -> None:
    for fault in find_faults(page.reading):
        report.error(
            page.path, page.body_line + fault.line, fault.what,
            expected=fault.expected, found=fault.found, fix=fault.fix,
        )  # fmt: skip


def _check_icons(page: Page, report: Report) -> None:
    used = [
        (block, token.info) for block in page.blocks for token in block.words if token.type == ICON
    ]
    names = frozenset(icon_names()) if used else frozenset()
    for block, name in used:
        if name not in names:
            report.error(
                page.path, block.line, "unknown icon",
                expected="an icon of the set material, such as :material-phone:",
                found=f":{name}:", fix=did_you_mean(name, names),
            )  # fmt: skip


def _check_pictures(page: Page, report: Report) -> None:
    for place, token in enumerate(page.reading.tokens):
        texts = list(items_of(page.reading.tokens, place)) if token.type in LISTS else []
        bare = [text for text in texts if not begins_with_icon(text)]
        if bare and len(bare) < len(texts):
            line = bare[0].map[0] if bare[0].map else 0
            report.error(
                page.path, page.body_line + line, "an item without an icon among items with one",
                expected="an icon first in each item of the list, or in none",
                found=bare[0].content, fix="add one, such as :material-phone:, or remove all",
            )  # fmt: skip


def _check_form(page: Page, report: Report) -> None:
    if not page.blocks:
        report.error(
            page.path, page.body_line, "the page is empty",
            expected="text below the front matter", found="nothing", fix="write the page",
        )  # fmt: skip
    seen: set[str] = set()
    for block in page.blocks:
        if block.kind[0] == "h" and block.kind[1:].isdigit():
            _check_heading(page, block, seen, report)
        elif block.kind == "slot" and block.text not in SLOTS:
            report.error(
                page.path, block.line, "unknown slot",
                expected="one of " + ", ".join(f"[[{slot}]]" for slot in SLOTS),
                found=f"[[{block.text}]]", fix=did_you_mean(block.text, SLOTS),
            )  # fmt: skip


def _check_heading(page: Page, block: Block, seen: set[str], report: Report) -> None:
    if block.kind not in ("h2", "h3"):
        report.error(
            page.path, block.line, "a heading of a level that pages do not have",
            expected="## or ###; the title in the front matter is the first heading",
            found=block.text, fix="use ## for a part of the page and ### below it",
        )  # fmt: skip
    elif not block.identifier:
        report.error(
            page.path, block.line, "a heading without an anchor",
            expected="## Text {#anchor}, the same anchor in each language", found=block.text,
            fix="add a short {#anchor} in lower case behind the text",
        )  # fmt: skip
    elif block.identifier in seen:
        report.error(
            page.path, block.line, "an anchor stands twice",
            expected="each anchor once on a page", found=block.identifier,
            fix="choose another anchor",
        )  # fmt: skip
    seen.add(block.identifier or "")


def _check_sources(page: Page, facts: FactFile, report: Report) -> None:
    for place, key in enumerate(page.meta.sources):
        if key not in facts.sources:
            report.error(
                page.path, page.meta_lines.line(("sources", place)), "unknown source",
                expected="a key below sources: in docs/facts.yml", found=key,
                fix=did_you_mean(key, facts.sources),
            )  # fmt: skip


def _check_list(page: Page, report: Report) -> None:
    todos = [block for block in page.blocks if block.kind == "todo"]
    named = page.meta.list_name and page.meta.list_title
    if todos and not named:
        report.error(
            page.path, todos[0].line, "a checklist without a name",
            expected="list_name and list_title in the front matter", found="nothing",
            fix="add both: they name the printed list",
        )  # fmt: skip
    if not todos and (page.meta.list_name or page.meta.list_title):
        report.error(
            page.path, page.line_of("list_name"), "a name for a checklist that is not there",
            expected="items that begin with - [ ]", found="none",
            fix="remove list_name and list_title, or write the items",
        )  # fmt: skip


def _check_papers(page: Page, pages: Mapping[str, Page | None], report: Report) -> None:
    for place, paper in enumerate(page.meta.papers):
        line = page.meta_lines.line(("papers", place))
        for target in paper.parts:
            _check_link(page, Link(line, paper.title, target), pages, report)


def _check_references(page: Page, facts: FactFile, report: Report) -> None:
    for line, key in references_in(page.blocks):
        check_fact(key, page.path, line, facts, report)


def check_fact(key: str, path: str, line: int, facts: FactFile, report: Report) -> None:
    """Note a reference on `line` of `path` to a fact that does not exist."""
    if key not in facts.facts:
        report.error(
            path, line, "unknown fact",
            expected="a key below facts: in docs/facts.yml", found=f"{PREFIX}{key}",
            fix=did_you_mean(key, facts.facts),
        )  # fmt: skip


def _check_link(page: Page, link: Link, pages: Mapping[str, Page | None], report: Report) -> None:
    if link.target.startswith(PREFIX):
        return
    named = bool(link.text.strip()) or link.image
    if not named or link.target.strip() in ("", "#"):
        report.error(
            page.path, link.line, "a link without a text or without a target",
            expected="[text](page.md), [text](#anchor) or [text](fact:key)",
            found=f"[{link.text}]({link.target})", fix="write both, or remove the link",
        )  # fmt: skip
        return
    if ":" in link.target or link.target.startswith("//"):
        report.error(
            page.path, link.line, "an address typed into a page",
            expected="[text](fact:key) with the address in docs/facts.yml, or a page of this site",
            found=link.target, fix="add a fact of kind link and refer to its key",
        )  # fmt: skip
        return
    if link.image:
        return  # judged with the image itself
    name, _, anchor = link.target.partition("#")
    known = posixpath.normpath(name) if name else page.name
    target = pages.get(known)
    if known not in pages:
        report.error(
            page.path, link.line, "a link to a page that does not exist",
            expected="the file name of a page in the same folder", found=link.target,
            fix=did_you_mean(name, pages),
        )  # fmt: skip
    elif target and anchor and anchor not in target.identifiers:
        report.error(
            page.path, link.line, "a link to an anchor that does not exist",
            expected=f"an anchor of {target.path}", found=link.target,
            fix=did_you_mean(anchor, target.identifiers),
        )  # fmt: skip


def check_literals(text: str, path: str, line: int, finder: LiteralFinder, report: Report) -> None:
    """Note each fact typed into the words `text`, which begin on `line` of `path`."""
    for literal in finder.find(text):
        fix = (
            f"write [text](fact:{literal.key})"
            if literal.key
            else "add it to docs/facts.yml with its source, and refer to its key"
        )
        report.error(
            path, line + literal.line, "a fact typed into a text",
            expected="a reference [text](fact:key)", found=literal.found, fix=fix,
        )  # fmt: skip


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return advice that names the known word nearest to `word`."""
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.5)
    return f"did you mean {near[0]}?" if near else "look up the right name, or add it"
