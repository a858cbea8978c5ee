"""The preview sees what its writer changes, and says when it cannot."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from benchmarks.link import free_port
from tests.conftest import SmallSite


def wait_for(there: Callable[[], bool], what: Callable[[], str]) -> None:
    """Wait until something is there; after a minute it will not come."""
    for _ in range(600):
        if there():
            return
        time.sleep(0.1)
    pytest.fail(what())


def test_a_change_in_looks_is_seen_and_one_in_code_says_start_again(
    make_site: SmallSite, tmp_path: Path
) -> None:
    root, port, log = make_site({}), free_port(), tmp_path / "log"

    def printed() -> str:
        return log.read_text(encoding="utf-8")

    def served() -> str:
        with urlopen(f"http://127.0.0.1:{port}/tips/", timeout=20) as answer:
            return str(answer.read(), "utf-8")

    with log.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=root, stdout=file, stderr=file,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)},
        )  # fmt: skip
    try:
        wait_for(lambda: "Serving on" in printed(), printed)
        changes = {
            "overrides/assets/site.css": "\n.changed-style { color: red }\n",
            "overrides/exit/exit.js": "\nwindow.changedScript = 1;\n",
            "overrides/main.html": "\n<!-- changed template -->\n",
        }
        signs = (".changed-style", "changedScript", "changed template")
        for (name, added), sign in zip(changes.items(), signs, strict=True):
            path = root / name
            path.write_text(path.read_text(encoding="utf-8") + added, encoding="utf-8")
            wait_for(lambda sign=sign: sign in served(), printed)  # type: ignore[misc]
        code = root / "hooks/due.py"
        code.write_text(code.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        wait_for(lambda: "fix: stop the preview and start it again" in printed(), printed)
        assert "Traceback" not in printed()
    finally:
        process.terminate()
        process.wait()
