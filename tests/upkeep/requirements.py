"""What is pinned in `requirements*.txt`, and whether every promised Python may install it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet

from hooks.problems import Report

SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)


@dataclass(frozen=True)
class Pin:
    """One package of a lock file."""

    path: str
    line: int
    requirement: Requirement

    @property
    def version(self) -> str:
        """Return the one version that is allowed."""
        (found,) = self.requirement.specifier
        return found.version


@dataclass(frozen=True)
class Installed:
    """What an installed package says of itself."""

    version: str
    requires_python: str
    """As the package writes it; empty if it takes every Python."""


def installed(name: str) -> Installed | None:
    """Return what the package `name` says of itself, or None if it is not installed."""
    try:
        found = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    return Installed(found["Version"], found["Requires-Python"] or "")


def promised_pythons(pyproject: str) -> tuple[str, ...]:
    """Return the first release of each Python that the classifiers of `pyproject.toml` name."""
    start = "Programming Language :: Python :: 3."
    names = tomllib.loads(pyproject)["project"]["classifiers"]
    return tuple(f"3.{name.removeprefix(start)}.0" for name in names if name.startswith(start))


def read_pins(path: str, text: str, report: Report) -> list[Pin]:
    """Return the pins of a lock file; a line that is not `name==version` with hashes is told."""
    pins = []
    for line, words in _entries(text):
        first, *hashes = words.split(" --hash=sha256:")
        try:
            requirement = Requirement(first)
            (specifier,) = requirement.specifier
            right = specifier.operator == "==" and not specifier.version.endswith("*") and hashes
        except (InvalidRequirement, ValueError):
            right = False
        if right:
            pins.append(Pin(path, line, requirement))
        else:
            report.error(
                path, line, "not one version with its hashes",
                expected="name==version --hash=sha256:…", found=first, fix="run `make lock`",
            )  # fmt: skip
    return pins


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """Yield each entry with the number of its first line; `\\` at the end of a line goes on."""
    entry: list[str] = []
    for line, words in enumerate(text.splitlines(), 1):
        entry.append(words.removesuffix("\\").strip())
        if not words.endswith("\\"):
            yield line - len(entry) + 1, " ".join(entry)
            entry = []


def check_pins(
    pins: Sequence[Pin],
    pythons: Sequence[str],
    find: Callable[[str], Installed | None],
    report: Report,
) -> None:
    """Tell each pin that is not installed here as pinned, or that a promised Python refuses.

    What only other systems or other Pythons need is not here to be asked, and is left to them.
    """
    for pin in pins:
        marker = pin.requirement.marker
        if marker is not None and not marker.evaluate():
            continue
        package = find(pin.requirement.name)
        if package is None or package.version != pin.version:
            report.error(
                pin.path, pin.line, f"{pin.requirement.name} is not installed as it is pinned",
                expected=pin.version, found=package.version if package else "nothing",
                fix="run `make .venv/test`",
            )  # fmt: skip
            continue
        allowed = SpecifierSet(package.requires_python)
        refused = [
            python for python in pythons if _wanted(pin, python) and not allowed.contains(python)
        ]
        if refused:
            report.error(
                pin.path, pin.line,
                f"{pin.requirement.name} {pin.version} refuses a Python that is promised",
                expected=f"a version for {', '.join(refused)}",
                found=f"Requires-Python {package.requires_python}", fix="run `make lock`",
            )  # fmt: skip


def _wanted(pin: Pin, python: str) -> bool:
    """Tell whether any system needs the package with this Python."""
    marker = pin.requirement.marker
    if marker is None:
        return True
    short = python.rpartition(".")[0]
    versions = {"python_full_version": python, "python_version": short}
    return any(marker.evaluate({**system, **versions}) for system in SYSTEMS)
