"""A browser on a bad connection, and the server that it visits."""

from __future__ import annotations

import os
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browsers import chromium

SLOWER = 4
"""How many times slower the processor is made."""

_OBSERVE = """
window.seen = {paint: 0, shift: 0, long: 0};
const watch = (type, note) => new PerformanceObserver(
  list => list.getEntries().forEach(note)).observe({type, buffered: true});
watch('largest-contentful-paint', entry => { seen.paint = entry.startTime });
watch('layout-shift', entry => { seen.shift += entry.value });
watch('longtask', entry => { seen.long += entry.duration });
"""


@dataclass(frozen=True)
class Link:
    """A connection."""

    name: str
    latency: float
    """Milliseconds that each request waits."""
    kilobits: int
    """A second."""


SLOW_PHONE = Link("slow phone", 400, 400)
SLOW_4G = Link("slow 4G, one round trip a request", 150, 1600)
LIGHTHOUSE_4G = Link("slow 4G as Lighthouse throttles a browser", 562.5, 1475)
"""A first request is three round trips and more: name, connection, request."""


@dataclass(frozen=True)
class Visit:
    """What opening one page costs."""

    requests: float
    size: float
    """Bytes that were sent, compressed, headers included."""
    paint: float
    """Milliseconds to the largest contentful paint."""
    shift: float
    long: float
    """Milliseconds of tasks over 50 ms."""


def median(visits: Sequence[Visit]) -> Visit:
    """Return the median of each figure."""
    return Visit(*(statistics.median(each) for each in zip(*map(astuple, visits), strict=True)))


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def caddy(config: Path, address: str, settings: Mapping[str, str] = {}) -> Iterator[None]:
    """Run Caddy with `config` until the block ends; it answers at `address`."""
    process = subprocess.Popen(
        ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)],
        env={**os.environ, **settings}, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(100):
            try:
                urlopen(address, timeout=5).close()  # noqa: S310 - our own server
                break
            except URLError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve what is in `folder`, with its compressed files; yield the address.

    All variants get the same few headers: those of our policy are no property of a page.
    """
    address = f"http://127.0.0.1:{free_port()}/"
    with TemporaryDirectory() as place:
        config = Path(place, "Caddyfile")
        config.write_text(
            f"{{\n\tadmin off\n}}\n{address.rstrip('/')} {{\n\troot * {folder}\n"
            "\t@assets path */assets/*\n\theader @assets Cache-Control max-age=31536000,immutable\n"
            "\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n",
            encoding="utf-8",
        )
        with caddy(config, address):
            yield address


def launch(playwright: object) -> Browser:
    """Return a Chromium."""
    browser: Browser = playwright.chromium.launch(  # type: ignore[attr-defined]
        executable_path=chromium(),
        args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
    )
    return browser


@contextmanager
def phone(browser: Browser, link: Link) -> Iterator[tuple[BrowserContext, Page]]:
    """Give a fresh phone on `link`, with nothing in its cache; other hosts do not answer."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    speed = link.kilobits * 1000 / 8
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": link.latency, "downloadThroughput": speed,
         "uploadThroughput": speed},
    )  # fmt: skip
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(_OBSERVE)
    yield context, page
    context.close()


def open_page(page: Page, address: str) -> Visit:
    """Return what it costs to open `address` in `page`."""
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("requestfinished", note)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    page.remove_listener("requestfinished", note)
    seen = page.evaluate("seen")
    sizes = [size for request in asked if (size := _size(request))]
    return Visit(len(sizes), sum(sizes), seen["paint"], seen["shift"], seen["long"])


def _size(request: Request) -> int:
    """Return the bytes of the response; 0 for what was not sent: `data:`, or from the cache.

    Of the script of a worker the browser tells the headers only: Material's 11 kB are not counted.
    """
    response = request.response()
    if not request.url.startswith("http") or response is None or request.timing["requestStart"] < 0:
        return 0
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def missing() -> list[str]:
    """Return what a measurement needs and this machine lacks, as commands that install it."""
    programs = {"caddy": shutil.which("caddy"), "chromium": chromium()}
    return [f"apt-get install {name}" for name, found in programs.items() if not found]
