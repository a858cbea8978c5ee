"""The images of the pages: `docs/images/`, checked, and freed of all that a camera writes down.

A photo can tell an address, a name and a moment. So no file is published as it is: its picture is
written anew, and nothing else of it.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hooks.problems import Report

FOLDER = "images"
"""Folder below `docs/`, and on the site: one copy for all languages."""
LIMIT = 100_000
"""Bytes that an image may have when it is published."""

_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]+")
_PIXELS = 20_000_000
_READ = 50_000_000
_QUALITY = 85


@dataclass(frozen=True)
class Image:
    """An image as it is published."""

    address: str
    """Address relative to the site's root, with a mark of the content: `images/x.1a2b3c4d.jpg`."""
    content: bytes
    width: int
    height: int


def image_name(target: str) -> str | None:
    """Return the name in `docs/images/` that a page means by `target`; None for another place."""
    folder, name = posixpath.split(target)
    return name if folder == f"../{FOLDER}" and name else None


def image_attributes(images: Mapping[str, Image], target: str) -> tuple[str, int, int]:
    """Return address, width and height of the image that a page refers to by `target`.

    The address is relative to the site's root. Raises KeyError for an image that does not exist;
    the rules for pages find it first.
    """
    image = images[image_name(target) or target]
    return image.address, image.width, image.height


def read_images(root: Path, report: Report) -> Mapping[str, Image | None]:
    """Return the images in `root/docs/images` by name; None for each that has an error noted."""
    folder = root / "docs" / FOLDER
    paths = sorted(folder.iterdir()) if folder.is_dir() else []
    return {
        path.name: _read(path, f"docs/{FOLDER}/{path.name}", report)
        for path in paths
        if path.is_file() and not path.name.startswith(".")
    }


def _read(path: Path, name: str, report: Report) -> Image | None:
    if path.suffix not in _FORMATS:
        # An SVG is a document: it can hold script, links, and names of who drew it.
        report.error(
            name, 1, "a file that is no image for pages",
            expected=f"a file with the ending {', '.join(_FORMATS)}", found=path.name,
            fix="save it as PNG or JPEG; an SVG can hold script and is not taken",
        )  # fmt: skip
        return None
    if not _NAME.fullmatch(path.name):
        report.error(
            name, 1, "a name that gives no good address",
            expected="small letters a to z, figures and hyphens", found=path.name,
            fix="rename the file",
        )  # fmt: skip
        return None
    if path.stat().st_size > _READ:
        report.error(
            name, 1, "the file is too large", expected=f"at most {_READ // 10**6} MB",
            found=f"{path.stat().st_size} bytes", fix="make it about 1000 pixels wide",
        )  # fmt: skip
        return None
    try:
        content, width, height = _cleaned(path.read_bytes(), _FORMATS[path.suffix])
    except Exception as error:  # what Pillow raises for a damaged file is no fixed list
        report.error(
            name, 1, "an image that cannot be read",
            expected=f"one picture in the format {_FORMATS[path.suffix]}",
            found=str(error) or repr(error), fix="save it again in an image program",
        )  # fmt: skip
        return None
    if len(content) > LIMIT:
        report.error(
            name, 1, "an image that is too large for a phone with a bad connection",
            expected=f"at most {LIMIT // 1000} kB",
            found=f"{len(content) / 1000:.0f} kB, {width} × {height} pixels",
            fix="make it smaller: about 1000 pixels wide is enough",
        )  # fmt: skip
        return None
    mark = hashlib.sha256(content).hexdigest()[:8]
    return Image(f"{FOLDER}/{path.stem}.{mark}{path.suffix}", content, width, height)


def _cleaned(content: bytes, kind: str) -> tuple[bytes, int, int]:
    """Return an image without anything but its picture, the right way up; its width and height.

    Raises ValueError, or what Pillow raises, when it cannot be read.
    """
    # Here, not above: most builds have no image, and this takes long to load.
    from PIL import Image as Pillow
    from PIL import ImageOps

    with Pillow.open(io.BytesIO(content), formats=[kind]) as opened:
        if opened.width * opened.height > _PIXELS:
            raise ValueError(f"{opened.width} × {opened.height} pixels")
        if kind != "JPEG" and getattr(opened, "n_frames", 1) > 1:
            raise ValueError("an image that moves")
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    if kind == "JPEG" and upright.mode not in ("L", "RGB"):
        upright = upright.convert("RGB")
    # Pillow writes some of this by itself: remarks, a colour profile, the density of a scan.
    upright.info = {key: upright.info[key] for key in ("transparency",) if key in upright.info}
    out = io.BytesIO()
    upright.save(out, kind, optimize=True, quality=_QUALITY)
    return out.getvalue(), upright.width, upright.height
