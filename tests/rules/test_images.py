"""Images of pages: nothing but the picture is published, and what a page needs to show it."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow
from PIL import PngImagePlugin

from hooks.content.images import LIMIT, Image, image_attributes, read_images
from hooks.problems import Report
from tests.conftest import SmallSite, run_mkdocs
from tests.rules.source import changed, line_in, load_small, problems_in, text_of, told

SECRET = b"Dorpsstraat 1"
ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}


def picture(ending: str, size: tuple[int, int] = (40, 20), **more: Any) -> bytes:
    """Return an image, red above blue."""
    image = Pillow.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0], size[1] // 2))
    out = io.BytesIO()
    image.save(out, ENDINGS[ending], **more)
    return out.getvalue()


def with_secrets(ending: str, orientation: int = 1) -> bytes:
    """Return an image that tells where it was made, in each way that its format has."""
    exif = Pillow.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    more: dict[str, Any] = {"exif": exif, "xmp": b"<x>" + SECRET + b"</x>", "icc_profile": SECRET}
    if ending in ("jpg", "jpeg"):
        more["comment"] = SECRET
    if ending == "png":
        more["pnginfo"] = PngImagePlugin.PngInfo()
        more["pnginfo"].add_text("Author", SECRET.decode())
        del more["xmp"]
    made = picture(ending, **more)
    return made + SECRET  # some phones put a film behind the picture


def read(root: Path, name: str, content: bytes) -> tuple[Image | None, list[str]]:
    """Return an image of a project, and what is wrong with it."""
    (root / "docs/images").mkdir(parents=True, exist_ok=True)
    (root / "docs/images" / name).write_bytes(content)
    report = Report()
    return read_images(root, report)[name], told(report)


def reds(content: bytes) -> tuple[bool, ...]:
    """Return whether the corners of an image are red: left above, right above, left below."""
    image = Pillow.open(io.BytesIO(content)).convert("RGB")
    right, below = image.width - 1, image.height - 1
    corners = [image.getpixel(place) for place in ((0, 0), (right, 0), (0, below))]
    return tuple(isinstance(corner, tuple) and corner[0] > 128 for corner in corners)


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_but_the_picture_is_published(tmp_path: Path, ending: str) -> None:
    content = with_secrets(ending)
    assert content.count(SECRET) > 2
    image, lines = read(tmp_path, f"huis.{ending}", content)
    assert not lines
    assert image is not None
    assert SECRET not in image.content
    opened = Pillow.open(io.BytesIO(image.content))
    assert not opened.getexif()
    assert not {"exif", "icc_profile", "xmp", "comment", "Author", "dpi"} & opened.info.keys()
    assert (image.width, image.height) == opened.size == (40, 20)
    assert reds(image.content) == (True, True, False)


@pytest.mark.parametrize("ending", ["jpg", "webp"])
def test_a_photo_that_lies_on_its_side_is_turned(tmp_path: Path, ending: str) -> None:
    image, lines = read(tmp_path, f"x.{ending}", with_secrets(ending, orientation=6))
    assert not lines
    assert image is not None
    assert (image.width, image.height) == (20, 40)
    assert reds(image.content) == (False, True, False)


def test_an_image_with_holes_keeps_them(tmp_path: Path) -> None:
    out = io.BytesIO()
    Pillow.new("P", (4, 4), 0).save(out, "PNG", transparency=0)
    image, _ = read(tmp_path, "x.png", out.getvalue())
    assert image is not None
    alpha = Pillow.open(io.BytesIO(image.content)).convert("RGBA").getchannel("A")
    assert alpha.getextrema() == (0, 0)


def test_the_same_image_is_the_same_file(tmp_path: Path) -> None:
    one, _ = read(tmp_path, "x.jpg", with_secrets("jpg"))
    other, _ = read(tmp_path, "x.jpg", picture("jpg"))
    assert one == other
    assert one is not None
    assert one.address.startswith("images/x.")


def noise(size: int) -> bytes:
    """Return an image that cannot be made small, with much beside it."""
    data = random.Random(1).randbytes(size * size * 3 + LIMIT)
    out = io.BytesIO()
    image = Pillow.frombytes("RGB", (size, size), data[LIMIT:])
    image.save(out, "PNG", icc_profile=data[:LIMIT])
    return out.getvalue()


def moving() -> bytes:
    """Return an image of two pictures."""
    out = io.BytesIO()
    frames = [Pillow.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


KINDS = ".jpg, .jpeg, .png, .webp"


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("x.svg", b"<svg onload='x'/>", f"a file that is no image for pages; expected: a file with "
         f"the ending {KINDS}; found: x.svg; fix: save it as PNG or JPEG; an SVG can hold script "
         "and is not taken"),
        ("x.gif", b"GIF89a", f"a file that is no image for pages; expected: a file with the ending "
         f"{KINDS}; found: x.gif; fix: save it as PNG or JPEG; an SVG can hold script and is not "
         "taken"),
        ("Foto.jpg", picture("jpg"), "a name that gives no good address; expected: small letters a "
         "to z, figures and hyphens; found: Foto.jpg; fix: rename the file"),
        ("x.png", noise(200), "an image that is too large for a phone with a bad connection; "
         "expected: at most 100 kB; found: 120 kB, 200 × 200 pixels; fix: make it smaller: about "
         "1000 pixels wide is enough"),
        ("x.png", picture("jpg"), "an image that cannot be read; expected: one picture in the "
         "format PNG; found: cannot identify image file"),
        ("x.jpg", picture("jpg", (400, 400))[:300], "an image that cannot be read; expected: one "
         "picture in the format JPEG; found: "),
        ("x.png", moving(), "an image that cannot be read; expected: one picture in the format "
         "PNG; found: an image that moves; fix: save it again in an image program"),
        ("x.jpg", b"", "an image that cannot be read; expected: one picture in the format JPEG; "
         "found: cannot identify image file"),
        ("x.png", picture("png", (6000, 4000)), "an image that cannot be read; expected: one "
         "picture in the format PNG; found: 6000 × 4000 pixels; fix: save it again in an image "
         "program"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_published(
    tmp_path: Path, name: str, content: bytes, line: str
) -> None:
    image, lines = read(tmp_path, name, content)
    assert image is None
    assert len(lines) == 1
    assert lines[0].startswith(f"docs/images/{name}:1: {line}")


def test_the_size_counts_after_all_else_is_removed(tmp_path: Path) -> None:
    content = noise(100)
    assert len(content) > LIMIT
    image, lines = read(tmp_path, "x.png", content)
    assert not lines
    assert image is not None


def with_image(target: str, alt: str = "Een deur") -> dict[str, str | bytes | None]:
    """Return the change that shows an image on the Dutch and the English page."""
    return {
        **changed("docs/nl/tips.md", "Eerste regel.", f"Eerste regel.\n\n![{alt}]({target})"),
        **changed("docs/en/tips.md", "First line.", f"First line.\n\n![{alt}]({target})"),
        "docs/images/deur.jpg": with_secrets("jpg"),
    }


@pytest.mark.parametrize(
    ("target", "alt", "what"),
    [
        ("../images/deur.jpg", "", "an image without words for who cannot see it; expected: ![what "
         "it shows](../images/name.jpg); found: ![](../images/deur.jpg); fix: say in a few words "
         "what it shows"),
        *(
            (target, "Een deur", "an image that is not there; expected: "
             "![text](../images/name.jpg) of a file in docs/images/; "
             f"found: {target}; fix: {fix}")
            for target, fix in (
                ("../images/deurr.jpg", "did you mean deur.jpg?"),
                ("images/deur.jpg", "did you mean deur.jpg?"),
                ("deur.jpg", "did you mean deur.jpg?"),
                ("/images/deur.jpg", "did you mean deur.jpg?"),
                ("../images/", "look up the right name, or add it"),
                ("../images/../images/deur.jpg", "look up the right name, or add it"),
            )
        ),
    ],
)  # fmt: skip
def test_an_image_in_a_page_that_cannot_be_shown(
    make_site: SmallSite, target: str, alt: str, what: str
) -> None:
    changes = with_image(target, alt)
    lines = [line for line in problems_in(make_site(changes)) if "has no place" not in line]
    expected = [
        f"{name}:{line_in(str(changes[name]), '![')}: {what}"
        for name in ("docs/en/tips.md", "docs/nl/tips.md")
    ]
    assert lines == expected


@pytest.mark.parametrize("target", ["https://evil.example/x.jpg", "//evil.example/x.jpg"])
def test_an_image_from_elsewhere(make_site: SmallSite, target: str) -> None:
    changes = with_image(target)
    line = line_in(str(changes["docs/nl/tips.md"]), "![")
    found = problems_in(make_site(changes))
    assert [one for one in found if one.startswith(f"docs/nl/tips.md:{line}: an address typed")]


def test_an_image_with_an_error_of_its_own_is_told_once(make_site: SmallSite) -> None:
    changes = {**with_image("../images/deur.jpg"), "docs/images/deur.jpg": b"no image"}
    (line,) = problems_in(make_site(changes))
    assert line.startswith("docs/images/deur.jpg:1: an image that cannot be read")


def test_an_image_that_no_page_shows_is_not_published(make_site: SmallSite) -> None:
    project = load_small(make_site({"docs/images/deur.jpg": with_secrets("jpg")}))
    assert not project.images
    assert [str(problem) for problem in project.hidden] == [
        "docs/images/deur.jpg:1: the image is not on the site; expected: a page that shows it; "
        "found: none; fix: use it, or remove it"
    ]


def test_what_a_page_needs_to_show_it(make_site: SmallSite) -> None:
    project = load_small(make_site(with_image("../images/deur.jpg")))
    (image,) = project.images.values()
    assert image_attributes(project.images, "../images/deur.jpg") == (image.address, 40, 20)
    with pytest.raises(KeyError):
        image_attributes(project.images, "../images/muur.jpg")


def test_there_is_one_copy_on_the_site(make_site: SmallSite) -> None:
    root = make_site(with_image("../images/deur.jpg"))
    done = run_mkdocs(root)
    assert done.returncode == 0, done.stdout + done.stderr
    copies = [path for path in (root / "site").rglob("*") if path.suffix == ".jpg"]
    assert [path.parent for path in copies] == [root / "site/images"]
    assert SECRET not in copies[0].read_bytes()
    for page, up in (("tips", ".."), ("en/advice", "../..")):
        html = (root / "site" / page / "index.html").read_text(encoding="utf-8")
        src = f'src="{up}/images/{copies[0].name}"'
        assert f'<img {src} width="40" height="20" alt="Een deur">' in html
    assert text_of("docs/nl/tips.md").count("deur") == 0
