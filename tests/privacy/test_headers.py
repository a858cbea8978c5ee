"""The response headers: one source, two hosts, and what a browser makes of them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from hooks.finishing.hosts import caddyfile, headers_file
from hooks.finishing.privacy import (
    POLICY_PLACE,
    Hashes,
    headers,
    inline_hashes,
    policy,
    with_policy,
)
from tests.conftest import ROOT
from tests.privacy.conftest import run_caddy

PAGE = f"<head>{POLICY_PLACE}<script>go()</script></head>"


def fetch(address: str, **sent: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers (names in lower case) and body of an address."""
    try:
        response = urlopen(Request(address, headers=sent), timeout=10)
    except HTTPError as error:
        response = error
    with response:
        found = {name.lower(): value for name, value in response.headers.items()}
        return response.status, found, response.read()


def headers_that_lack(found: Mapping[str, str]) -> list[str]:
    """Return what an answer does not send although it must, and "server" if it tells that."""
    lacking = [name for name in headers(Hashes()) if name.lower() not in found]
    return lacking + (["server"] if "server" in found else [])


def test_the_policy_names_each_inline_script() -> None:
    # The value is that of `printf 'go()' | openssl dgst -sha256 -binary | base64`.
    (found,) = inline_hashes([PAGE]).scripts
    assert found == "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"
    assert found in policy(Hashes(frozenset([found])), header=True)


def test_a_script_that_is_changed_after_hashing_is_not_in_the_policy() -> None:
    page = with_policy(PAGE, inline_hashes([PAGE]))
    changed = page.replace("go()", "go() ")
    assert not inline_hashes([changed]).scripts <= set(re.findall(r"'sha256-[^']+'", changed))
    assert inline_hashes([page]).scripts <= set(re.findall(r"'sha256-[^']+'", page))


def test_a_page_without_a_place_for_the_policy_is_an_error() -> None:
    with pytest.raises(ValueError, match="a page has no"):
        with_policy("<head></head>", Hashes())


def test_the_policy_forbids_what_it_should() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy(Hashes(), header=True).split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["frame-ancestors"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert "unsafe" not in policy(Hashes(), header=True)
    assert "frame-ancestors" not in policy(Hashes(), header=False)


def test_no_address_gets_the_same_header_from_two_rules() -> None:
    text = headers_file(headers(Hashes()), ["", "en/"], "/hulp/")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .+\n?)+)", text, re.MULTILINE))
    cached = [pattern for pattern, lines in rules.items() if "Cache-Control" in lines]
    for path in (
        "/hulp/",
        "/hulp/tips/",
        "/hulp/en/advice/",
        "/hulp/downloads/a.pdf",
        "/hulp/en/downloads/a.pdf",
        "/hulp/assets/a.css",
        "/hulp/search/nl.js",
    ):
        assert sum(_matches(pattern, path) for pattern in cached) == 1, path


def _matches(pattern: str, path: str) -> bool:
    """Match as Netlify and Cloudflare Pages do: `:name` is one part, `*` is the rest."""
    parts = re.split(r"(:\w+|\*)", pattern)
    rule = "".join(
        "[^/]+" if part.startswith(":") else ".*" if part == "*" else re.escape(part)
        for part in parts
    )
    return re.fullmatch(rule, path) is not None


def committed(path: str) -> str | None:
    """Return a file as it was committed last; None where the tree holds other changes, or no git.

    A build writes the Caddyfile anew, so the one in the tree is always right.
    """
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return None
    ask = partial(subprocess.run, cwd=ROOT, capture_output=True, text=True, check=True)
    changed = ask([git, "status", "--porcelain", "--", ".", f":!{path}"]).stdout
    return None if changed else ask([git, "show", f"HEAD:{path}"]).stdout


