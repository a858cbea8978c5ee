"""Whole-site work on the built directory, once: what is left to write, and the swap into place."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from hooks.content.addresses import sitemap
from hooks.files import Cache
from hooks.pages.site import Site
from hooks.publish.moved import write_moved
from hooks.publish.swap import Place

TEXTS = frozenset((".css", ".html", ".js", ".json", ".xml"))
"""Endings of the files that get smaller when they are compressed."""


def finish(site: Site, place: Place, overrides: Path) -> None:
    """Complete the site in `place.work` and put it in the place of the one before.

    `overrides` has the templates. The headers for hosts stand in `deploy/` of the project, and
    compressed files are kept in its `.cache/` for the next build.
    """
    root = site.project.root
    write_sitemap(site, place.work)
    write_moved(site, overrides, place.work)
    shutil.copyfile(root / "deploy/_headers", place.work / "_headers")
    kept = root / ".cache/compressed"
    compress(place.work, Cache(kept, f"{brotli.__version__} {zlib.ZLIB_RUNTIME_VERSION}"))
    place.publish()


def write_sitemap(site: Site, folder: Path) -> None:
    """Write `sitemap.xml`; the date of a page is that of its last review."""
    entries = {
        edition.path(name): (page.meta.reviewed.isoformat(), site.project.alternates(name))
        for edition in site.project.editions.values()
        for name, page in edition.pages.items()
    }
    (folder / "sitemap.xml").write_text(sitemap(site.site_url, entries), encoding="utf-8")


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
