"""A thousand damaged copies of the real source: clear errors, and the old site stays."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

import hooks.origins
import hooks.pages
import hooks.project
import hooks.string_rules
from hooks.menu import Menu, MenuGroup
from hooks.problems import ProblemsError, Report
from hooks.project import Project, load
from hooks.yamlfile import Located, parse
from tests.conftest import SmallSite, run_mkdocs
from tests.rules.damage import ALWAYS_FOUND, DAMAGES
from tests.rules.reduced import page_groups, real_project, write_part
from tests.rules.source import LANGUAGES, text_of

COPIES = 1000
GROUP = 4
"""Pages that are read together."""
OPTIONAL = "docs/origins.yml"
"""A project may go without it."""


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


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each good YAML text once: of a damaged copy all other files are as they were."""
    read: dict[tuple[str, str, int], Located] = {}

    def parse_once(text: str, name: str, report: Report, first_line: int = 1) -> Located | None:
        key = (text, name, first_line)
        found = read.get(key) or parse(text, name, report, first_line)
        if found is not None:
            read[key] = found
        return found

    for module in (hooks.origins, hooks.pages, hooks.project, hooks.string_rules):
        monkeypatch.setattr(module, "parse", parse_once)


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
    """Return the number of lines, the one after the last line end included."""
    return path.read_bytes().count(b"\n") + 1


def unclear(lines: list[str], name: str, root: Path) -> Iterator[str]:
    """Yield each message that has no place in a file, or says nothing of the damaged file."""
    folder = name.rpartition("/")[0]
    for line in lines:
        found = re.match(r"(docs/[a-z/-]+\.(?:md|yml)|mkdocs\.yml):([1-9]\d*): .", line)
        named = name.removeprefix("docs/nl/") in line or (
            folder != "docs" and line.startswith(f"{folder}/")
        )
        if found is None or not named or len(line.splitlines()) != 1:
            yield line
        elif (root / found[1]).exists() and int(found[2]) > line_count(root / found[1]):
            yield line


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("share", range(8))
def test_damaged_files_are_told_clearly(share: int, parts: list[tuple[Path, Menu]]) -> None:
    for number in range(share, COPIES, 8):
        random = Random(number)
        root, menu = parts[number % len(parts)]
        files = sorted(str(path.relative_to(root)) for path in root.rglob("*.*") if path.is_file())
        name = random.choice(files)
        damage = random.choice(list(DAMAGES))
        path = root / name
        before = path.read_bytes()
        after = DAMAGES[damage](before, random)
        try:
            if after is None:
                path.unlink()
            else:
                path.write_bytes(after)
            lines = problems_of(root, menu)
            wrong = list(unclear(lines, name, root))
        finally:
            path.write_bytes(before)
        assert not wrong, f"copy {number}, {name}, {damage}"
        if damage in ALWAYS_FOUND and not (after is None and name == OPTIONAL):
            assert any(name in line for line in lines), f"copy {number}, {name}, {damage}"
        for line in lines:
            line.encode()


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
    site = root / "site"
    good = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    folders = sorted(path.name for path in root.iterdir())
    for name, damage in BUILDS:
        before = text_of(name).encode()
        # The first damage, from a fixed start, that cannot pass: a line twice may be harmless.
        after = next(
            after
            for seed in range(100)
            if (after := DAMAGES[damage](before, Random(seed))) is None
            or _breaks(root, name, after)
        )
        make_site({name: after})
        done = run_mkdocs(root)
        make_site({})
        printed = done.stdout + done.stderr
        assert done.returncode != 0, f"{name}, {damage}"
        assert "Traceback" not in printed, printed
        assert re.search(rf"(?m)^{re.escape(name)}:[1-9]\d*: ", printed), printed
        assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == good
        assert sorted(path.name for path in root.iterdir()) == folders


def _breaks(root: Path, name: str, content: bytes) -> bool:
    """Return whether the project in `root` has a problem in the file when it has this content."""
    path = root / name
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        load(root, LANGUAGES)
    except ProblemsError as error:
        return any(problem.path == name for problem in error.problems)
    finally:
        path.write_bytes(before)
    return False
