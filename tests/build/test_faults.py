"""Each step of a build fails, or is killed: a whole site stands, and the next build succeeds."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from tests.conftest import ROOT, SmallSite

DEEP = os.environ.get("HYPOTHESIS_PROFILE") == "deep"


def test_a_whole_site_stands_after_any_fault(make_site: SmallSite) -> None:
    points = [] if DEEP else ["--points", "2"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", str(make_site({})), *points],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": "1",
             "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(each["kind"], each["site"]) for each in found} >= {("kill", "old"), ("size", "old")}
    for each in found:
        assert each["site"] in ("old", "new"), each
        assert (each["next_code"], each["next_site"]) == (0, "new"), each
        assert "Traceback" not in each["printed"], each
        match each["kind"]:
            case "fail":
                # What is only kept for the next build may be lost: then the new site stands.
                assert (each["code"], each["site"]) in ((0, "new"), (1, "old")), each
                assert each["code"] == 0 or "; fix: make room on the disk" in each["printed"], each
            case "kill":
                assert each["code"] < 0, each
            case "size":
                assert (each["code"], each["site"]) == (1, "old"), each
