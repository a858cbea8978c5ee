"""What a template may show: one page with its surroundings, in words and addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from hooks.content import addresses
from hooks.content.fact_references import FactWriter, references_in
from hooks.content.fact_words import display, display_date
from hooks.content.facts import Article, Term
from hooks.content.images import image_attributes
from hooks.content.markdown import PICTURED, SLOT, read_inline
from hooks.content.pages import Page
from hooks.content.strings import Strings
from hooks.downloads.catalogue import Download
from hooks.pages.html import render_inline
from hooks.pages.navigation import Navigation, NavLink
from hooks.pages.ranges import ranges
from hooks.pages.statement import STATEMENT, Statement


@dataclass(frozen=True)
class View(Navigation):
    """One page as a template sees it. Without `page` it is the page for wrong addresses."""

    @property
    def strings(self) -> Strings:
        return self.edition.strings

    @property
    def facts(self) -> FactWriter:
        return self.edition.facts

    def image(self, source: str) -> Mapping[str, str]:
        """Return the attributes of an image of this site."""
        address, width, height = image_attributes(self.site.project.images, source)
        return {"src": self.link(address), "width": str(width), "height": str(height)}

    def markup(self, text: str) -> Markup:
        """Return `text` of strings.yml with its facts as links."""
        return render_inline(read_inline(text), self)

    @property
    def title(self) -> str:
        """What the browser's tab shows."""
        name = self.strings.site.name
        if self.page is None:
            return f"{self.strings.not_found.title} - {name}"
        return name if self.page.name == "index.md" else f"{self.page.meta.title} - {name}"

    @property
    def canonical(self) -> str:
        return addresses.absolute(self.site.site_url, self.path)

    @property
    def statement(self) -> Statement:
        """Figures of the accessibility statement."""
        if self.site.statement is None:
            raise ValueError(
                f"{STATEMENT}:1: the figures are missing; expected: the results of the tests; "
                "found: nothing; fix: run make test, and copy its test-results/accessibility.yml"
                " to docs/"
            )
        return self.site.statement

    @property
    def reviewed(self) -> str:
        return self.date(self.page.meta.reviewed.isoformat()) if self.page else ""

    @cached_property
    def numbered_sources(self) -> Mapping[str, int]:
        """The number of each source, in the order in which pages name them."""
        keys = dict.fromkeys(
            key for page in self.edition.pages.values() for key in page.meta.sources
        )
        return {key: number for number, key in enumerate(keys, 1)}

    def source_numbers(self, page: Page) -> tuple[tuple[int, ...], ...]:
        """Return the numbers of the sources of `page`, rows of them as first and last."""
        return tuple(ranges(self.numbered_sources[key] for key in page.meta.sources))

    @property
    def laws(self) -> tuple[str, ...]:
        """The articles and terms of law on this page, each with the date of its source."""
        page, facts = self.page, self.site.project.facts.facts
        keys = dict.fromkeys(key for _, key in references_in(page.blocks)) if page else {}
        return tuple(
            f"{display(fact, self.strings.facts)}: "
            f"{self.date(fact.dated) if fact.dated else self.strings.page.sources_undated}"
            for fact in (facts[key] for key in keys)
            if isinstance(fact, Article | Term)
        )

    def date(self, value: str) -> str:
        """Return a date `YYYY`, `YYYY-MM` or `YYYY-MM-DD` in words."""
        return display_date(value, self.strings.facts)

    @property
    def parts(self) -> tuple[str, ...]:
        """What is on the page besides text, each with a style sheet of its own in `assets/`."""
        tokens = self.page.reading.tokens if self.page else ()
        slots = {token.content for token in tokens if token.type == SLOT}
        drawn = slots & {"phases", "steps"}
        has = {
            "home": self.at_home,
            "lists": slots != drawn or any(token.type == "table_open" for token in tokens),
            "pictures": drawn or any(token.meta.get(PICTURED) for token in tokens),
        }
        return tuple(part for part, there in has.items() if there)

    def steps(self, slot: str) -> tuple[NavLink, ...]:
        """Return the `###` headings of the part of the page in which `[[slot]]` stands."""
        links: list[NavLink] = []
        found = False
        for block in self.page.blocks if self.page else ():
            if found and block.kind == "h2":
                break
            found = found or (block.kind == "slot" and block.text == slot)
            if found and block.kind == "h3":
                links.append(NavLink(self.facts.words(block.words), f"#{block.identifier}"))
        return tuple(links)

    @property
    def files(self) -> Mapping[str, Download]:
        """The downloads of this language."""
        return self.site.downloads[self.edition.language.code]

    @property
    def checklist(self) -> Download | None:
        """The printed list of this page."""
        return self.files.get(f"list:{self.page.name}") if self.page else None

    def describe(self, download: Download) -> str:
        """Return title, format, pages and size of a file in words."""
        words = self.strings.downloads
        size = words.size.format(size=download.kilobytes)
        if download.pages is None:
            return words.open_file.format(title=download.title, format=download.format, size=size)
        pages = (
            words.pages_one if download.pages == 1
            else words.pages_many.format(count=download.pages)
        )  # fmt: skip
        return words.open.format(
            title=download.title, format=download.format, pages=pages, size=size
        )
