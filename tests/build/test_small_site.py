"""The small site builds, and a broken one leaves the last good site standing."""

from __future__ import annotations

from tests.conftest import SmallSite, run_mkdocs


def test_the_small_site_builds(make_site: SmallSite) -> None:
    root = make_site({})
    done = run_mkdocs(root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (root / "site/en/advice/index.html").exists()


def test_a_failed_build_names_all_problems_and_leaves_the_site(make_site: SmallSite) -> None:
    root = make_site({})
    assert run_mkdocs(root).returncode == 0
    before = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    tips = root / "docs/nl/tips.md"
    tips.write_text(tips.read_text().replace("fact:site", "fact:sitte") + "\nBel 0800-2000.\n")
    done = run_mkdocs(root)
    printed = done.stdout + done.stderr
    assert done.returncode != 0
    lines = tips.read_text().split("\n")
    wrong, typed = (
        1 + next(number for number, line in enumerate(lines) if words in line)
        for words in ("fact:sitte", "0800-2000")
    )
    assert f"docs/nl/tips.md:{wrong}: unknown fact" in printed
    assert f"docs/nl/tips.md:{typed}: a fact typed into a text" in printed
    assert "write [text](fact:veilig-thuis)" in printed
    after = {path: path.read_bytes() for path in (root / "site").rglob("*") if path.is_file()}
    assert after == before
