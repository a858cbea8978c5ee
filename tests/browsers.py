"""Makes sure that there is a browser for the tests, or says in one line why there is none.

`python -m tests.browsers`
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def chromium() -> str | None:
    """Return the path of a Chromium, or None."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    """Install Chromium, having said what and where."""
    quiet = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium from Debian's packages, for the whole system (BROWSERS=no: not)")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=environment, check=False, **quiet)  # type: ignore[call-overload]
        subprocess.run(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
            env=environment, check=False, **quiet,
        )  # type: ignore[call-overload]  # fmt: skip
    else:
        print("Installing Playwright's Chromium, for this user (BROWSERS=no: not)")
        command = [sys.executable, "-m", "playwright", "install", "chromium"]
        subprocess.run(command, check=False, **quiet)  # type: ignore[call-overload]


def main() -> int:
    """Install a browser if there is none; return 1 if there is none after that.

    With `BROWSERS=no` nothing is installed, and the tests that need one are named as not run.
    """
    if os.environ.get("BROWSERS") == "no":
        return 0
    if chromium() is None:
        _install()
    if chromium() is None:
        print(
            "The browser tests need Chromium and it could not be installed: "
            "run `apt-get install chromium` as root, or `.venv/bin/playwright install chromium`.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
