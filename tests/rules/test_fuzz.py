"""A thousand damaged copies of the real source: clear errors, and the old site stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

import hooks.checks.load
import hooks.checks.string_rules
import hooks.content.pages
from hooks.checks.load import load
from hooks.content.menu import Menu, MenuGroup
from hooks.content.project import Project
from hooks.content.yaml_reader import Located, parse
from hooks.problems import ProblemsError, Report
from tests.conftest import SmallSite, run_mkdocs
from tests.examples import DEEP
from tests.rules.damage import ALWAYS_FOUND, DAMAGES
from tests.rules.reduced import page_groups, real_project, write_part
from tests.rules.source import LANGUAGES, problems_in

COPIES = 10_000 if DEEP else 120
SHARES = 4
GROUP = 5
"""Pages that are read together."""


@pytest.fixture(scope="module")
def real() -> Project:
    """Return the real project."""
    return real_project()


@pytest.fixture(scope="module")
def parts(real: Project, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Path, Menu]]:
    """Return folders with all pages, a few in each, and the menu of each."""
    found = []
    for names in page_groups(real, GROUP):
        root = tmp_path_factory.mktemp("part")
        write_part(real, names, root)
        keys = list(real.source.strings.nav.groups)
        groups = (MenuGroup(keys[0], names[1:]), *(MenuGroup(key, ()) for key in keys[1:]))
        found.append((root, Menu(groups)))
    return found


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Read each good YAML text once: of a damaged copy all other files are as they were."""
    read: dict[tuple[str, str, int], Located] = {}

    def parse_once(text: str, name: str, report: Report, first_line: int = 1) -> Located | None:
        key = (text, name, first_line)
        found = read.get(key) or parse(text, name, report, first_line)
        if found is not None:
            read[key] = found
        return found

    with pytest.MonkeyPatch.context() as patch:
        for module in (
            hooks.content.pages,
            hooks.checks.load,
            hooks.checks.string_rules,
        ):
            patch.setattr(module, "parse", parse_once)
        yield


def files_below(root: Path) -> Iterator[Path]:
    """Yield the path of each file below `root`, relative to it."""
    return (path.relative_to(root) for path in root.rglob("*") if path.is_file())


@contextmanager
def damaged(path: Path, damage: str, random: Random) -> Iterator[bytes | None]:
    """Damage a file and yield what it holds now; after that it is whole again."""
    before = path.read_bytes()
    after = DAMAGES[damage](before, random)
    try:
        if after is None:
            path.unlink()
        else:
            path.write_bytes(after)
        yield after
    finally:
        path.write_bytes(before)


def problems_of(root: Path, menu: Menu) -> list[str]:
    """Return what is wrong with the project in `root`."""
    try:
        load(root, LANGUAGES, menu, Report())
    except ProblemsError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_parts_are_whole(real: Project, parts: list[tuple[Path, Menu]]) -> None:
    assert {name for _, menu in parts for name in menu.names} == set(real.source.pages)
    for root, menu in parts:
        assert not problems_of(root, menu)


def line_count(path: Path) -> int:
    """Return the number of lines, the one after the last line end included; 1 without a file."""
    return path.read_bytes().count(b"\n") + 1 if path.exists() else 1


def unclear(lines: list[str], name: str, root: Path) -> Iterator[str]:
    """Yield each message that has no place in a file, or says nothing of the damaged file."""
    folder = name.rpartition("/")[0]
    for line in lines:
        found = re.match(r"(docs/[a-z/-]+\.(?:md|yml)|mkdocs\.yml):([1-9]\d*): .", line)
        named = name.removeprefix("docs/nl/") in line or (
            folder != "docs" and line.startswith(f"{folder}/")
        )
        if not (found and named and int(found[2]) <= line_count(root / found[1])):
            yield line


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("share", range(SHARES))
def test_damaged_files_are_told_clearly(share: int, parts: list[tuple[Path, Menu]]) -> None:
    found = 0
    for number in range(share, COPIES, SHARES):
        root, menu = parts[number % len(parts)]
        random = Random(number)
        name = random.choice(sorted(path.as_posix() for path in files_below(root)))
        damage = random.choice(list(DAMAGES))
        with damaged(root / name, damage, random):
            lines = problems_of(root, menu)
            wrong = list(unclear(lines, name, root))
        assert not wrong, f"copy {number}, {name}, {damage}"
        if damage in ALWAYS_FOUND:
            assert any(name in line for line in lines), f"copy {number}, {name}, {damage}"
        found += bool(lines)
    # What is left are letters in prose, empty lines and the like: nobody can know.
    assert found > 0.75 * COPIES / SHARES


BUILDS = (
    ("docs/nl/tips.md", "cut off"),
    ("docs/en/strings.yml", "no YAML"),
    ("docs/facts.yml", "no UTF-8"),
    ("docs/diary.yml", "a wrong type"),
    ("docs/en/tips.md", "missing"),
    ("docs/nl/strings.yml", "a line twice"),
)


def test_a_build_of_a_damaged_source_leaves_the_old_site(make_site: SmallSite) -> None:
    root = make_site({})
    done = run_mkdocs(root)
    assert done.returncode == 0, done.stdout + done.stderr
    good = {path: (root / path).read_bytes() for path in files_below(root)}
    assert Path("site/index.html") in good
    for name, damage in BUILDS:
        with damaged(root / name, damage, Random(_first_seed(root, name, damage))):
            done = run_mkdocs(root)
        printed = done.stdout + done.stderr
        assert done.returncode != 0, f"{name}, {damage}"
        assert "Traceback" not in printed, printed
        assert re.search(rf"(?m)^{re.escape(name)}:[1-9]\d*: .+; fix: .", printed), printed
        assert {path: (root / path).read_bytes() for path in files_below(root)} == good


def _first_seed(root: Path, name: str, damage: str) -> int:
    """Return the first start with which the damage is one that can be known."""
    for seed in range(100):
        with damaged(root / name, damage, Random(seed)):
            if any(line.startswith(name) for line in problems_in(root)):
                return seed
    raise AssertionError(f"nothing is told of {name}, {damage}")
