"""A visit with Chromium that notes what leaves the site and what goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

from tests.built.model import BuiltSite


@dataclass
class Watch:
    """What a browser did and said during a visit."""

    home: str
    foreign: list[str] = field(default_factory=list)
    """Requests to another host; they are not sent."""
    said: list[str] = field(default_factory=list)
    """Warnings and errors in the console, and requests that failed."""

    def filter(self, route: Route) -> None:
        """Let through what is asked of the site, and note the rest."""
        address = urlsplit(route.request.url)
        if address.scheme == "data" or address.netloc == urlsplit(self.home).netloc:
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()


@contextmanager
def visit(
    browser: Browser, home: str, width: int = 320, *, script: bool = True
) -> Iterator[tuple[Page, Watch]]:
    """Give a page of a fresh browser at `home`, and what is noted of it."""
    context = browser.new_context(
        viewport={"width": width, "height": 640}, java_script_enabled=script
    )
    context.set_default_timeout(5000)
    watch = Watch(home)
    context.route("**/*", watch.filter)
    page = context.new_page()
    page.on("console", lambda message: watch.said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: watch.said.append(str(error)))
    page.on("response", lambda answer: watch.said.append(answer.url) if not answer.ok else None)
    page.goto(home)
    yield page, watch
    context.close()


def overflow(page: Page) -> list[str]:
    """Return what is wider than the window: the page itself and the elements that stick out."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.scrollWidth, room = innerWidth;
          if (wide <= room) return [];
          const out = [...document.querySelectorAll("body *")]
            .filter(each => each.getBoundingClientRect().right > room + 1)
            .map(each => `${each.tagName}.${each.className}`);
          return [`${wide} > ${room}`, ...out];
        }"""
    )
    return found


def language_paths(built: BuiltSite, name: str) -> list[tuple[str, str]]:
    """Return language and address of the page `name` in each language."""
    editions = built.site.project.editions
    return [(code, edition.path(name)) for code, edition in editions.items()]
