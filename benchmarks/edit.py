"""How long one edit takes to show: from saving a page to the reload of the preview.

`python -m benchmarks.edit [--runs 7]` runs `mkdocs serve` on a copy of this project and on the same
pages with bare Material and static-i18n, saves an edit to each in turn, and prints medians and the
ratio. The last line is a warm build of both, in seconds of the processor.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.link import free_port
from benchmarks.variants import ROOT, read_project, run_mkdocs, write_material

_PAGE = "docs/en/tips.md"


def copy_project(folder: Path) -> None:
    """Copy what a build reads into `folder`, the documents made before included."""
    for name in ("docs", "hooks", "overrides", "deploy", ".cache"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` in `folder`; yield the address once a page is there."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-q", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)},
    )  # fmt: skip
    try:
        while True:
            try:
                urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
                break
            except URLError:
                time.sleep(0.2)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def edit(folder: Path, address: str) -> float:
    """Save an edit; return the seconds until browsers are told to reload."""
    epoch = _ask(f"{address}/livereload/0/0")
    path = folder / _PAGE
    text = path.read_text(encoding="utf-8")
    start = time.monotonic()
    path.write_text(text.replace(". ", " again. ", 1), encoding="utf-8")
    while _ask(f"{address}/livereload/{epoch}/0") == epoch:
        pass
    return time.monotonic() - start


def _ask(address: str) -> str:
    with urlopen(address, timeout=90) as answer:  # noqa: S310 - our own server
        return str(answer.read(), "ascii")


def processor(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that the commands of `work` take."""

    def used() -> float:
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    work()
    return used() - before


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs: int = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        ours, theirs = Path(name, "ours"), Path(name, "bare-source")
        copy_project(ours)
        write_material(read_project(), Path(name, "bare"))
        folders = {"this project": ours, "Material + static-i18n, bare": theirs}
        builds: dict[str, list[float]] = {label: [] for label in folders}
        for _ in range(runs + 1):
            for label, folder in folders.items():
                target = folder.with_name(f"{folder.name}-site")
                builds[label].append(processor(lambda: run_mkdocs(folder, target)))  # noqa: B023
        served = {
            label: (folder, stack.enter_context(preview(folder)))
            for label, folder in folders.items()
        }
        edits: dict[str, list[float]] = {label: [] for label in folders}
        for _ in range(runs):
            for label, (folder, address) in served.items():
                edits[label].append(edit(folder, address))
    out = sys.stdout
    out.write(f"{platform.platform()}, Python {platform.python_version()}, median of {runs}\n\n")
    out.write("| | edit to reload s | warm build, processor s |\n|---|---|---|\n")
    shown = [
        (statistics.median(edits[label]), statistics.median(builds[label][1:])) for label in folders
    ]
    for label, (wait, build) in zip(folders, shown, strict=True):
        out.write(f"| {label} | {wait:.2f} | {build:.2f} |\n")
    (wait, build), (bare_wait, bare_build) = shown
    out.write(f"| ratio | {wait / bare_wait:.2f} | {build / bare_build:.2f} |\n")


if __name__ == "__main__":
    main()
