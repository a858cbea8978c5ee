"""What the exit promises, in three engines, judged by what is painted on the screen."""

from __future__ import annotations

import shutil
import statistics
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.exit.conftest import Note, Serve, Start
from tests.exit.engines import WebKit, until
from tests.exit.screen import Screen
from tests.exit.servers import (
    MARKING,
    TargetServer,
    marked,
    of_a_later_build,
    without_script,
    without_storage,
)
from tests.exit.visit import GLIMPSE, Presses, Tab

HOSTS = pytest.mark.parametrize("no_store", [True, False], ids=["our-headers", "no-headers"])
"""A host that sends our headers lets no page be kept; on another, pages come back whole."""
SLOWEST = 6
"""Where all takes longer: so many times as long as hiding the text of a page takes there."""


def back(times: int) -> list[int]:
    """Return so many presses of Back, with a few to and fro after them."""
    return [-1] * times + [1, 1, -1, 1]


def check(tab: Tab, presses: Presses, kept_whole: bool) -> None:
    """Fail if content of the site came back.

    WebKit draws a page that it has kept whole once more before any script runs. It keeps none that
    comes by https with our headers; `kept_whole` is for the others: a glimpse, and nothing stays.
    """
    assert not tab.screen.shows_site()
    assert presses.looks > 5 * presses.number
    if kept_whole and isinstance(tab.engine, WebKit):
        if presses.longest > GLIMPSE:
            try:
                tab.open(tab.site)
                limit = SLOWEST * tab.milliseconds_to_hide()
            except Exception:
                raise AssertionError(presses) from None
            assert presses.longest <= limit, presses
    else:
        assert presses.painted == 0, presses


def test_the_screen_tells_when_content_comes_back(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer
) -> None:
    """Without the script the exit is a plain link: what the tests look for must then be seen."""
    tab = Tab(engines("normal"), screen, serve(True, without_script).address, target)
    tab.walk(2)
    tab.leave()
    assert tab.away()
    tab.expect(tab.press([-1]).painted > 0, "nothing came back")
    assert target.referrers == []


@HOSTS
def test_before_an_exit_back_works_as_always(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer, no_store: bool
) -> None:
    tab = Tab(engines("normal"), screen, serve(no_store).address, target)
    first, second, third = tab.walk(3)
    tab.step(-1, second)
    tab.step(-1, first)
    tab.step(1, second)
    tab.step(1, third)
    tab.assign(target.address)
    assert screen.wait(False)
    tab.step(-1, third)
    tab.step(-1, second)
    assert tab.evaluate("[sessionStorage.length, localStorage.length, window.name]") == [0, 0, ""]


@pytest.mark.parametrize(
    ("no_store", "pages", "ahead"),
    [(True, 20, 0), (False, 6, 2)],
    ids=["our-headers", "no-headers"],
)
def test_no_press_of_back_or_forward_brings_the_site_back(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note,
    no_store: bool, pages: int, ahead: int,
) -> None:  # fmt: skip
    site = serve(no_store)
    tab = Tab(engines("normal"), screen, site.address, target)
    visited = tab.walk(pages)
    for number in range(ahead):
        tab.step(-1, visited[-2 - number])
    tab.leave()
    assert tab.away()
    site.asked.clear()
    presses = tab.press([1] * ahead + back(pages - 1))
    host = "our headers" if no_store else "no headers"
    note(tab.engine, f"after {pages} pages, {host}", presses)
    check(tab, presses, not no_store)
    if no_store:  # the presses did go through all the pages that were visited
        through = {urlsplit(url).path for url in visited[:-1]}
        tab.expect(set(site.asked) == through, "a press was lost")
    assert target.referrers == []


def test_the_headers_of_an_older_build_fit_the_pages_of_a_newer_one(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note
) -> None:
    """The script has changed and the server has not: the exit and what guards it still work."""
    site = serve(True, of_a_later_build)
    tab = Tab(engines("normal"), screen, site.address, target)
    tab.walk(3)
    tab.leave()
    assert tab.away()
    presses = tab.press(back(2))
    note(tab.engine, "a newer page with older headers", presses)
    check(tab, presses, kept_whole=False)


def test_content_is_gone_at_once_when_the_network_is_dead(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note
) -> None:
    """The site refuses all connections, and the neutral page takes them and never answers."""
    site = serve(True)
    tab = Tab(engines("normal"), screen, site.address, target)
    times = []
    for _ in range(3):
        tab.walk(2)
        target.answering.clear()
        site.cut()
        times.append(tab.milliseconds_to_blank())
        assert tab.engine.title() == "Laden…"
        site.fix()
        presses = tab.press_blindly([-1, 1, -1])
        assert presses.painted == 0
        target.answering.set()
        assert tab.away()
    shown = " ".join(f"{time:.0f}" for time in sorted(times))
    note(tab.engine, "ms from the click to a screen without content", extra=shown)
    tab.open(tab.site)
    here = statistics.median(tab.milliseconds_to_hide() for _ in range(3))
    assert statistics.median(times) <= max(100, SLOWEST * here), (times, here)


