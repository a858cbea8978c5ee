"""The swap: whatever happens, the old or the new site stands whole, and the next build succeeds."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.publish import swap
from hooks.publish.swap import Place, PublishError, previous, remove
from tests.small_site import ROOT


def fill(folder: Path, text: str) -> None:
    """Write a page in `folder`."""
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text(text)


def build(site: Path, text: str) -> None:
    """Build a site of one page."""
    place = Place.open(site)
    fill(place.work, text)
    place.publish()


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["in one step", "in two steps"])
def site(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where a site is to be, on systems that can exchange two folders and on others."""
    if request.param == "in two steps":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    return tmp_path / "site"


def test_one_site_after_another(site: Path) -> None:
    for text in ("first", "second", "third"):
        build(site, text)
        assert (site / "index.html").read_text() == text
        assert names(site.parent) == ["site"]
        assert site.stat().st_mode & 0o777 == 0o755


def test_linux_exchanges_folders_in_one_step(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    fill(one, "one")
    fill(other, "other")
    if swap._exchange(one, other):
        assert (one / "index.html").read_text() == "other"
    else:
        assert not sys.platform.startswith("linux"), "this disk cannot, and the fallback is used"


def test_two_builds_have_a_folder_each_and_the_second_wins(site: Path) -> None:
    build(site, "old")
    first, second = Place.open(site), Place.open(site)
    assert first.work != second.work
    fill(first.work, "first")
    fill(second.work, "second")
    first.publish()
    assert (site / "index.html").read_text() == "first"
    second.publish()
    assert (site / "index.html").read_text() == "second"
    assert names(site.parent) == ["site"]


def test_a_build_that_fails_leaves_nothing(site: Path) -> None:
    build(site, "old")
    place = Place.open(site)
    fill(place.work, "half")
    place.discard()
    assert names(site.parent) == ["site"]
    forgotten = Place.open(site)
    fill(forgotten.work, "half")
    del forgotten
    gc.collect()
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text() == "old"


def test_a_site_that_an_interrupted_swap_moved_away_stands_again(site: Path) -> None:
    fill(previous(site), "old")
    place = Place.open(site)
    assert (site / "index.html").read_text() == "old"
    fill(place.work, "new")
    place.publish()
    assert (site / "index.html").read_text() == "new"
    assert names(site.parent) == ["site"]


def test_what_a_killed_build_left_is_removed_and_nothing_of_it_is_published(site: Path) -> None:
    left = site.with_name(".site-building-old")
    fill(left, "half")
    (left / ".env").write_text("secret")
    os.utime(left, (0, 0))
    build(site, "new")
    assert names(site) == ["index.html"]
    assert names(site.parent) == ["site"]


def test_a_folder_that_a_living_build_holds_is_left_alone(site: Path) -> None:
    place = Place.open(site)
    fill(place.work, "mine")
    os.utime(place.work, (0, 0))
    build(site, "other")
    assert (place.work / "index.html").read_text() == "mine"


def test_a_new_site_that_cannot_be_moved_leaves_the_old_one(site: Path) -> None:
    build(site, "old")
    place = Place.open(site)
    remove(place.work)
    with pytest.raises(PublishError, match="cannot be read or written"):
        place.publish()
    assert (site / "index.html").read_text() == "old"


def test_a_file_of_the_site_that_is_open_leaves_a_whole_site(site: Path) -> None:
    """Windows renames no folder in which a file is open; .github/workflows tries it there."""
    build(site, "old")
    wanted = {"new"}
    with (site / "index.html").open():
        try:
            build(site, "new")
        except PublishError as error:
            assert sys.platform == "win32", error
            wanted = {"old"}
    assert (site / "index.html").read_text() in wanted
    build(site, "newer")
    assert (site / "index.html").read_text() == "newer"
    assert names(site.parent) == ["site"]


def test_the_site_may_be_a_link_to_its_folder(site: Path) -> None:
    real = site.parent / "disk/real"
    real.parent.mkdir()
    fill(real, "old")
    site.symlink_to(real)
    build(site, "new")
    assert site.is_symlink()
    assert (real / "index.html").read_text() == "new"
    assert names(real.parent) == ["real"]


@pytest.mark.parametrize("name", [".site-previous", ".site-building-x"])
def test_a_file_where_a_folder_of_the_build_would_be_is_no_hindrance(site: Path, name: str) -> None:
    (site.parent / name).write_text("a file")
    build(site, "one")
    build(site, "two")
    assert (site / "index.html").read_text() == "two"


def test_a_file_in_the_place_of_the_site_is_told(site: Path) -> None:
    site.write_text("a file")
    with pytest.raises(PublishError, match=r"is not a folder; expected: .* fix: move the file"):
        Place.open(site)
    assert site.read_text() == "a file"


def test_a_mount_point_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(site, "old")
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == site)
    with pytest.raises(PublishError, match="is a mount point"):
        Place.open(site)