def test_the_caddyfile_in_the_repository_is_that_of_the_build(real_site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in real_site.rglob("*.html")]
    expected = caddyfile(headers(inline_hashes(pages)), ["", "en/"])
    assert (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8") == expected
    assert committed("deploy/Caddyfile") in (expected, None), "build, and commit the Caddyfile too"


@pytest.mark.parametrize(
    ("path", "status", "cache"),
    [
        ("", 200, "no-store"),
        ("tips/", 200, "no-store"),
        ("downloads/logboek-kort.pdf", 200, "no-store"),
        ("images/foto.jpg", 404, "no-store"),
        ("nergens/dieper/", 404, "no-store"),
        ("en/nowhere/", 404, "no-store"),
        ("assets/", 404, "no-store"),
        ("_headers", 404, "no-store"),
    ],
)
def test_caddy_sends_every_header_with_every_answer(
    caddy: str, path: str, status: int, cache: str
) -> None:
    found_status, found, _ = fetch(caddy + path)
    assert found_status == status
    assert found["cache-control"] == cache
    assert headers_that_lack(found) == []


def test_caddy_sends_assets_for_good_and_compressed(caddy: str, real_site: Path) -> None:
    (script,) = (real_site / "assets").glob("search.*.js")
    _, found, body = fetch(f"{caddy}assets/{script.name}", **{"Accept-Encoding": "br"})
    assert "immutable" in found["cache-control"]
    assert found["content-encoding"] == "br"
    assert body == script.with_name(f"{script.name}.br").read_bytes()


def test_each_language_has_its_own_page_for_wrong_addresses(caddy: str) -> None:
    assert b'<html lang="nl"' in fetch(f"{caddy}weg/")[2]
    assert b'<html lang="en"' in fetch(f"{caddy}en/gone/")[2]


def watched(browser: Browser, said: list[str]) -> Page:
    """Return a page in a fresh browser; every violation and error goes into `said`."""
    page = browser.new_context().new_page()
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy', e.blockedURI))"
    )
    return page


def test_no_page_breaks_the_policy(caddy: str, browser: Browser, real_site: Path) -> None:
    """Load every page through Caddy; use menu and search on one of them."""
    said: list[str] = []
    page = watched(browser, said)
    for path in sorted(real_site.rglob("index.html")):
        page.goto(caddy + path.parent.relative_to(real_site).as_posix().removeprefix("."))
    page.goto(f"{caddy}tips/")
    page.locator("summary").first.click()
    page.locator("[data-search]").click()
    page.locator("input[type=search]").fill("bewijs")
    page.locator("search a").first.wait_for()
    page.context.close()
    assert said == []


@pytest.fixture
def mutated(real_site: Path, tmp_path: Path) -> Path:
    """Return a copy of one page of the site, to be damaged; Caddy must not send it compressed."""
    site = tmp_path / "site"
    site.mkdir()
    shutil.copy(real_site / "index.html", site)
    return site


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("<script>", "<script>;", "policy inline"),
        ("</head>", '<script src="https://example.com/x.js"></script></head>', "policy https://"),
        (
            "</head>",
            "<script>new FontFace('a', 'url(https://example.com/x.woff2)').load()</script></head>",
            "policy inline",
        ),
        ("<style>", "<style>@font-face{font-family:a;src:url(//example.com/a.woff2)}", "policy"),
    ],
    ids=["script changed after hashing", "foreign script", "script put in", "foreign font"],
)
def test_a_mutated_page_breaks_the_policy(
    mutated: Path, tmp_path: Path, browser: Browser, old: str, new: str, finding: str
) -> None:
    page_file = mutated / "index.html"
    text = page_file.read_text(encoding="utf-8")
    assert old in text
    page_file.write_text(text.replace(old, new, 1), encoding="utf-8")
    said: list[str] = []
    page = watched(browser, said)
    with run_caddy(mutated, ROOT / "deploy/Caddyfile", tmp_path) as address:
        page.goto(address)
        page.wait_for_timeout(200)
    page.context.close()
    assert any(finding in text for text in said), said


def test_a_header_that_was_dropped_is_told(mutated: Path, tmp_path: Path) -> None:
    text = (ROOT / "deploy/Caddyfile").read_text(encoding="utf-8")
    config = tmp_path / "Caddyfile"
    config.write_text(re.sub(r"(?m)^.*(Referrer-Policy|-Server).*\n", "", text), encoding="utf-8")
    with run_caddy(mutated, config, tmp_path) as address:
        assert headers_that_lack(fetch(address)[1]) == ["Referrer-Policy", "server"]


def test_the_policy_stops_a_script_that_is_not_ours(caddy: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(caddy)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('img'),"
        " {src: 'https://example.com/x.png'}))"
    )
    page.wait_for_timeout(200)
    context.close()
    assert any("Content Security Policy" in text for text in said), said
