"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hooks.files import write_atomically


def test_a_file_is_written_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    write_atomically(path, b"one")
    assert path.read_bytes() == b"one"
    assert oct(path.stat().st_mode & 0o777) == "0o644"
    path.chmod(0o600)
    write_atomically(path, b"two", lasting=True)
    assert path.read_bytes() == b"two"
    assert oct(path.stat().st_mode & 0o777) == "0o600"


@pytest.mark.parametrize(("where", "step"), [(os, "fsync"), (Path, "replace")])
def test_what_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: object, step: str
) -> None:
    path = tmp_path / "file"
    write_atomically(path, b"before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, step, full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"after", lasting=True)
    assert path.read_bytes() == b"before"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_reader_never_sees_half_a_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    contents = [bytes([number]) * 300_000 for number in range(8)]
    write_atomically(path, contents[0])
    with ThreadPoolExecutor(4) as threads:
        written = [threads.submit(write_atomically, path, content) for content in contents * 4]
        seen = [path.read_bytes() for _ in range(200)]
        for each in written:
            each.result()
    assert set(seen) <= set(contents)
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
