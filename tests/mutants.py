"""A mutation run over the built site: each damage must be caught by a test.

`python -m tests.mutants` builds the site, damages one copy of it at a time, and runs the tests that
read a built site on that copy (`SITE_UNDER_TEST`). It prints a table, writes it to
`tests/mutants.md`, and exits 1 if a damage is caught by none.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import brotli
import pikepdf

from tests.conftest import ROOT, run_mkdocs

TESTS = ("tests/built", "tests/weight/test_budgets.py", "tests/privacy/test_headers.py")
LEFT_OUT = "not reproducible and not linkchecker and not browser and not printed_no_warning"
TABLE = ROOT / "tests/mutants.md"
HEAD = """# What the tests catch in a built site

Written by `python -m tests.mutants`: one copy of the site for each row, damaged in this way only,
its compressed files made anew. Named is the first test that failed.

| Damage | Caught by |
|---|---|
"""

Mutate = Callable[[Path], None]


def edit(path: str, pattern: str, new: str, folder: Path) -> None:
    """Replace the first match of `pattern` in a file of the site in `folder`."""
    file = folder / path
    text, count = re.subn(pattern, new, file.read_text("utf-8"), count=1, flags=re.DOTALL)
    if not count:
        raise ValueError(f"{path}: nothing to damage: {pattern}")
    file.write_text(text, "utf-8")


def everywhere(pattern: str, new: str, folder: Path) -> None:
    """Replace each match of `pattern` in all pages."""
    for page in folder.rglob("*.html"):
        page.write_text(re.sub(pattern, new, page.read_text("utf-8"), flags=re.DOTALL), "utf-8")


def copy(source: str, target: str, folder: Path) -> None:
    """Put one file of the site in the place of another, or in a new one."""
    shutil.copy(folder / source, folder / target)


def remove(path: str, folder: Path) -> None:
    """Remove a file or a folder of the site, and what is compressed of it."""
    if (folder / path).is_dir():
        shutil.rmtree(folder / path)
    for each in folder.glob(f"{path}*"):
        each.unlink()


def publish(name: str, folder: Path) -> None:
    """Add a file that no reader needs."""
    (folder / name).write_text("TOKEN=1\n", "utf-8")


def sign(path: str, key: str, value: str, folder: Path) -> None:
    """Give a PDF an entry in its document information."""
    with pikepdf.open(folder / path, allow_overwriting_input=True) as pdf:
        pdf.docinfo[pikepdf.Name(f"/{key}")] = value
        pdf.save()


def untag(path: str, folder: Path) -> None:
    """Take the tags out of a PDF, which a screen reader needs."""
    with pikepdf.open(folder / path, allow_overwriting_input=True) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save()


def rezip(path: str, member: str, pattern: str, new: str, folder: Path) -> None:
    """Replace text in a member of an office file."""
    with zipfile.ZipFile(folder / path) as before:
        members = [(info, before.read(info)) for info in before.infolist()]
    with zipfile.ZipFile(folder / path, "w") as after:
        for info, content in members:
            if info.filename == member:
                text, count = re.subn(pattern, new, content.decode(), count=1)
                if not count:
                    raise ValueError(f"{path}: nothing to damage in {member}")
                content = text.encode()
            after.writestr(info, content)


def swap(pattern: str, folder: Path) -> None:
    """Give each of two files of a pattern the content of the other."""
    one, two = sorted(folder.glob(pattern))
    first = one.read_bytes()
    one.write_bytes(two.read_bytes())
    two.write_bytes(first)


def age(path: str, folder: Path) -> None:
    """Let a compressed file hold what its plain file held before."""
    (folder / path).write_bytes(brotli.compress(b"what stood there before"))


TIPS, TIPS_EN = "tips/index.html", "en/tips/index.html"
PDF = "downloads/lijst-bewijs.pdf"
POLICY = r'<meta http-equiv="Content-Security-Policy" [^>]*>'

MUTANTS: dict[str, Mutate] = {
    "a phone number in one language": partial(
        edit, TIPS_EN, "<bdi>0900-8844</bdi>", "<bdi>0900-8848</bdi>"
    ),
    "where a phone number leads": partial(edit, TIPS, "tel:112", "tel:113"),
    "a phone number on all pages": partial(everywhere, "0800-2000", "0800-2001"),
    "an article of law": partial(edit, "wat-is-stalking/index.html", "285b", "285c"),
    "the exit is gone from a page": partial(edit, TIPS, r"<a [^>]*data-exit.*?</a>", ""),
    "the exit leads to the site itself": partial(
        edit, TIPS, r'(data-exit href=")[^"]*', r"\1../hulplijnen/"
    ),
    "the script of the exit is gone": partial(edit, TIPS_EN, r"<script>\(function.*?</script>", ""),
    "the bar with 112 is gone": partial(edit, TIPS, r'<section class="bar".*?</section>', ""),
    "an alternate leads to another page": partial(
        edit, TIPS, r'(hreflang="en" href="[^"]*)tips/', r"\1signs/"
    ),
    "a canonical address of another page": partial(
        edit, TIPS, r'(rel="canonical" href="[^"]*)tips/', r"\1signalen/"
    ),
    "the language of a page": partial(edit, TIPS_EN, '<html lang="en"', '<html lang="nl"'),
    "the direction of a page": partial(edit, TIPS_EN, 'dir="ltr"', 'dir="rtl"'),
    "two titles alike": partial(
        edit, TIPS, "<title>.*?</title>", "<title>Signalen van stalking - Hulp bij stalking</title>"
    ),
    "the policy is gone from a page": partial(edit, TIPS, POLICY, ""),
    "the policy allows any script": partial(
        edit, TIPS, "script-src 'self'", "script-src 'unsafe-inline' 'self'"
    ),
    "a script that the policy does not name": partial(
        edit, TIPS, "</head>", "<script>localStorage.x=1</script></head>"
    ),
    "an image of another host": partial(
        edit, TIPS, '<main id="text">', '<main id="text"><img src="https://a.example/x" alt="">'
    ),
    "a style of another host": partial(
        edit, TIPS, "</head>", '<link rel="stylesheet" href="https://a.example/x.css"></head>'
    ),
    "the search asks another host": lambda folder: edit(
        next((folder / "assets").glob("search.*.js")).relative_to(folder).as_posix(),
        "^", 'fetch("https://a.example/");', folder,
    ),
    "a link that tells where it was": partial(
        edit, "hulplijnen/index.html", ' rel="noreferrer noopener"', ""
    ),
    "a thing to do is gone from a page": partial(edit, TIPS, r'<li class="todo">.*?</li>', ""),
    "a thing to do says the opposite": partial(
        edit, TIPS_EN, '(?<=<li class="todo">)Don&#39;t', "Do"
    ),
    "contents that say the opposite": partial(edit, TIPS_EN, "Don&#39;t</a>", "Do</a>"),
    "a heading without its anchor": partial(edit, TIPS, ' id="wel-doen"', ""),
    "a page is gone": partial(remove, "tips/index.html"),
    "a page is gone from the site map": partial(
        edit, "sitemap.xml", r"<url>\s*<loc>[^<]*/tips/</loc>.*?</url>", ""
    ),
    "search engines may keep the page for wrong addresses": partial(
        edit, "404.html", '<meta name="robots" content="noindex">', ""
    ),
    "a link to a file is gone": partial(
        edit, "bewijs-verzamelen/index.html", r'<a [^>]*download[^>]*>.*?</a>', ""
    ),
    "the number of pages of a file": partial(
        edit, "printen/index.html", r"\b1 pagina\b", "7 pagina's"
    ),
    "a file with a telling name": partial(copy, PDF, "downloads/stalking.pdf"),
    "a hidden file": partial(publish, ".env"),
    "a file of the source": partial(publish, "facts.yml"),
    "two lists are exchanged": partial(swap, "downloads/lijst-be[lw]*[ns].pdf"),
    "a list in another language": partial(copy, "en/downloads/list-evidence.pdf", PDF),
    "a PDF with an author": partial(sign, PDF, "Author", "A. Name"),
    "a PDF with a time": partial(sign, PDF, "CreationDate", "D:20261122120000Z"),
    "a PDF without tags": partial(untag, PDF),
    "a DOCX with an author": partial(
        rezip, "downloads/logboek-kort.docx", "docProps/core.xml",
        "</cp:coreProperties>", "<dc:creator>A. Name</dc:creator></cp:coreProperties>",
    ),
    "an ODT in another language": partial(
        rezip, "downloads/logboek-kort.odt", "styles.xml", 'fo:language="nl"', 'fo:language="en"'
    ),
    "the index of the search is gone": partial(remove, "search/nl."),
    "the indexes of two languages are exchanged": partial(swap, "search/*.js"),
    "a compressed page is older": partial(age, f"{TIPS}.br"),
    "pages may be kept by the browser": partial(edit, "_headers", "no-store", "max-age=60"),
}  # fmt: skip


def compress_anew(folder: Path) -> None:
    """Make what is compressed of each file fit it again: only the damage is to be found."""
    for path in [*folder.rglob("*.br"), *folder.rglob("*.gz")]:
        plain = path.with_suffix("")
        if plain.exists():
            content = plain.read_bytes()
            path.write_bytes(
                brotli.compress(content) if path.suffix == ".br" else gzip.compress(content)
            )


def caught_by(folder: Path) -> str | None:
    """Return the first test that fails on the site in `folder`; None if all pass."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "-k", LEFT_OUT, *TESTS],
        cwd=ROOT,
        env={**os.environ, "SITE_UNDER_TEST": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", done.stdout, re.MULTILINE)
    if done.returncode and not found:
        raise RuntimeError(done.stdout + done.stderr)
    return found[1] if found else None


def run(names: list[str]) -> Iterator[tuple[str, str | None]]:
    """Yield each damage of `names` and the test that caught it."""
    with tempfile.TemporaryDirectory() as work:
        good = Path(work, "good/hulp")
        built = run_mkdocs(ROOT, good)
        if built.returncode:
            raise RuntimeError(built.stdout + built.stderr)
        if failed := caught_by(good):
            raise RuntimeError(f"the site is not whole before it is damaged: {failed}")
        for name in names:
            folder = Path(work, "damaged/hulp")
            shutil.copytree(good, folder)
            MUTANTS[name](folder)
            if "compressed" not in name:
                compress_anew(folder)
            yield name, caught_by(folder)
            shutil.rmtree(folder)


def main() -> int:
    """Try the damages named on the command line, or all; return 1 if one is not caught."""
    names = sys.argv[1:] or list(MUTANTS)
    lines = []
    for name, test in run(names):
        lines.append(f"| {name} | {f'`{test}`' if test else '**nothing**'} |\n")
        print(lines[-1], end="", flush=True)
    if names == list(MUTANTS):
        TABLE.write_text(HEAD + "".join(lines), "utf-8")
    return int(any("**nothing**" in line for line in lines))


if __name__ == "__main__":
    sys.exit(main())
