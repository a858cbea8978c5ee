"""How build time and output grow with the number of pages.

`python -m benchmarks.growth [--sizes 64 256 1000]` builds a site of so many pages a language with
this project and with bare Material, and prints seconds, megabytes and the exponent of each step.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.variants import ROOT, build_material
from hooks.menu import Menu, MenuGroup
from hooks.project import Language, load
from tests.small_site import page, small_site, write_site

_GROUPS = 8


def make_project(folder: Path, size: int) -> Menu:
    """Write a project with `size` long pages a language; return its menu."""
    text = (ROOT / "docs/nl/tips.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    words = [line for line in text.split("\n\n") if line.strip() and line.lstrip()[0].isalpha()]
    plain = [part for part in words if "](" not in part]
    files: dict[str, str | bytes] = dict(small_site())
    names = [f"pagina-{number}.md" for number in range(size - 2)]
    for number, name in enumerate(names):
        body = "\n\n".join(
            f"## Deel {part} {{#deel-{part}}}\n\n{words_of}" for part, words_of in enumerate(plain)
        )
        files[f"docs/nl/{name}"] = page(f"Pagina x{number}", body)
        files[f"docs/en/{name}"] = page(f"Page x{number}", body, slug=f"page-{number}")
    names.insert(0, "tips.md")
    groups = [MenuGroup(f"g{number}", tuple(names[number::_GROUPS])) for number in range(_GROUPS)]
    nav = "".join(
        f"  - {group.key}:\n" + "".join(f"      - {name}\n" for name in group.names)
        for group in groups
    )
    config = str(files["mkdocs.yml"])
    files["mkdocs.yml"] = config.replace("  - now:\n      - tips.md\n", nav)
    titles = "".join(f"    {group.key}: Groep {group.key}\n" for group in groups)
    for code in ("nl", "en"):
        strings = str(files[f"docs/{code}/strings.yml"])
        before, start, rest = strings.partition("  groups:\n")
        files[f"docs/{code}/strings.yml"] = before + start + titles + rest.split("\n", 1)[1]
    write_site(folder, files)
    return Menu(tuple(groups))


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    start = time.monotonic()
    work()
    return time.monotonic() - start


def build(folder: Path) -> None:
    """Build the project in `folder`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


def megabytes(folder: Path) -> float:
    """Return the size of all files in `folder` that are not compressed copies."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if path.suffix not in (".br", ".gz")) / 1e6


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[64, 256, 1000])
    options = parser.parse_args()
    out = sys.stdout
    out.write(f"{platform.platform()}, Python {platform.python_version()}\n\n")
    out.write("| pages x 2 | this project s | MB | exponent | Material s | MB | ratio of time |\n")
    out.write("|---|---|---|---|---|---|---|\n")
    before: tuple[int, float] | None = None
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            menu = make_project(folder / "ours", size)
            ours = timed(lambda: build(folder / "ours"))  # noqa: B023 - called at once
            project = load(folder / "ours", [Language("nl", True), Language("en", False)], menu)
            theirs = timed(lambda: build_material(project, folder / "material"))  # noqa: B023
            sizes = megabytes(folder / "ours/site"), megabytes(folder / "material")
            exponent = "" if before is None else f"{_exponent(before, (size, ours)):.2f}"
            out.write(
                f"| {size} | {ours:.1f} | {sizes[0]:.1f} | {exponent} | {theirs:.1f} "
                f"| {sizes[1]:.1f} | {ours / theirs:.2f} |\n"
            )
            out.flush()
            before = size, ours
            shutil.rmtree(folder, ignore_errors=True)


def _exponent(before: tuple[int, float], after: tuple[int, float]) -> float:
    return math.log(after[1] / before[1]) / math.log(after[0] / before[0])


if __name__ == "__main__":
    main()
