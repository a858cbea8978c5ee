"""A specimen of all that a page can hold looks as it was accepted; if not, the test says where.

Pictures are a tenth of their size and grey, so that the typeface of a system does not matter. When
a change is meant, look at the pages, then accept them:

    ACCEPT=1 .venv/bin/python -m pytest tests/looks
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page

from tests.accessibility.looks import Look
from tests.conftest import run_mkdocs, serve_folder
from tests.small_site import page, small_site, write_site

ACCEPTED = Path(__file__).with_name("accepted")
SCALE = 10
FAINT = 24
"""Steps of grey, of 255, that nobody sees at this size."""
MOST = 0.03
"""The part of a picture that another typeface may change."""

DOORS = """\
- [:material-phone: Een deur](tips.md){ .choice }
- [:material-door: Nog een](tips.md){ .choice }
"""
HOME = f"""
Gevaar? [Bel](fact:noodnummer).

## Kies {{#kies}}

{DOORS}
## Bellen {{#bellen}}

- **Hulp:** [Bel](fact:veilig-thuis){{ .choice }} Dat kan.

## Later {{#later}}

Zin.
"""
TIPS = """
Eerste regel.

!!! danger "Gevaar"
    [Bel](fact:noodnummer).

!!! warning "Pas op"
    Zin.

## Kop {#kop}

- [ ] Bewaar het.
- [ ] Bel [binnen](fact:klachttermijn).

## Beeld {#beeld}

1. :material-phone: Bel.
2. :material-door: Ga weg.

## Hulp {#hulp}

### Wie {#wie}

[Bel](fact:veilig-thuis)

| Vak | Woord |
|---|---|
| a | b |
"""
LOOKS = [
    (path, Look(width, scheme=scheme))
    for path in ("", "tips/")
    for width in (390, 1280)
    for scheme in ("light", "dark")
]  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the specimen: no edit of the real texts changes it."""
    files = small_site() | {
        f"docs/{code}/{name}": page(title, body, slug=slug, checklist=checklist)
        for code in ("nl", "en")
        for name, title, body, slug, checklist in (
            ("index.md", "Begin", HOME, "", ""),
            ("tips.md", "Tips", TIPS, "advice" if code == "en" else "", f"tips-{code}"),
        )
    }
    root = write_site(tmp_path_factory.mktemp("specimen"), files)
    done = run_mkdocs(root)
    assert done.returncode == 0, done.stdout + done.stderr
    yield from serve_folder(root / "site")


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """Return a page of a browser."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def small(picture: bytes) -> Image.Image:
    """Return a screenshot at a tenth of its size, in grey."""
    image = Image.open(io.BytesIO(picture)).convert("L")
    return image.resize((image.width // SCALE, image.height // SCALE), Image.Resampling.BOX)


def difference(accepted: Image.Image, found: Image.Image) -> str:
    """Return what part of the picture is another one, and where; "" if that is little."""
    if accepted.size != found.size:
        return f"the picture is {found.size} tenths of pixels, not {accepted.size}"
    blurred = (each.filter(ImageFilter.BoxBlur(1)) for each in (accepted, found))
    other = ImageChops.difference(*blurred).point(lambda grey: 255 * (grey > FAINT))
    part = other.histogram()[255] / (other.width * other.height)
    box = other.getbbox()
    if box is None or part <= MOST:
        return ""
    left, top, right, bottom = (SCALE * edge for edge in box)
    return f"{part:.0%} differs, from {left} to {right} px across and {top} to {bottom} px down"


@pytest.mark.parametrize(("path", "look"), LOOKS, ids=[f"{path}{look}" for path, look in LOOKS])
def test_it_looks_as_it_was_accepted(tab: Page, home: str, path: str, look: Look) -> None:
    look.put_on(tab)
    tab.goto(home + path)
    found = small(tab.screenshot())
    name = f"{path.strip('/') or 'home'}-{look.width}-{look.scheme}.png"
    if os.environ.get("ACCEPT"):
        ACCEPTED.mkdir(exist_ok=True)
        found.save(ACCEPTED / name, optimize=True)
    assert difference(Image.open(ACCEPTED / name), found) == "", name


def changed(browser: Browser, home: str, css: str) -> list[str]:
    """Return what `css` changes in each light picture."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = []
    for path, look in LOOKS[::2]:
        look.put_on(page)
        page.goto(home + path)
        before = small(page.screenshot())
        page.add_style_tag(content=css)
        found.append(difference(before, small(page.screenshot())))
    context.close()
    return found


@pytest.mark.parametrize(
    "css",
    [
        "main { background: #777 }",
        ".menu, .tools { display: none !important }",
        "main { padding-inline-start: 0 !important; max-inline-size: 30rem }",
        ".choice, .admonition { background: none !important; border: 0 !important }",
    ],
)
def test_what_looks_otherwise_is_found(browser: Browser, home: str, css: str) -> None:
    found = changed(browser, home, css)
    assert any("differs, from" in line for line in found), found


def test_another_typeface_is_no_change(browser: Browser, home: str) -> None:
    assert (
        changed(browser, home, "* { font-family: Liberation Sans, serif !important }") == [""] * 4
    )


def test_a_picture_of_another_size_is_found() -> None:
    assert "not (39, 84)" in difference(Image.new("L", (39, 84)), Image.new("L", (39, 80)))


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in ACCEPTED.glob("*.png")) < 100_000
