"""Whole-site work on the built directory, once: what is left to write, and the swap into place."""

from __future__ import annotations

import gzip
import shutil
from dataclasses import dataclass
from pathlib import Path

from hooks.addresses import sitemap
from hooks.site import Site


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


def finish(site: Site, place: Place) -> None:
    """Complete the site in `place.work` and put it in the place of the one before."""
    write_sitemap(site, place.work)
    swap(place)


def write_sitemap(site: Site, folder: Path) -> None:
    """Write `sitemap.xml` and `sitemap.xml.gz`; the date of a page is that of its last review."""
    entries = {
        edition.path(name): (page.meta.reviewed.isoformat(), site.project.alternates(name))
        for edition in site.project.editions.values()
        for name, page in edition.pages.items()
    }
    text = sitemap(site.site_url, entries).encode()
    (folder / "sitemap.xml").write_bytes(text)
    (folder / "sitemap.xml.gz").write_bytes(gzip.compress(text, mtime=0))


def swap(place: Place) -> None:
    """Put the new site in place; if that fails, the one before stands again."""
    if place.previous.exists():
        shutil.rmtree(place.previous)
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
