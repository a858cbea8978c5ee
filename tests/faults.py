"""Builds of which one step fails or is killed, and what stands afterwards.

`python -m tests.faults FOLDER [--points N]` works on the project in FOLDER, which must build. Each
step is something that changes a file or folder: an open for writing, a rename, a new folder, a
removal. Without `--points` every step fails once and is killed once. Prints a line of JSON a step.
"""

from __future__ import annotations

import argparse
import atexit
import errno
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from mkdocs.__main__ import cli

# So that each build, a fork of this process, finds them loaded.
import hooks.pages.site
import hooks.publish.finish  # noqa: F401

_CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
SIZES = (0, 100, 5_000, 40_000)
"""Bytes after which a write fails in the middle of a file."""

Tree = Mapping[str, bytes]


@dataclass(frozen=True)
class Outcome:
    """What one fault did."""

    kind: str
    step: int
    what: str
    """The step: event and file."""
    code: int
    """Exit code of the build; negative for the signal that killed it."""
    printed: str
    site: str
    """Which site stood afterwards: old, new, or broken."""
    next_code: int
    next_site: str


class _Fault:
    """Counts the steps of a build and stops one of them."""

    def __init__(self, kind: str, step: int, log: Path) -> None:
        self.kind, self.step, self.log, self.count = kind, step, log, 0

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not _is_change(event, arguments) or self.count < 0:
            return
        self.count += 1
        if self.count != self.step:
            return
        self.count = -1
        handle = os.open(self.log, os.O_WRONLY | os.O_CREAT, 0o644)
        os.write(handle, f"{event} {arguments[0]}".encode())
        os.close(handle)
        if self.kind == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        raise OSError(errno.ENOSPC, "No space left on device", str(arguments[0]))

    def count_of(self) -> int:
        return self.count


def _is_change(event: str, arguments: tuple[object, ...]) -> bool:
    if event == "ctypes.dlsym":
        return arguments[1] == "renameat2"
    if event == "open":
        path, _, flags = arguments
        writes = isinstance(flags, int) and flags & _WRITES
        return bool(writes) and not str(path).startswith("/dev/")
    return event in _CHANGES


def _forked(work: Callable[[], object], printed: Path) -> int:
    """Do `work` in a copy of this process; return its exit code."""
    sys.stdout.flush()
    child = os.fork()
    if not child:
        handle = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        try:
            work()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        except BaseException:
            traceback.print_exc()
            code = 3
        # Not sys.exit: what the parent will remove at its end is not the child's.
        atexit._run_exitfuncs()
        sys.stdout.flush()
        os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _build() -> None:
    cli.main(["build", "--strict", "--quiet"], prog_name="mkdocs")


def tree(folder: Path) -> Tree:
    """Return each file below a folder, hidden ones too, with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


class Faults:
    """A project with two forms of one page, and the sites that they make."""

    def __init__(self, root: Path, kept: Path) -> None:
        self.root, self.kept = root, kept
        self.page = root / "docs/nl/tips.md"
        self.texts = {"old": self.page.read_text(encoding="utf-8")}
        self.texts["new"] = self.texts["old"].replace("Eerste regel.", "Andere regel.")
        self.sites: dict[str, Tree] = {}
        for name in ("old", "new", "old"):
            self._write(name)
            code = self._run(_build)
            assert code == 0, self._printed()
            self.sites[name] = tree(root / "site")

    def _write(self, name: str) -> None:
        self.page.write_text(self.texts[name], encoding="utf-8")

    def _run(self, work: Callable[[], object]) -> int:
        return _forked(work, self.kept / "printed")

    def _printed(self) -> str:
        return (self.kept / "printed").read_text(encoding="utf-8")

    def _standing(self) -> str:
        found = tree(self.root / "site")
        return next((name for name, site in self.sites.items() if site == found), "broken")

    def steps(self) -> int:
        """Return how many steps a build has that changes the site."""
        fault = _Fault("none", -1, self.kept / "step")

        def build() -> None:
            sys.addaudithook(fault)
            try:
                _build()
            finally:
                os.write(1, f"steps: {fault.count_of()}".encode())

        self._write("new")
        self._run(build)
        count = int(self._printed().rpartition("steps: ")[2])
        self._reset()
        return count

    def _reset(self) -> None:
        """Let the old site stand again, and the new page be about to be built."""
        shutil.rmtree(self.root / "site")
        for name, content in self.sites["old"].items():
            path = self.root / "site" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.rmtree(self.root / ".cache/compressed", ignore_errors=True)

    def outcome(self, kind: str, step: int) -> Outcome:
        """Return what happens when one step goes wrong, and at the build after it."""
        log = self.kept / "step"
        log.unlink(missing_ok=True)

        def build() -> None:
            if kind == "size":
                resource.setrlimit(resource.RLIMIT_FSIZE, (step, resource.RLIM_INFINITY))
            else:
                sys.addaudithook(_Fault(kind, step, log))
            _build()

        self._write("new")
        code = self._run(build)
        printed, site = self._printed(), self._standing()
        next_code = self._run(_build)
        what = log.read_text(encoding="utf-8") if log.exists() else ""
        outcome = Outcome(kind, step, what, code, printed, site, next_code, self._standing())
        self._reset()
        return outcome


def outcomes(root: Path, kept: Path, points: int | None) -> Iterator[Outcome]:
    """Yield what happens at `points` steps, or at all, when each fails and when each is killed."""
    faults = Faults(root, kept)
    count = faults.steps()
    chosen = range(1, count + 1)
    steps = sorted({chosen[(count - 1) * part // points] for part in range(points + 1)}
                   if points else chosen)  # fmt: skip
    for kind, places in (("fail", steps), ("kill", steps), ("size", SIZES)):
        yield from (faults.outcome(kind, place) for place in places)


def main() -> None:
    """Print each outcome."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("--points", type=int)
    options = parser.parse_args()
    os.chdir(options.root)
    # No TemporaryDirectory: each build, a copy of this process, would remove it at its end.
    kept = Path(tempfile.mkdtemp())
    for outcome in outcomes(options.root, kept, options.points):
        sys.stdout.write(f"{json.dumps(asdict(outcome))}\n")
    shutil.rmtree(kept)


if __name__ == "__main__":
    main()
