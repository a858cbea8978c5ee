"""Every pinned package may be installed with every Python that is promised."""

from __future__ import annotations

import shlex
import tomllib

import pytest
from packaging.specifiers import SpecifierSet

from hooks.problems import Report
from tests.conftest import ROOT
from tests.upkeep.requirements import (
    Installed,
    check_pins,
    installed,
    promised_pythons,
    read_pins,
)

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PYTHONS = promised_pythons(PYPROJECT)
HASH = f" \\\n    --hash=sha256:{'0' * 64}\n"


def told(text: str, package: Installed | None = None) -> list[str]:
    """Return what is said of the lock `text` when `package` is what is installed."""
    report = Report()
    pins = read_pins("requirements.txt", text, report)
    check_pins(pins, ("3.11.0", "3.12.0"), lambda name: package, report)
    return [str(problem) for problem in report.errors]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_what_is_pinned_installs_everywhere(name: str) -> None:
    report = Report()
    pins = read_pins(name, (ROOT / name).read_text(encoding="utf-8"), report)
    check_pins(pins, PYTHONS, installed, report)
    assert report.errors == []
    assert "mkdocs" in {pin.requirement.name for pin in pins}


def test_the_promise_is_one() -> None:
    """What the classifiers name, what pip asks and what the lock is made for."""
    allowed = SpecifierSet(tomllib.loads(PYPROJECT)["project"]["requires-python"])
    assert [python for python in PYTHONS if python not in allowed] == []
    assert not any(f"3.{minor}.99" in allowed for minor in range(11))
    words = shlex.split((ROOT / "Makefile").read_text(encoding="utf-8"), comments=True)
    assert f"{words[words.index('--python-version') + 1]}.0" == PYTHONS[0] == "3.11.0"


def test_a_package_for_newer_pythons_is_told() -> None:
    assert told(f"a==13.1{HASH}", Installed("13.1", ">=3.11.5")) == [
        "requirements.txt:1: a 13.1 refuses a Python that is promised; "
        "expected: a version for 3.11.0; found: Requires-Python >=3.11.5; fix: run `make lock`"
    ]


def test_a_package_for_older_pythons_is_told() -> None:
    (line,) = told(f"a==1{HASH}", Installed("1", ">=3.8,<3.12"))
    assert "expected: a version for 3.12.0;" in line


def test_a_marker_is_heeded() -> None:
    newer = Installed("1", ">=3.11.5")
    assert told(f"a==1 ; python_full_version >= '3.11.1'{HASH}", newer) == []
    assert told(f"a==1 ; sys_platform == 'win32' or os_name == 'posix'{HASH}", newer) != []
    assert told(f"a==1 ; python_full_version < '3'{HASH}", None) == []


@pytest.mark.parametrize("package", [None, Installed("2", "")])
def test_what_is_not_installed_as_pinned_is_told(package: Installed | None) -> None:
    (line,) = told(f"b==1{HASH}a==1{HASH}", package)[1:]
    assert line.startswith("requirements.txt:3: a is not installed as it is pinned; expected: 1;")


@pytest.mark.parametrize(
    "text",
    [
        f"a>=1{HASH}",
        f"a==1.*{HASH}",
        f"a{HASH}",
        "a==1\n",
        "--index-url https://packages.example/\n",
        "-r other.txt\n",
        "a @ https://packages.example/a.whl --hash=sha256:00\n",
    ],
)
def test_what_is_not_a_pin_with_hashes_is_told(text: str) -> None:
    (line,) = told(text, Installed("1", ""))
    assert line.startswith("requirements.txt:1: not one version with its hashes; ")


def test_a_real_package_says_what_it_requires() -> None:
    found = installed("mkdocs")
    assert found is not None
    assert (found.version, found.requires_python) == ("1.6.1", ">=3.8")
    assert installed("no-such-package") is None
