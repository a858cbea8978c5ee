"""The new site in the place of the one before: at each moment one of the two stands whole."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from weakref import finalize

from hooks.files import describe_error

if sys.platform != "win32":
    import fcntl

_DAY = 24 * 60 * 60.0
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Flag of renameat2(2) on Linux: two names change places in one step."""


class PublishError(Exception):
    """The site cannot be put where it should be: one line that says why and what to do."""


class Place:
    """Where a site is built and where it is put.

    What is not published is removed when nobody needs the place any more, at the latest when the
    process ends.
    """

    def __init__(self, site: Path, work: Path) -> None:
        self.site = site
        """The finished site."""
        self.work = work
        """Folder of this build alone; on the same disk as the site, so that a move is a rename."""
        self._end = finalize(self, _end, work, _hold(work))

    @classmethod
    def open(cls, site: Path) -> Place:
        """Return the places for a site at `site`, which may be a link to its folder.

        What an interrupted build has left is put right first. Raises PublishError.
        """
        site = site.resolve()
        if site.exists() and not site.is_dir():
            raise PublishError(
                f"{site}: this is not a folder; expected: the folder of the site, or nothing; "
                "found: a file; fix: move the file away"
            )
        if os.path.ismount(site):
            raise PublishError(
                f"{site}: this is a mount point, which cannot be replaced in one step; expected: "
                "an ordinary folder; found: a disk or volume; fix: build into a folder on it, with "
                "--site-dir"
            )
        with _told(site.parent):
            site.parent.mkdir(parents=True, exist_ok=True)
            _recover(site)
            work = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
            work.chmod(0o755)
        return cls(site, work)

    def publish(self) -> None:
        """Put the new site in place; if that fails, the one before stands. Raises PublishError."""
        with _told(self.site):
            if not self.site.exists():
                self.work.rename(self.site)
            elif not _exchange(self.work, self.site):
                _swap_in_two_steps(self.work, self.site)
            self._end()

    def discard(self) -> None:
        """Remove what a failed build has left."""
        self._end()


def _prefix(site: Path) -> str:
    return f".{site.name.lstrip('.')}-building-"


def previous(site: Path) -> Path:
    """Return where the site before is for the moment of a swap that takes two steps."""
    return site.with_name(f".{site.name.lstrip('.')}-previous")


def _recover(site: Path) -> None:
    """Put back a site that an interrupted swap has moved away, and remove what is left."""
    before = previous(site)
    if before.is_dir() and not site.exists():
        before.rename(site)
    for path in (before, *site.parent.glob(f"{_prefix(site)}*")):
        if path == before or _abandoned(path):
            remove(path)


def _swap_in_two_steps(work: Path, site: Path) -> None:
    """For systems without an exchange; a build that is cut off between is put right later."""
    before = previous(site)
    remove(before)
    site.rename(before)
    try:
        work.rename(site)
    except OSError:
        before.rename(site)
        raise
    remove(before)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell what could not be written in one line, and not as a traceback."""
    try:
        yield
    except OSError as error:
        raise PublishError(describe_error(error, path)) from error


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether this system can."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        rename: Callable[..., int] = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):  # not on this kind of disk
        return False
    raise OSError(number, os.strerror(number), str(other))


def _hold(folder: Path) -> int | None:
    """Hold a folder, so that no other build takes it for a left one; return what to close.

    However the process ends, the system then lets the folder go.
    """
    if sys.platform == "win32":
        return None
    handle = os.open(folder, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return handle


def _end(work: Path, handle: int | None) -> None:
    """Remove what stands in `work`: a build that failed, or the site before after an exchange."""
    if handle is not None:
        os.close(handle)
    remove(work)


def _abandoned(folder: Path) -> bool:
    """Return whether no living build holds a folder."""
    with suppress(OSError):
        if sys.platform == "win32":
            return _age(folder) > _DAY
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(handle)
        # Between its making and its being held a folder is nobody's for a moment.
        return _age(folder) > 1
    return False


def _age(folder: Path) -> float:
    return time.time() - folder.stat().st_mtime


def remove(path: Path) -> None:
    """Remove a folder or file, if it is there; folders that may not be written are made so."""
    if path.is_symlink() or path.is_file():
        path.unlink()
        return

    def again(act: Callable[[str], object], name: str, _: object) -> None:
        with suppress(OSError):
            for each in (Path(name).parent, Path(name)):
                each.chmod(each.stat().st_mode | stat.S_IRWXU)
            act(name)

    if path.exists():
        shutil.rmtree(path, onerror=again)
