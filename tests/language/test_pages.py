"""Every rule on every page of docs/."""

from pathlib import Path

import pytest

from .pages import ROOT, load_page, page_paths, strings_findings, strings_paths

PAGES = tuple(page_paths())
STRINGS = tuple(strings_paths())


def test_there_are_pages() -> None:
    assert PAGES, f"no pages below {ROOT / 'docs'}"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_page(path: Path) -> None:
    findings = load_page(path).findings
    assert not findings, "\n" + "\n".join(map(str, findings))


def test_there_are_strings() -> None:
    assert STRINGS, f"no strings.yml below {ROOT / 'docs'}"


@pytest.mark.parametrize("path", STRINGS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_strings(path: Path) -> None:
    findings = strings_findings(path)
    assert not findings, "\n" + "\n".join(map(str, findings))


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("nl", "cards:\n  calls:\n    - 'Direct gevaar: chat met [](fact:call).'\n", 3),
        ("nl", "emergency:\n  label: Chat met de meldkamer\n", 2),
        ("nl", "cards:\n  use: Vecht niet terug.\n", 2),
        ("nl", "letter:\n  first:\n    - Ja.\n    - Stuur de stalker één bericht.\n", 4),
        ("en", "cards:\n  calls:\n    - 'Danger: chat with [](fact:call).'\n", 3),
        ("en", "cards:\n  use: Don't fight back.\n", 2),
        ("en", "letter:\n  first:\n    - Send the stalker one message.\n", 3),
    ],
)
def test_strings_are_read_as_the_pages_are(
    language: str, text: str, line: int, tmp_path: Path
) -> None:
    path = tmp_path / "docs" / language / "strings.yml"
    path.parent.mkdir(parents=True)
    path.with_name("x.md").write_text("Ja.\n", encoding="utf-8")
    path.write_text("a: Uw site\n", encoding="utf-8")
    assert strings_paths(tmp_path) == [path]
    assert not strings_findings(path, tmp_path)
    path.write_text(text, encoding="utf-8")
    (finding,) = strings_findings(path, tmp_path)
    assert (finding.path, finding.line) == (f"docs/{language}/strings.yml", line)


def test_all_pages_together() -> None:
    findings = [str(finding) for path in PAGES for finding in load_page(path).findings]
    assert not findings, f"{len(findings)} findings\n" + "\n".join(findings)


def test_a_page_is_read_with_its_lists_and_its_source(tmp_path: Path) -> None:
    pages = {
        "docs/facts.yml": "facts:\n  site: {kind: link}\n  call: {kind: phone}\n",
        "docs/en/x.md": "---\naudience: person\n---\n\nHe calls the [site](fact:site).\n",
        "docs/nl/x.md": "Doe aangifte. [Bel](fact:call).\n",
        "docs/xx/x.md": "He.\n",
    }
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    nl, en, xx = (load_page(path, tmp_path) for path in page_paths(tmp_path))
    assert [page.language for page in (nl, en, xx)] == ["nl", "en", "xx"]
    assert [sentence.words for sentence in nl.prose.sentences()] == [2, 2]
    assert [sentence.words for sentence in en.prose.sentences()] == [4]
    assert not nl.findings
    missing, gendered = map(str, en.findings)
    assert missing.startswith("docs/en/x.md:1: glossary: no 'police report', though docs/nl/x.md:1")
    assert gendered.startswith("docs/en/x.md:5: gender of the stalker: 'He'; say: the stalker")
    assert not xx.findings
