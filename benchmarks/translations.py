"""How long `translations status` takes: `.venv/bin/python -m benchmarks.translations`.

Prints a curve over sites of 20, 200 and 1,000 pages of 100 blocks, each block confirmed, and again
after an edit on every tenth page. Each time is that of the whole command, start of Python included.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hooks.checks.translation_rules import read_settings
from hooks.problems import Report
from hooks.translations.commands import read_comparisons
from hooks.translations.confirm import confirmed
from hooks.translations.lock import write_lock

SIZES = (20, 200, 1000)
_WORDS = {
    "nl": "bewaar alle berichten en vertel vandaag aan iemand die je vertrouwt wat er is gebeurd",
    "en": "keep all messages and tell somebody you trust today about all that has happened to you",
}


def page(language: str, number: int) -> str:
    """Return a page of 100 blocks."""
    words = _WORDS[language].split()
    lines = [
        "---",
        f"title: Bladzijde {number} {language}",
        "description: Waar het over gaat.",
        "---",
    ]
    for block in range(98):
        text = " ".join(words[(block * 7 + step) % len(words)] for step in range(14))
        text = f"{text} {number} [hier](p{block}.md) {block}."
        match block % 14:
            case 0:
                lines += ["", f"## {text} {{#s{block}}}", ""]
            case 1 | 2 | 3 | 4 | 5 | 6:
                lines.append(f"- [ ] {text}")
            case 7:
                lines += ["", '!!! danger "Let op"', f"    {text}"]
            case _:
                lines += ["", text]
    return "\n".join(lines) + "\n"


def make(root: Path, pages: int) -> int:
    """Write a site whose translation is confirmed; return the number of its blocks."""
    for language in _WORDS:
        folder = root / "docs" / language
        folder.mkdir(parents=True)
        for number in range(pages):
            (folder / f"p{number}.md").write_text(page(language, number), encoding="utf-8")
    report = Report()
    (comparison,) = read_comparisons(root, read_settings(Path()), [Path("docs/en")], report)
    for name, units in comparison.units.items():
        write_lock(root, comparison.target, name, confirmed((), units, units))
    return sum(map(len, comparison.units.values()))


def measure(root: Path) -> float:
    """Return the seconds that `translations status` takes, the best of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        command = [str(Path(sys.executable).with_name("translations")), "status", "--json"]
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
        best = min(best, time.perf_counter() - start)
    return best


def edit(root: Path, pages: int) -> None:
    """Change a word on every tenth page of the source."""
    for number in range(0, pages, 10):
        path = root / "docs/nl" / f"p{number}.md"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("vandaag", "morgen", 1), encoding="utf-8")


def main() -> None:
    """Print the curve."""
    sys.stdout.write("pages   blocks   current    every tenth page edited\n")
    for pages in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            blocks = make(root, pages)
            clean = measure(root)
            edit(root, pages)
            sys.stdout.write(f"{pages:>5} {blocks:>8} {clean:>7.2f} s {measure(root):>7.2f} s\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
