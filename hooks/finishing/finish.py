"""Whole-site work on the built directory, once: what is left to write, and the swap into place."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import zlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import brotli

from hooks.cache import Cache
from hooks.finishing.hosts import caddyfile, headers_file
from hooks.finishing.lean import make_lean
from hooks.finishing.privacy import headers, inline_hashes, with_policy
from hooks.site import Site
from hooks.source.addresses import sitemap
from hooks.whole import write_whole

TEXTS = frozenset((".css", ".html", ".js", ".json", ".xml"))
"""Endings of the files that get smaller when they are compressed."""


@dataclass(frozen=True)
class Place:
    """Where a site is built and where it is put."""

    site: Path
    """The finished site."""
    work: Path
    """Folder in which it is built; on the same disk, so that a move is a rename."""
    previous: Path
    """The site before, for the moment of the swap."""

    @classmethod
    def beside(cls, site: Path) -> Place:
        """Return the places for a site at `site`."""
        return cls(
            site,
            site.with_name(f".{site.name.lstrip('.')}-building"),
            site.with_name(f".{site.name.lstrip('.')}-previous"),
        )


def finish(site: Site, place: Place, deploy: Path, kept: Path) -> None:
    """Complete the site in `place.work` and put it in the place of the one before.

    The order matters: the policy names the scripts as they are, and what is compressed must be
    the last form. `deploy` gets the settings of a server, which are not part of the site;
    `kept` is a folder for compressed files, for the next build. With
    FINISH=off in the environment pages stay as the templates make them, to look for faults.
    """
    write_sitemap(site, place.work)
    if os.environ.get("FINISH") != "off":
        make_lean(place.work)
    write_policy(site, place.work, deploy)
    compress(place.work, Cache(kept, f"{brotli.__version__} {zlib.ZLIB_RUNTIME_VERSION}"))
    swap(place)


def write_sitemap(site: Site, folder: Path) -> None:
    """Write `sitemap.xml`; the date of a page is that of its last review."""
    entries = {
        edition.path(name): (page.meta.reviewed.isoformat(), site.project.alternates(name))
        for edition in site.project.editions.values()
        for name, page in edition.pages.items()
    }
    (folder / "sitemap.xml").write_text(sitemap(site.site_url, entries), encoding="utf-8")


def write_policy(site: Site, folder: Path, deploy: Path) -> None:
    """Write the policy into each page, and the headers for hosts into `folder` and `deploy`."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
    hashes = inline_hashes(pages.values())
    for path, html in pages.items():
        path.write_text(with_policy(html, hashes), encoding="utf-8")
    sent = headers(hashes)
    prefixes = [edition.language.prefix for edition in site.project.editions.values()]
    base = urlsplit(site.site_url).path
    (folder / "_headers").write_text(headers_file(sent, prefixes, base), encoding="utf-8")
    made, kept = caddyfile(sent, prefixes).encode(), deploy / "Caddyfile"
    # Builds may run at the same time; the file is touched only when it says something else.
    if not kept.exists() or kept.read_bytes() != made:
        write_whole(kept, made)


def compress(folder: Path, cache: Cache | None = None) -> None:
    """Write a brotli and a gzip form beside each text file, for servers that can send them.

    What is in `cache` is not compressed again: with brotli that takes longer than all the rest.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in TEXTS]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        list(threads.map(partial(_compress_file, cache=cache), files))
    if cache:
        cache.forget_unused()


def _compress_file(path: Path, cache: Cache | None) -> None:
    content = path.read_bytes()
    mark = hashlib.sha256(content).hexdigest()
    ways = {"br": partial(brotli.compress, content), "gz": partial(_gzip, content)}
    for ending, make in ways.items():
        small = cache.fetch(f"{ending} {mark}", make) if cache else make()
        path.with_name(f"{path.name}.{ending}").write_bytes(small)


def _gzip(content: bytes) -> bytes:
    """Return `content` compressed, the same on each version of Python and system."""
    packed = gzip.compress(content, mtime=0)
    # The tenth byte names the system; 255 is an unknown one.
    return packed[:9] + b"\xff" + packed[10:]


def swap(place: Place) -> None:
    """Put the new site in place; if that fails, the one before stands again."""
    if place.previous.exists():
        if place.site.exists():
            shutil.rmtree(place.previous)
        else:  # an earlier swap was cut off halfway: this is the only site there is
            place.previous.rename(place.site)
    if place.site.exists():
        place.site.rename(place.previous)
    try:
        place.work.rename(place.site)
    except OSError:
        if place.previous.exists():
            place.previous.rename(place.site)
        raise
    if place.previous.exists():
        shutil.rmtree(place.previous)


def discard(place: Place) -> None:
    """Remove what a failed build has left."""
    shutil.rmtree(place.work, ignore_errors=True)