def test_a_refused_connection_and_a_reload_bring_nothing_back(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note
) -> None:
    site = serve(True)
    tab = Tab(engines("normal"), screen, site.address, target)
    tab.walk(3)
    site.cut()
    target.cut()
    tab.leave()
    assert screen.wait(False)
    refused = tab.press_blindly([-1, -1, 1])
    site.fix()
    target.fix()
    tab.engine.reload()
    again = tab.press([-1, 1])
    note(tab.engine, "network cut, then mended and reloaded", again)
    assert refused.painted == again.painted == 0


def test_shift_three_times_leaves(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer
) -> None:
    tab = Tab(engines("normal"), screen, serve(True).address, target)
    tab.walk(2)
    # A browser drops keys that are pressed before a page has been painted for the first time.
    painted = "performance.getEntriesByType('paint').length"
    tab.expect(tab.arrived(f"{painted} > 0"), "nothing was painted")
    time.sleep(0.2)
    said = "document.querySelector('[role=status]').textContent"
    tab.engine.shift()
    assert until(tab.engine, said) == "Nog 2 keer Shift om weg te gaan."
    tab.engine.shift()
    assert until(tab.engine, f"{said}.includes('1')")
    tab.engine.shift()
    assert tab.away()
    assert tab.press([-1, 1]).painted == 0


@HOSTS
def test_a_visit_on_purpose_in_the_same_tab_works(
    engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note, no_store: bool
) -> None:
    tab = Tab(engines("normal"), screen, serve(no_store).address, target)
    tab.walk(2)
    tab.leave()
    assert tab.away()
    first, second = tab.walk(2)
    tab.reload()
    tab.step(-1, first)
    tab.step(1, second)
    tab.evaluate("document.querySelector('.contents details, details.contents').open = true")
    tab.click_on('.contents a[href^="#"]')
    tab.expect(tab.arrived("location.hash"), "the link within the page")
    tab.reload()
    assert tab.evaluate("location.hash")
    tab.step(-1, second)
    tab.step(-1, first)
    # Further back lies what was visited before the exit.
    tab.engine.step(-1)
    assert tab.away()
    check(tab, tab.press([-1]), not no_store)
    tab.walk(2)
    tab.leave()
    assert tab.away()
    presses = tab.press(back(2))
    host = "our headers" if no_store else "no headers"
    note(tab.engine, f"after two visits and two exits, {host}", presses)
    check(tab, presses, not no_store)


def test_in_a_private_window(
    name: str, engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note
) -> None:
    # Sessions of WebKitGTK under automation are private ones as they are.
    engine = engines("normal" if name == "webkit" else "private")
    tab = Tab(engine, screen, serve(True).address, target)
    tab.walk(3)
    tab.leave()
    assert tab.away()
    presses = tab.press(back(2))
    note(tab.engine, "private window", presses)
    check(tab, presses, False)


@HOSTS
def test_with_storage_blocked(
    name: str, engines: Start, screen: Screen, serve: Serve, target: TargetServer, note: Note,
    no_store: bool,
) -> None:  # fmt: skip
    # WebKitGTK has no setting for it; there a script that is loaded first takes storage away.
    in_page = name == "webkit"
    site = serve(no_store, without_storage) if in_page else serve(no_store)
    tab = Tab(engines("normal" if in_page else "blocked"), screen, site.address, target)
    first, second, third = tab.walk(3)
    blocked = "(() => { try { return !sessionStorage } catch (error) { return true } })()"
    assert tab.evaluate(blocked), "storage is not blocked"
    tab.step(-1, second)
    tab.step(-1, first)
    tab.step(1, second)
    tab.step(1, third)
    tab.leave()
    assert tab.away()
    presses = tab.press(back(2))
    host = "our headers" if no_store else "no headers"
    note(tab.engine, f"storage blocked, {host}", presses)
    check(tab, presses, not no_store)


def test_opened_from_the_disk(
    engines: Start, screen: Screen, real_site: Path, target: TargetServer, note: Note,
    tmp_path: Path,
) -> None:  # fmt: skip
    """Without our policy, which a page from the disk has no address for."""
    (tmp_path / "mark.css").write_text(MARKING)
    pages = []
    for number, name in enumerate(("index.html", "tips/index.html", "stappenplan/index.html")):
        html = target.lead_to((real_site / name).read_text(encoding="utf-8"))
        html = html.replace("Content-Security-Policy", "X-Off")
        copy = tmp_path / f"{number}.html"
        copy.write_text(marked(html).replace('"/mark.css"', '"mark.css"'), encoding="utf-8")
        pages.append(copy.as_uri())
    shutil.copytree(real_site / "assets", tmp_path / "assets", dirs_exist_ok=True)
    tab = Tab(engines("normal"), screen, pages[0].replace("0.html", ""), target)
    tab.open(pages[0])
    for page in pages[1:]:
        tab.assign(page)
    tab.step(-1, pages[1])
    tab.step(1, pages[2])
    tab.leave()
    assert tab.away()
    presses = tab.press(back(2))
    note(tab.engine, "opened from the disk", presses)
    check(tab, presses, True)
