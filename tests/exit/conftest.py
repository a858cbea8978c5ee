"""The browsers, servers and the table of numbers of the tests of the exit."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from ssl import SSLContext
from urllib.error import URLError

import pytest

from tests.exit.engines import ENGINES, Engine, Mode, missing
from tests.exit.screen import Screen
from tests.exit.servers import Change, SiteServer, TargetServer, own_certificate
from tests.exit.visit import Presses, SlowError
from tests.exit.webdriver import CrashError, WebDriverError
from tests.exit.wire import WireError
from tests.missing import give_up

NUMBERS = pytest.StashKey[list[str]]()
"""Lines of the table that is printed at the end."""

Note = Callable[..., None]
Serve = Callable[..., SiteServer]
Start = Callable[[Mode], Engine]


def pytest_configure(config: pytest.Config) -> None:
    config.stash.setdefault(NUMBERS, [])


TRIES = 3
_SLOW = (CrashError, SlowError, TimeoutError, URLError, WebDriverError, WireError)
"""What comes of a machine with too much to do, or of a browser that crashed: MiniBrowser does so
now and then. What was painted is an AssertionError, and no test that saw it is tried again."""


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Try a test again when its browser did not answer or a page did not come, and say so."""
    if "engines" not in pyfuncitem.fixturenames:
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    given = {name: pyfuncitem.funcargs[name] for name in names}
    for left in reversed(range(TRIES)):
        try:
            pyfuncitem.obj(**given)
            return True
        except _SLOW as error:
            line = f"tried again, {error or 'the browser crashed'}: {pyfuncitem.name}"
            pyfuncitem.config.stash.setdefault(NUMBERS, []).append(line)
            if not left:
                raise
            target: TargetServer = pyfuncitem.funcargs["target"]  # type: ignore[assignment]
            target.fix()
            target.answering.set()
    return True


@pytest.fixture
def note(pytestconfig: pytest.Config) -> Note:
    """Return a function that adds a line to the table of numbers."""

    def add(engine: Engine, what: str, presses: Presses | None = None, extra: str = "") -> None:
        counts = f"{presses.number:3} presses, {presses.painted} painted" if presses else ""
        if presses and presses.painted:
            counts += f", at most {presses.longest:.0f} ms on end"
        line = f"{engine.version:<24} {what:<46} {counts} {extra}".rstrip()
        pytestconfig.stash.setdefault(NUMBERS, []).append(line)

    return add


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table."""
    lines = config.stash.get(NUMBERS, [])
    if lines:
        terminalreporter.section("the exit, engine by engine")
        for line in sorted(lines):
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """Return the screen on which all browsers of this folder show themselves."""
    made = Screen(tmp_path_factory.mktemp("screen"))
    yield made
    made.close()


@pytest.fixture(params=list(ENGINES), scope="module")
def name(request: pytest.FixtureRequest) -> str:
    """Return the name of an engine that is installed here."""
    if lacking := missing(request.param):
        give_up(f"{request.param} cannot be driven here: install {lacking}")
    return str(request.param)


@pytest.fixture(scope="module")
def engines(
    name: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Start]:
    """Return a function that gives the engine `name`, started once for each mode."""
    started: dict[Mode, Engine] = {}

    def start(mode: Mode) -> Engine:
        if mode in started:
            with suppress(*_SLOW):
                started[mode].fresh()
                return started[mode]
        for other in list(started):  # two windows would cover each other on the screen
            with suppress(*_SLOW):
                started.pop(other).close()
        screen: Screen = request.getfixturevalue("screen")
        folder = tmp_path_factory.mktemp(f"{name}-{mode}")
        started[mode] = ENGINES[name](folder, screen.display, mode)
        return started[mode]

    yield start
    for engine in started.values():
        engine.close()


@pytest.fixture
def target() -> Iterator[TargetServer]:
    """Return the server of the neutral page."""
    server = TargetServer()
    yield server
    server.answering.set()
    server.cut()


def sent_headers(site: Path) -> Mapping[str, str]:
    """Return the headers that a host sends with each page, as the built site names them."""
    rules = (site / "_headers").read_text(encoding="utf-8").split("\n\n")[0].splitlines()[1:]
    found = dict(line.strip().split(": ", 1) for line in rules)
    return {**found, "Cache-Control": "no-store"}


@pytest.fixture(scope="session")
def tls(tmp_path_factory: pytest.TempPathFactory) -> SSLContext:
    """Return what makes a server one for https."""
    return own_certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def serve(real_site: Path, target: TargetServer, tls: SSLContext) -> Iterator[Serve]:
    """Return a function that serves the real site.

    With the headers it asks for and over https, as it should be; or with no headers over http,
    where browsers keep pages whole for Back.

    Each server has an address of its own, so what a tab remembers of one is nothing to another.
    """
    with ExitStack() as stack:

        def start(no_store: bool, change: Change = str) -> SiteServer:
            server = SiteServer(
                real_site,
                sent_headers(real_site) if no_store else {},
                lambda html: change(target.lead_to(html)),
                tls if no_store else None,
            )
            stack.callback(server.cut)
            return server

        yield start
