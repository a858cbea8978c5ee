"""Everything in `docs/`, read and checked: words, facts, strings and forms of all languages."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from hooks.checks.image_rules import check_images
from hooks.checks.literals import LiteralFinder
from hooks.checks.page_rules import check_page, did_you_mean
from hooks.checks.pairs import check_prohibitions, check_translation
from hooks.checks.places import check_places
from hooks.checks.string_rules import check_strings, check_synonyms, read_strings
from hooks.content.addresses import check_addresses
from hooks.content.diary import DiarySpec
from hooks.content.fact_references import FactWriter
from hooks.content.facts import FactFile
from hooks.content.forms import FormsSpec, check_plan
from hooks.content.images import Image, image_name, read_images
from hooks.content.menu import Menu, MenuGroup, check_menu
from hooks.content.pages import Page, read_page
from hooks.content.project import Edition, Language, Project
from hooks.content.strings import Strings
from hooks.content.yaml_reader import Located, parse
from hooks.content.yamlfile import Model, validate
from hooks.problems import ProblemsError, Report, read_text
from hooks.translations.marks import marked_lines

_SHOWN = 6
"""Missing keys that are named at once."""


def load(
    root: Path,
    languages: Sequence[Language],
    menu: Menu | None = None,
    report: Report | None = None,
) -> Project:
    """Return the project in `root`, whose words stand in `root/docs`.

    `languages` has the source language first. Without a `menu` the pages stand in the order of
    their names. `report` may hold problems that were found before.
    Raises ProblemsError with everything that is wrong.
    """
    report = report or Report()
    groups = None if menu is None else [group.key for group in menu.groups]
    facts, fact_lines = _read_data(FactFile, root, "docs/facts.yml", report)
    diary, _ = _read_data(DiarySpec, root, "docs/diary.yml", report)
    forms, form_lines = _read_data(FormsSpec, root, "docs/forms.yml", report)
    images = read_images(root, report)
    check_places(root, [language.code for language in languages], report)
    if facts and fact_lines:
        _check_facts(facts, fact_lines, report)
    source = languages[0]
    strings: dict[str, Strings] = {}
    pages: dict[str, dict[str, Page | None]] = {}
    marked: dict[str, dict[str, tuple[int, ...]]] = {}
    waiting: list[str] = []
    for language in languages:
        fallback = strings.get(source.code)
        read = read_strings(root, language.code, fallback, report)
        if read is not None:
            strings[language.code] = read.strings
            if facts and diary and forms:
                check_strings(read, facts, diary, forms, groups, report)
        pages[language.code], marked[language.code] = _read_pages(
            root, language.code, source.code, report
        )
        if read is not None:
            check_synonyms(read, {**pages[source.code], **pages[language.code]}, report)
        if read is not None and not (language.source or read.strings.complete):
            home = "index.md" in pages[language.code]
            if read.borrowed or not home:
                waiting.append(language.code)
                _note_waiting(language.code, read.borrowed, home, report)
    if facts and len(strings) == len(languages):
        _check_pages(languages, strings, pages, marked, waiting, facts, images, report)
    originals = pages[source.code]
    if forms and form_lines:
        check_plan(forms.plan, form_lines, originals, report)
    if menu is None:
        menu = Menu((MenuGroup("", tuple(name for name in originals if name != "index.md")),))
    else:
        check_menu(menu, tuple(originals), "mkdocs.yml", report)
    report.raise_errors()
    if facts is None or diary is None or forms is None:  # each of these has noted an error
        raise ProblemsError(report.errors)
    editions = {
        language.code: Edition(
            language,
            strings[language.code],
            MappingProxyType(
                {
                    name: page
                    for name in menu.names
                    if (page := pages[language.code].get(name)) is not None
                }
            ),
            FactWriter(facts.facts, strings[language.code].facts),
        )
        for language in languages
        if language.code not in waiting
    }
    return Project(
        root, MappingProxyType(editions), facts, diary, forms, menu,
        tuple(report.warnings), tuple(waiting), tuple(report.hidden), _shown(editions, images),
    )  # fmt: skip


def _shown(
    editions: Mapping[str, Edition], images: Mapping[str, Image | None]
) -> Mapping[str, Image]:
    """Return the images that a page shows: no other goes onto the site."""
    targets = {
        image_name(link.target)
        for edition in editions.values()
        for page in edition.pages.values()
        for block in page.blocks
        for link in block.links
        if link.image
    }
    return MappingProxyType(
        {name: image for name, image in images.items() if image and name in targets}
    )


def _note_waiting(code: str, borrowed: Sequence[str], home: bool, report: Report) -> None:
    # Its pages would have buttons, numbers and papers in the words of the source language.
    missing = [*borrowed[:_SHOWN]]
    if len(borrowed) > _SHOWN:
        missing.append(f"{len(borrowed) - _SHOWN} more keys")
    if not home:
        missing.append("index.md")
    report.hide(
        f"docs/{code}/strings.yml", 1, "the language is not on the site yet",
        expected=f"all keys of strings.yml, and docs/{code}/index.md, translated",
        found=f"without {', '.join(missing)}", fix="translate these first, and then page by page",
    )  # fmt: skip


def _read_data(
    model: type[Model], root: Path, name: str, report: Report
) -> tuple[Model | None, Located | None]:
    text = read_text(root / name, name, report)
    located = None if text is None else parse(text, name, report)
    return None if located is None else validate(model, located, name, report), located


def _read_pages(
    root: Path, code: str, source: str, report: Report
) -> tuple[dict[str, Page | None], dict[str, tuple[int, ...]]]:
    """Return the pages by file name; None for each that cannot be read, with an error noted.

    A page with text that is marked as still in the language `source` is not translated yet: it is
    left out, and the lines of its marks are returned beside the pages.
    """
    folder = f"docs/{code}"
    pages: dict[str, Page | None] = {}
    marked: dict[str, tuple[int, ...]] = {}
    for path in sorted((root / folder).glob("[!.]*.md")):
        name = f"{folder}/{path.name}"
        text = read_text(path, name, report)
        if code != source and (lines := marked_lines(text or "", source)):
            marked[path.name] = lines
            continue
        page = None if text is None else read_page(text, code, path.name, name, report)
        pages[path.name] = page
    return pages, marked


def _check_facts(facts: FactFile, located: Located, report: Report) -> None:
    for key, fact in facts.facts.items():
        for place, source in enumerate(fact.sources):
            if source not in facts.sources:
                report.error(
                    "docs/facts.yml", located.line(("facts", key, "sources", place)),
                    f"unknown source of the fact {key}",
                    expected="a key below sources:", found=source,
                    fix=did_you_mean(source, facts.sources),
                )  # fmt: skip


def _check_pages(
    languages: Sequence[Language],
    strings: Mapping[str, Strings],
    pages: Mapping[str, Mapping[str, Page | None]],
    marked: Mapping[str, Mapping[str, tuple[int, ...]]],
    waiting: Container[str],
    facts: FactFile,
    images: Mapping[str, Image | None],
    report: Report,
) -> None:
    shown: set[str] = set()
    originals = pages[languages[0].code]
    for language in languages:
        words = strings[language.code]
        own = pages[language.code]
        finder = LiteralFinder(facts.facts, words.facts, words.literals)
        readable = {name: page for name, page in own.items() if page is not None}
        codes = [other.code for other in languages if not other.source]
        check_addresses(readable, language.source, codes, report)
        for page in readable.values():
            # A link to a page that is not translated yet is judged by the source page.
            check_page(page, {**originals, **own}, facts, finder, report)
            shown |= check_images(page, images, report)
        if not language.source:
            note = report.error if words.complete else report.hide
            if language.code in waiting:
                note = report.warning  # that the whole language waits is told
            check_translation(
                language, languages[0], originals, own, marked[language.code], note, report
            )
            if words.complete:
                check_prohibitions(originals, readable, strings[languages[0].code], words, report)
    for name in images.keys() - shown:
        report.hide(
            f"docs/images/{name}", 1, "the image is not on the site",
            expected="a page that shows it", found="none", fix="use it, or remove it",
        )  # fmt: skip
    if "index.md" not in originals:
        report.error(
            f"docs/{languages[0].code}/index.md", 1, "the home page is missing",
            expected="a page index.md", found="nothing", fix="write it",
        )  # fmt: skip
