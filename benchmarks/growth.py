"""How build time and output grow with the number of pages.

`python -m benchmarks.growth [--sizes 64 256 1000]` builds a site of so many pages a language with
this project and with bare Material, and prints seconds of the processor, megabytes of output (less
compressed copies) and the exponent of each step: 1 is in step with the pages. `--alone` leaves
Material out, which takes minutes at 1,000 pages.
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.edit import processor
from benchmarks.variants import ROOT, run_mkdocs, write_material
from hooks.checks.load import load
from hooks.content.menu import Menu, MenuGroup
from hooks.content.project import Language
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


def build(folder: Path) -> None:
    """Build the project in `folder`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(folder)}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)


def megabytes(folder: Path) -> float:
    """Return the size of all files in `folder` that are not compressed copies."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return sum(path.stat().st_size for path in files if path.suffix not in (".br", ".gz")) / 1e6


@dataclass(frozen=True)
class Grown:
    """What a site of so many pages a language takes."""

    pages: int
    cold: float
    """Seconds of the processor, with nothing kept from a build before."""
    warm: float
    size: float
    """Megabytes."""

    def exponent(self, name: str, before: Grown) -> float:
        """Return how `name` grew: 1 is in step with the pages."""
        ratio = getattr(self, name) / getattr(before, name)
        return math.log(ratio) / math.log(self.pages / before.pages)


def measure(folder: Path, size: int, *, alone: bool) -> tuple[Grown, Grown | None]:
    """Return what `size` pages take with this project and, not `alone`, with Material."""
    ours, theirs = folder / "ours", folder / "material"
    menu = make_project(ours, size)
    cold, warm = processor(lambda: build(ours)), processor(lambda: build(ours))
    grown = Grown(size, cold, warm, megabytes(ours / "site"))
    if alone:
        return grown, None
    write_material(load(ours, [Language("nl", True), Language("en", False)], menu), theirs)
    taken = processor(lambda: run_mkdocs(folder / "material-source", theirs))
    return grown, Grown(size, taken, taken, megabytes(theirs))


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[64, 256, 1000])
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    out = sys.stdout
    out.write(f"{platform.platform()}, Python {platform.python_version()}\n\n")
    out.write("| | pages x 2 | first build s | exponent | warm build s | MB | exponent |\n")
    out.write("|---|---|---|---|---|---|---|\n")
    before: dict[str, Grown] = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            ours, theirs = measure(Path(name), size, alone=options.alone)
        for label, now in {"this project": ours, "Material, bare": theirs}.items():
            if now is None:
                continue
            time, weight = (
                f"{now.exponent(figure, before[label]):.2f}" if label in before else ""
                for figure in ("cold", "size")
            )
            out.write(
                f"| {label} | {size} | {now.cold:.1f} | {time} | {now.warm:.1f} "
                f"| {now.size:.1f} | {weight} |\n"
            )
            out.flush()
            before[label] = now


if __name__ == "__main__":
    main()