def test_an_old_site_that_may_not_be_written_is_replaced(site: Path) -> None:
    build(site, "old")
    (site / "index.html").chmod(0o400)
    site.chmod(0o500)
    build(site, "new")
    assert (site / "index.html").read_text() == "new"
    assert names(site.parent) == ["site"]


def test_a_full_disk_is_told_in_one_line(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device", str(site))

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(PublishError, match="No space left on device; fix: make room on the disk"):
        Place.open(site)


KILLED = """
import sys
from pathlib import Path
from hooks.publish import swap
if sys.argv[2] == "in two steps":
    swap._exchange = lambda one, other: False
number = 0
while True:
    number += 1
    place = swap.Place.open(Path(sys.argv[1]))
    for name in range(20):
        (place.work / f"{name}.html").write_text(str(number))
    place.publish()
"""


@pytest.mark.parametrize("way", ["in one step", "in two steps"])
def test_builds_that_are_killed_at_any_moment(tmp_path: Path, way: str) -> None:
    """The site is always one build's, whole; in two steps it may be away until the next build."""
    site = tmp_path / "site"
    for moment in range(12):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(site), way], cwd=ROOT)
        time.sleep(0.4 + moment * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait()
        if way == "in one step" and site.exists():
            assert whole(site)
        for left in site.parent.glob(".site-building-*"):
            os.utime(left, (0, 0))
        place = Place.open(site)
        assert not site.exists() or whole(site)
        place.discard()
        assert names(site.parent) in (["site"], [])


def whole(site: Path) -> bool:
    """Return whether all pages of a site are of one build."""
    return len({page.read_text() for page in site.iterdir()}) == 1 and len(names(site)) == 20


def test_two_builds_at_once_publish_whole_sites(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command: Callable[[str], subprocess.Popen[bytes]] = lambda way: subprocess.Popen(  # noqa: E731
        [sys.executable, "-c", KILLED, str(site), way], cwd=ROOT, stderr=subprocess.PIPE
    )
    builds = [command("in one step"), command("in one step")]
    seen = 0
    end = time.monotonic() + 5
    while time.monotonic() < end and seen < 200:
        if site.exists():
            handle = os.open(site, os.O_RDONLY)  # the folder that stands now, whatever comes
            pages = {name: _read(name, handle) for name in os.listdir(handle)}  # noqa: PTH208
            os.close(handle)
            if len(pages) == 20 and None not in pages.values():
                assert len(set(pages.values())) == 1
                seen += 1
    assert all(build.poll() is None for build in builds), builds[0].stderr
    for build_ in builds:
        build_.kill()
        build_.wait()
    assert seen > 20
    assert whole(site)


def _read(name: str, folder: int) -> str | None:
    try:
        handle = os.open(name, os.O_RDONLY, dir_fd=folder)
    except FileNotFoundError:
        return None
    with os.fdopen(handle) as file:
        return file.read()
