"""What is due: facts that nobody has checked, and facts and pages whose time has run out."""

from __future__ import annotations

import datetime
import subprocess
import sys

import pytest
import yaml

from hooks.due import add_months, find_due
from hooks.problems import ProblemsError
from tests.conftest import SmallSite
from tests.small_site import FACTS, small_site

TODAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-22", 3, "2027-02-22"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-15", 12, "2027-01-15"),
        ("2026-06-15", 6, "2026-12-15"),
        ("9999-12-31", 3, "9999-12-31"),
    ],
)
def test_months(day: str, months: int, expected: str) -> None:
    assert add_months(datetime.date.fromisoformat(day), months).isoformat() == expected


def test_a_fact_that_nobody_has_checked_is_due(make_site: SmallSite) -> None:
    found = {due.name: due.since for due in find_due(make_site({}), TODAY)}
    assert found["noodnummer"] is None
    facts = yaml.safe_load(str(small_site()["docs/facts.yml"]))["facts"]
    assert found.keys() == facts.keys()


def test_a_fact_is_told_with_its_value_its_source_and_its_pages(make_site: SmallSite) -> None:
    found = {due.name: due for due in find_due(make_site({}), TODAY)}
    told = str(found["noodnummer"])
    assert "value 112" in told
    assert "; see https://" in told
    assert found["noodnummer"].uses > 2
    unused = [due for due in found.values() if not due.uses]
    assert all("on no page" in str(due) for due in unused)


def test_checked_facts_and_pages_are_due_when_their_time_is_out(make_site: SmallSite) -> None:
    root = make_site({"docs/facts.yml": FACTS.replace("checked: null", "checked: 2026-11-01")})
    assert list(find_due(root, TODAY)) == []
    later = {due.name: str(due) for due in find_due(root, datetime.date(2027, 5, 23))}
    assert "due since 2027-02-01" in later["noodnummer"]
    assert "docs/nl/tips.md:" in later["Tips"]
    assert "due since 2027-05-22" in later["Tips"]


def test_a_date_that_has_not_come_is_due(make_site: SmallSite) -> None:
    changes: dict[str, str | bytes | None] = {
        "docs/facts.yml": FACTS.replace("checked: null", "checked: 9999-12-31", 1),
        "docs/nl/tips.md": str(small_site()["docs/nl/tips.md"]).replace("2026-11-22", "2027-01-01"),
    }
    found = {due.name: str(due) for due in find_due(make_site(changes), TODAY)}
    assert "its date 9999-12-31 has not come yet" in found["noodnummer"]
    assert "docs/nl/tips.md:" in found["Tips"]
    assert "its date 2027-01-01 has not come yet" in found["Tips"]


def test_a_broken_file_is_an_error(make_site: SmallSite) -> None:
    with pytest.raises(ProblemsError, match=r"docs/facts.yml:1: "):
        list(find_due(make_site({"docs/facts.yml": "facts: ["}), TODAY))


def test_the_command_says_by_its_exit_status_whether_anything_is_due(make_site: SmallSite) -> None:
    root = make_site({"docs/facts.yml": FACTS.replace("checked: null", "checked: 2026-11-01")})
    command = [sys.executable, "-m", "hooks.due", "--root", str(root), "--today"]
    assert subprocess.run([*command, "2026-11-22"], check=False).returncode == 0
    done = subprocess.run([*command, "2029-01-01"], check=False, capture_output=True, text=True)
    assert done.returncode == 1
    count = FACTS.count("checked: null") + 4
    assert f"{count} to check: 0 never checked, {count} out of date" in done.stdout
