"""Where each page stands on the site: addresses, alternates, sitemap."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urljoin

from hooks.content.pages import Page
from hooks.problems import Report

_STEM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Alternate:
    """The same page in one of its languages."""

    language: str
    path: str
    """Address relative to the site's root: `en/tips/`, `` for the home page."""


def page_path(page: Page, prefix: str) -> str:
    """Return the address of `page` relative to the site's root; `prefix` is `` or `en/`."""
    if page.stem == "index":
        return prefix
    return f"{prefix}{page.meta.slug or page.stem}/"


def destination(path: str) -> str:
    """Return the file that is served at the address `path`."""
    return f"{path}index.html"


FOLDERS = ("assets", "images", "search")
"""Folders at the root that hold files of the site. That of the downloads is not among them: its own
page shows what is in it."""


def check_addresses(
    pages: Mapping[str, Page], source: bool, codes: Iterable[str], report: Report
) -> None:
    """Note slugs that are missing, superfluous or taken, and names of lists that are taken.

    `pages` are of one language; `codes` are those of the languages that have a folder of their own.
    Addresses that differ only in capitals are one: on some servers they are one file.
    """
    reserved = {folder: f"the folder {folder}/ with files of the site" for folder in FOLDERS}
    reserved |= {code.casefold(): f"docs/{code}/index.md" for code in codes}
    taken: dict[str, Page] = {}
    lists: dict[str, Page] = {}
    for page in pages.values():
        list_name = page.meta.list_name
        if list_name in lists:
            report.error(
                page.path, page.line_of("list_name"), "a name that another list has",
                expected="each list_name once in a language", found=list_name,
                fix=f"choose another name than {lists[list_name].path}",
            )  # fmt: skip
        elif list_name:
            lists[list_name] = page
        if source and page.meta.slug:
            report.error(
                page.path, page.line_of("slug"), "a slug on a page of the source language",
                expected="no slug: the file name is the address", found=page.meta.slug,
                fix="remove the slug",
            )  # fmt: skip
        elif not source and page.stem != "index" and not page.meta.slug:
            report.error(
                page.path, 1, "a translated page without an address",
                expected="slug: in the front matter", found="nothing",
                fix="add slug: with the title in lower case and hyphens",
            )  # fmt: skip
        path = page_path(page, "")
        key = path.casefold()
        if key in taken:
            report.error(
                page.path, page.line_of("slug"), "an address that another page has",
                expected="each address once in a language", found=path,
                fix=f"choose another name than {taken[key].path}",
            )  # fmt: skip
        taken[key] = page
        if source and key.rstrip("/") in reserved:
            report.error(
                page.path, 1, "an address that is taken",
                expected="an address of its own", found=path,
                fix=f"rename the page: this is the address of {reserved[key.rstrip('/')]}",
            )  # fmt: skip
        if source and not _STEM.fullmatch(page.stem):
            report.error(
                page.path, 1, "a file name that gives no good address",
                expected="small letters a to z, figures and hyphens", found=page.name,
                fix="rename the page in each language",
            )  # fmt: skip
    _check_old_addresses(pages, reserved if source else {}, report)


def old_paths(page: Page, prefix: str) -> tuple[str, ...]:
    """Return the addresses that `page` had before; `prefix` as in `page_path`."""
    return tuple(f"{prefix}{name}/" for name in page.meta.was)


def _check_old_addresses(
    pages: Mapping[str, Page], reserved: Mapping[str, str], report: Report
) -> None:
    """Note old addresses that are those of a page, its own one too, or of something else."""
    own = {page_path(page, "").rstrip("/").casefold(): page.path for page in pages.values()}
    owners = {**reserved, **own}
    for page in pages.values():
        for place, name in enumerate(page.meta.was):
            if name in owners:
                report.error(
                    page.path, page.meta_lines.line(("was", place)), "an old address that is taken",
                    expected="an address at which nothing stands any more, once in a language",
                    found=name, fix=f"remove it: this is an address of {owners[name]}",
                )  # fmt: skip
            owners.setdefault(name, page.path)


def relative(target: str, page: str) -> str:
    """Return the address `target` as a link from the page at `page`; both relative to the root."""
    start = posixpath.dirname(page) if page else ""
    link = posixpath.relpath(target or ".", start or ".")
    if target.endswith("/") or not target:
        link += "/"
    return quote(link)


def absolute(site_url: str, path: str) -> str:
    """Return the full address of `path` on the site at `site_url`, which ends in `/`."""
    return urljoin(site_url, quote(path))


def sitemap(site_url: str, entries: Mapping[str, tuple[str, tuple[Alternate, ...]]]) -> str:
    """Return the sitemap: for each path its date (YYYY-MM-DD) and its alternates, in order.

    Form: https://www.sitemaps.org/protocol.html, with Google's extension for languages.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        'xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for path, (date, alternates) in entries.items():
        lines.append(f"<url><loc>{escape(absolute(site_url, path))}</loc>")
        lines.append(f"<lastmod>{date}</lastmod>")
        for language, target in hreflangs(alternates):
            address = escape(absolute(site_url, target))
            lines.append(
                f'<xhtml:link rel="alternate" hreflang="{escape(language)}" href="{address}"/>'
            )
        lines.append("</url>")
    lines.append("</urlset>\n")
    return "\n".join(lines)


def hreflangs(alternates: tuple[Alternate, ...]) -> tuple[tuple[str, str], ...]:
    """Return (hreflang, path) of each language, and the first one again as x-default."""
    found = tuple((alternate.language, alternate.path) for alternate in alternates)
    return (*found, ("x-default", alternates[0].path)) if alternates else ()
