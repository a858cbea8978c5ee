"""Ways in which a file goes wrong: by a disk, an editor, a merge or a hurried hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType

Damage = Callable[[bytes, Random], bytes | None]
"""From the content of a file to that of the damaged file; None: there is no file any more."""

_VALUES = ("", "null", "12", "1.5", "true", "{}", "[]", "[a, [b]]", "{a: b}", "2026-02-30", "''")
_NO_YAML = ("\t- x: y", "a: b: c", '"half', "{[", "*naam", "- a\n b", "%x", "'", "@x: 1")
_NO_UTF8 = (b"\xff", b"\xc3(", b"\xe2\x82", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80")


def _cut(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def _flip(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    return content[:place] + bytes([random.randrange(256)]) + content[place + 1 :]


def _bad_utf8(content: bytes, random: Random) -> bytes:
    place = random.randrange(len(content))
    while content[place] & 0xC0 == 0x80:  # not between the bytes of one character
        place -= 1
    return content[:place] + random.choice(_NO_UTF8) + content[place:]


def _wrong_type(content: bytes, random: Random) -> bytes:
    """Give a key of the data, or of the front matter, a value of another type."""
    lines = content.decode().split("\n")
    keys = [place for place in _data_lines(lines) if ":" in lines[place]]
    place = random.choice(keys)
    key, _, _ = lines[place].partition(":")
    lines[place] = f"{key}: {random.choice(_VALUES)}"
    return "\n".join(lines).encode()


def _bad_yaml(content: bytes, random: Random) -> bytes:
    """Put a line that is no YAML among the data, or in the front matter."""
    lines = content.decode().split("\n")
    place = random.choice(list(_data_lines(lines)))
    lines.insert(place, random.choice(_NO_YAML))
    return "\n".join(lines).encode()


def _data_lines(lines: list[str]) -> range:
    """Return the numbers of the lines with data: of a page those of its front matter."""
    return range(1, lines.index("---", 1)) if lines[0] == "---" else range(len(lines))


def _line_removed(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def _line_doubled(content: bytes, random: Random) -> bytes:
    lines = content.split(b"\n")
    place = random.randrange(len(lines))
    return b"\n".join((*lines[: place + 1], *lines[place:]))


def _missing(content: bytes, random: Random) -> None:
    return None


DAMAGES: Mapping[str, Damage] = MappingProxyType(
    {
        "cut off": _cut,
        "a byte other": _flip,
        "no UTF-8": _bad_utf8,
        "a wrong type": _wrong_type,
        "no YAML": _bad_yaml,
        "a line less": _line_removed,
        "a line twice": _line_doubled,
        "missing": _missing,
    }
)
ALWAYS_FOUND = frozenset({"no UTF-8", "missing"})
"""What can never pass: other damage may leave a good file behind, such as another letter."""
