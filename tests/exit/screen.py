"""What is really painted: a virtual X screen of which every picture can be read from memory."""

from __future__ import annotations

import mmap
import os
import shutil
import struct
import subprocess
import time
from pathlib import Path
from threading import Event, Thread
from types import TracebackType

WIDTH, HEIGHT = 1024, 768
MARK = "#f0f"
"""Colour that the test server gives to all content of the site, and that nothing else has."""
_RUN = 8  # so many pixels of the colour beside each other are content
_EVERY = 12  # rows that are looked at


class Screen:
    """An Xvfb with one screen in a file."""

    def __init__(self, folder: Path) -> None:
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
             "-fbdir", str(folder), "-nolisten", "tcp"],
            pass_fds=[writing], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as pipe:
            self.display = f":{pipe.readline().strip()}"
        with (folder / "Xvfb_screen0").open("rb") as file:
            self._memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # XWDFile.h: fields of 32 bits, big-endian.
        fields = struct.unpack(">25I", self._memory[:100])
        self._row = fields[12]
        self._start = fields[0] + 12 * fields[19]

    @staticmethod
    def available() -> bool:
        return shutil.which("Xvfb") is not None

    def shows_site(self) -> bool:
        """Return whether content of the site is on the screen now."""
        for row in range(0, HEIGHT, _EVERY):
            start = self._start + row * self._row
            pixels = self._memory[start : start + self._row]
            if (
                b"\xff\x00\xff\x00" * _RUN in pixels
                or b"\xff\x00\xff" + b"\xff\xff\x00\xff" * (_RUN - 1) in pixels
            ):
                return True
        return False

    def wait(self, shown: bool, seconds: float = 8) -> bool:
        """Return whether the site came to be (not) shown in time."""
        end = time.monotonic() + seconds
        while self.shows_site() != shown:
            if time.monotonic() > end:
                return False
            time.sleep(0.002)
        return True

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()


class Watch:
    """Looks at the screen all the time, in a thread: `with Watch(screen) as watch: …`."""

    def __init__(self, screen: Screen) -> None:
        self._screen = screen
        self._ended = Event()
        self._thread = Thread(target=self._look, daemon=True)
        self.looks = 0
        self.seen = 0
        """How many looks found content of the site."""
        self.longest = 0.0
        """For how many milliseconds on end content was seen."""
        self.gone_at = 0.0
        """When the first look began that found nothing after one that found something."""

    def _look(self) -> None:
        since = 0.0
        while not self._ended.is_set():
            self.looks += 1
            now = time.time()
            if self._screen.shows_site():
                self.seen += 1
                since = since or now
                self.longest = max(self.longest, (time.time() - since) * 1000)
            elif since:
                since, self.gone_at = 0.0, now
            time.sleep(0.002)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()
