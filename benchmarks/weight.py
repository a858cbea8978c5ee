"""What a first visit to a page sends, and when it is painted, on a slow phone.

`python -m benchmarks.weight [--runs 5]` prints a table, with ratios to a hand-made page.
Needs Chromium and Caddy; Hugo is measured where it is installed.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from benchmarks.variants import (
    build_by_hand,
    build_hugo,
    build_material,
    build_ours,
    read_project,
)
from tests.browsers import chromium

LATENCY = 400
"""Milliseconds for a round trip."""
SPEED = 400_000 / 8
"""Bytes a second."""
SLOWER = 4
"""How many times slower the processor is made."""

PAGES = ("", "tips/", "bewijs-verzamelen/")

_OBSERVE = """
window.paint = 0; window.shift = 0; window.long = 0;
new PerformanceObserver(list => { for (const e of list.getEntries()) window.paint = e.startTime })
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) window.shift += e.value })
  .observe({type: 'layout-shift', buffered: true});
new PerformanceObserver(list => { for (const e of list.getEntries()) window.long += e.duration })
  .observe({type: 'longtask', buffered: true});
"""


@dataclass(frozen=True)
class Visit:
    """One first visit to one page."""

    requests: int
    size: int
    """Bytes that were sent, compressed, headers included."""
    paint: float
    """Milliseconds to the largest contentful paint."""
    shift: float
    long: float
    """Milliseconds of tasks over 50 ms."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder` with Caddy and its precompressed files; yield the address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = folder.with_name(f"{folder.name}.Caddyfile")
    config.write_text(
        f"{{\n\tadmin off\n}}\nhttp://127.0.0.1:{port} {{\n\troot * {folder}\n"
        "\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen(
        ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)],
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(100):
            try:
                urlopen(address, timeout=5).close()
                break
            except URLError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def visit(browser: Browser, address: str) -> Visit:
    """Return what a first visit to `address` costs on the slow phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": LATENCY, "downloadThroughput": SPEED,
         "uploadThroughput": SPEED},
    )  # fmt: skip
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sent: list[int] = []

    def count(event: dict[str, object]) -> None:
        sent.append(int(float(str(event["encodedDataLength"]))))

    session.on("Network.loadingFinished", count)
    page.add_init_script(_OBSERVE)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(300)
    paint, shift, long = page.evaluate("[window.paint, window.shift, window.long]")
    context.close()
    # `data:` addresses are loaded too, and send nothing.
    return Visit(sum(size > 0 for size in sent), sum(sent), paint, shift, long)


def measure(browser: Browser, folder: Path, runs: int) -> list[Visit]:
    """Return the median visit of each page."""
    found = []
    with serve(folder) as address:
        for path in PAGES:
            visits = [visit(browser, address + path) for _ in range(runs)]
            found.append(
                Visit(
                    *(
                        statistics.median(getattr(each, name) for each in visits)
                        for name in ("requests", "size", "paint", "shift", "long")
                    )
                )
            )
    return found


def main() -> None:
    """Build all variants, measure them and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    project = read_project()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        build_by_hand(project, folder / "hand")
        build_ours(folder / "ours")
        build_material(project, folder / "material")
        variants = {"hand-made page (the limit)": "hand", "this project": "ours"}
        if build_hugo(project, folder / "hugo"):
            variants["Hugo, bare templates"] = "hugo"
        variants["Material + static-i18n"] = "material"
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-background-networking"]
        )
        results = {
            label: measure(browser, folder / place, options.runs)
            for label, place in variants.items()
        }
        version = browser.version
    limit = results["hand-made page (the limit)"]
    out = sys.stdout
    out.write(f"{platform.platform()}, Python {platform.python_version()}, Chromium {version}, ")
    out.write(f"median of {options.runs} runs, {LATENCY} ms, 400 kbit/s, processor 1/{SLOWER}\n\n")
    for place, path in enumerate(PAGES):
        out.write(f"| /{path} | requests | kB | LCP ms | times the limit | shift | long ms |\n")
        out.write("|---|---|---|---|---|---|---|\n")
        for label, visits in results.items():
            each = visits[place]
            ratio = each.paint / limit[place].paint
            out.write(
                f"| {label} | {each.requests:.0f} | {each.size / 1000:.1f} | {each.paint:.0f} "
                f"| {ratio:.2f} | {each.shift:.2f} | {each.long:.0f} |\n"
            )
        out.write("\n")


if __name__ == "__main__":
    if shutil.which("caddy") is None:
        sys.exit("This needs Caddy: apt-get install caddy")
    main()
