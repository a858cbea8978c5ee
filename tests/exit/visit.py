"""A visit to the site in one tab of a real browser: walking, leaving, and pressing Back."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.exit.engines import Engine, WebKit, until
from tests.exit.screen import Screen, Watch
from tests.exit.servers import TargetServer
from tests.exit.webdriver import CrashError

GLIMPSE = 250
"""Milliseconds; tests measure about 40, on a machine that has other work up to 100."""
PATIENCE = 20
"""Seconds to wait for what is sure to come: a busy machine may take long."""
MIDDLE = (
    "(found => {{ found.scrollIntoView({{block: 'center', behavior: 'instant'}});"
    " const box = found.getBoundingClientRect();"
    " return [box.x + box.width / 2, box.y + box.height / 2] }})"
    "([...document.querySelectorAll('{}')].find(element => element.offsetWidth))"
)
NOTE_CLICK = (
    "addEventListener('click', event => {"
    " window.clicked = performance.timeOrigin + event.timeStamp }, true)"
)


class SlowError(Exception):
    """A page did not come in time, and nothing was painted that should not be."""


@dataclass(frozen=True)
class Presses:
    """What came of pressing Back and Forward."""

    number: int
    painted: int
    """How many looks at the screen found content of the site."""
    looks: int
    longest: float
    """Milliseconds for which content was seen on end."""


@dataclass(frozen=True)
class Tab:
    """One tab, the screen it is on, and the two servers."""

    engine: Engine
    screen: Screen
    site: str
    """Address of the home page; it ends in `/` or a file name."""
    target: TargetServer

    def evaluate(self, expression: str) -> Any:
        return self.engine.evaluate(expression)

    def expect(self, happened: bool, what: str) -> None:
        """Raise SlowError if a visit did not get as far as it should: that judges no exit."""
        if not happened:
            raise SlowError(what)

    def arrived(self, condition: str, seconds: float = PATIENCE) -> bool:
        """Wait until a page is there for which `condition` holds."""
        return bool(
            until(self.engine, f"document.readyState === 'complete' && {condition}", seconds)
        )

    def open(self, url: str) -> None:
        """Open a page of the site as if its address had been typed, and wait until it shows."""
        self.engine.open(url)
        self.expect(self.arrived(f"location.href === '{url}'"), f"{url} did not open")
        self.expect(self.screen.wait(True, PATIENCE), f"{url} opened but was not painted")

    def assign(self, url: str) -> None:
        """Follow a link to `url`, and wait until the page is there."""
        self.engine.evaluate(f"void setTimeout(() => location.assign('{url}'))")
        self.expect(self.arrived(f"location.href === '{url}'"), f"{url} did not open")

    def walk(self, pages: int) -> list[str]:
        """Visit so many pages, by the link to the next one; return their addresses."""
        self.open(self.site)
        seen = [self.site]
        while len(seen) < pages:
            following = str(self.evaluate("document.querySelector('[rel=next]').href"))
            # A real click: pages that only a script has opened are passed over by some on Back.
            self.click_on("[rel=next]")
            there = self.arrived(f"location.href === '{following}'")
            self.expect(there, f"{following} did not open")
            self.expect(self.screen.wait(True, PATIENCE), f"{following} was not painted")
            seen.append(following)
        return seen

    def step(self, delta: int, url: str) -> None:
        """Press Back or Forward, and wait until the page at `url` shows."""
        self.engine.step(delta)
        self.expect(self.arrived(f"location.href === '{url}'"), f"{url} did not come back")
        self.expect(self.screen.wait(True, PATIENCE), f"{url} came back but was not painted")

    def reload(self) -> None:
        """Reload the page, and wait until it shows."""
        self.mark(-1)
        self.engine.reload()
        self.expect(self.arrived("window.mark !== -1"), "the page did not reload")
        self.expect(self.screen.wait(True, PATIENCE), "the page was not painted again")

    def leave(self) -> None:
        """Click on the exit."""
        self.click_on("[data-exit]")

    def away(self) -> bool:
        """Wait for the neutral page; return whether nothing of the site is on the screen then.

        Raises SlowError where that page does not come and the screen is empty.
        """
        there = self.arrived(f"location.href === '{self.target.address}'")
        empty = self.screen.wait(False)
        self.expect(there or not empty, "the neutral page did not come")
        return there and empty

    def milliseconds_to_blank(self) -> float:
        """Click on the exit; return the time until the first screen without content.

        It runs from the click as the page dates it, or, where a page that waits for the next one
        cannot be asked (Chromium), from the moment before the click was sent.
        """
        self.evaluate(f"void {NOTE_CLICK}")
        x, y = self.evaluate(MIDDLE.format("[data-exit]"))
        with Watch(self.screen) as watch:
            sent = time.time()
            self.engine.click(x, y)
            assert self.screen.wait(False), "the content stays"
            time.sleep(0.02)
        try:
            clicked = float(self.engine.evaluate("window.clicked", 0.5)) / 1000
        except TimeoutError:
            clicked = sent
        return (watch.gone_at - clicked) * 1000

    def milliseconds_to_hide(self) -> float:
        """Return the time until a page that is told to hide its text shows none.

        That is how fast this machine is just now; what the exit takes is compared with it.
        """
        with Watch(self.screen) as watch:
            sent = time.time()
            self.evaluate("void (document.documentElement.style.visibility = 'hidden')")
            self.expect(self.screen.wait(False, PATIENCE), "the page did not hide")
            time.sleep(0.02)
        self.evaluate("void (document.documentElement.style.visibility = '')")
        self.expect(self.screen.wait(True, PATIENCE), "the page did not show again")
        return (watch.gone_at - sent) * 1000

    @contextmanager
    def judged(self, watch: Watch) -> Iterator[None]:
        """Fail for what was painted even where the browser then stopped answering.

        WebKit may show a glimpse of a page that it has kept whole.
        """
        try:
            yield
        except Exception as error:
            if watch.longest > (GLIMPSE if isinstance(self.engine, WebKit) else 0):
                raise AssertionError(f"{watch.longest:.0f} ms of content was painted") from error
            raise

    def press_blindly(self, deltas: Iterable[int]) -> Presses:
        """Press Back and Forward while no page answers."""
        number = 0
        with Watch(self.screen) as watch, self.judged(watch):
            for number, delta in enumerate(deltas, 1):  # noqa: B007
                self.engine.step(delta)
                time.sleep(0.4)
        return Presses(number, watch.seen, watch.looks, watch.longest)

    def press(self, deltas: Iterable[int]) -> Presses:
        """Press Back and Forward, and look at the screen all the time."""
        number = 0
        with Watch(self.screen) as watch, self.judged(watch):
            for number, delta in enumerate(deltas, 1):
                # The page before and the one after have the same address: only a mark tells them
                # apart. At either end of the history nothing happens and the wait runs out.
                self.mark(number)
                self.engine.step(delta)
                self.arrived(f"window.mark !== {number} && {self.elsewhere}", 3)
        return Presses(number, watch.seen, watch.looks, watch.longest)

    @property
    def elsewhere(self) -> str:
        """Condition that the page is not one of the site."""
        return f"!location.href.startsWith('{self.site}')"

    def mark(self, number: int) -> None:
        try:
            self.engine.evaluate(f"void (window.mark = {number})", 0.3)
        except CrashError:
            raise
        except Exception:  # the page is just going away, and has no mark then
            return

    def click_on(self, selector: str) -> None:
        """Click on the first element that `selector` finds and that has a place on the screen."""
        x, y = self.evaluate(MIDDLE.format(selector))
        time.sleep(0.05)  # until the page is drawn where it was scrolled to
        self.engine.click(x, y)
