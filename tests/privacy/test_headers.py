"""The response headers: one source, two hosts, and what a browser makes of them."""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page

from hooks.publish.security_policy import policy, read_inline_files, source_hash
from tests.conftest import ROOT
from tests.inline import policy_faults, policy_of
from tests.privacy.conftest import run_caddy
from tests.sites import leads_on, page_files

DEPLOY = ROOT / "deploy"


def sent_headers(pattern: str = "/*") -> dict[str, str]:
    """Return the headers that `_headers` names for a pattern of addresses."""
    rules = (DEPLOY / "_headers").read_text(encoding="utf-8").split("\n\n")
    (lines,) = (rule.splitlines()[1:] for rule in rules if rule.splitlines()[0] == pattern)
    return dict(line.strip().split(": ", 1) for line in lines)


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
    lacking = [name for name, value in sent_headers().items() if found.get(name.lower()) != value]
    return lacking + ([] if found.get("server", "nginx") == "nginx" else ["server"])


def test_the_hash_of_a_script_is_that_of_other_tools() -> None:
    # The value is that of `printf 'go()' | openssl dgst -sha256 -binary | base64`.
    assert source_hash("go()") == "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='"


def test_the_policy_of_each_page_names_just_the_scripts_and_styles_of_our_templates(
    real_site: Path,
) -> None:
    inline = read_inline_files(ROOT / "overrides")
    parts = ("home", "lists", "pictures")
    ours = {
        inline.policy(some) for count in range(4) for some in itertools.combinations(parts, count)
    }
    pages = {path: path.read_text(encoding="utf-8") for path in real_site.rglob("*.html")}
    assert len(pages) > 50
    assert {path: found for path, page in pages.items() if (found := policy_faults(page))} == {}
    for path, page in pages.items():
        # A page at an old address brings nothing but a link.
        expected = {policy((), ())} if leads_on(path) else ours
        rules = policy_of(page).items()
        assert "; ".join(" ".join((name, *rest)) for name, rest in rules) in expected


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("<script>", "<script> ", "script-src"),
        ("</body>", "<script>evil()</script></body>", "script-src"),
        ("</style>", "a{color:red}</style>", "style-src"),
        ('http-equiv="Content-Security-Policy"', "", "script-src"),
    ],
)
def test_a_page_and_a_policy_that_do_not_fit_are_found(
    real_site: Path, old: str, new: str, fault: str
) -> None:
    page = (real_site / "index.html").read_text(encoding="utf-8")
    assert old in page
    assert fault in policy_faults(page.replace(old, new, 1))


def test_the_policy_forbids_what_it_should() -> None:
    rules = dict(rule.split(" ", 1) for rule in policy((), ()).split("; "))
    assert rules["default-src"] == rules["form-action"] == rules["base-uri"] == "'none'"
    assert "unsafe" not in policy((), ())
    assert "frame-ancestors" not in rules  # browsers ignore it in a page, and say so


def test_the_headers_name_no_script_and_no_style() -> None:
    """An old server with a new page must not switch the exit off."""
    rules = dict(
        rule.split(" ", 1) for rule in sent_headers()["Content-Security-Policy"].split("; ")
    )
    assert rules["frame-ancestors"] == "'none'"
    assert not {"default-src", "script-src", "style-src", "script-src-elem"} & rules.keys()


def test_all_hosts_are_told_the_same_headers() -> None:
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    for name, value in sent_headers().items():
        assert f'\t\t{name} "{value}"\n' in caddy
        assert f'\tadd_header {name} "{value}" always;\n' in nginx


def test_no_address_gets_the_same_header_from_two_rules() -> None:
    text = (DEPLOY / "_headers").read_text(encoding="utf-8")
    rules = dict(re.findall(r"^(/\S*)\n((?:  .+\n?)+)", text, re.MULTILINE))
    cached = [pattern for pattern, lines in rules.items() if "Cache-Control" in lines]
    for path in (
        "/", "/tips/", "/en/", "/en/advice/", "/pt-br/dicas/", "/downloads/a.pdf",
        "/en/downloads/a.pdf", "/404.html", "/en/404.html", "/assets/a.css", "/search/nl.js",
    ):  # fmt: skip
        assert sum(_matches(pattern, path) for pattern in cached) == 1, path


def _matches(pattern: str, path: str) -> bool:
    """Match as Netlify and Cloudflare Pages do: `:name` is one part, `*` is the rest."""
    parts = re.split(r"(:\w+|\*)", pattern)
    rule = "".join(
        "[^/]+" if part.startswith(":") else ".*" if part == "*" else re.escape(part)
        for part in parts
    )
    return re.fullmatch(rule, path) is not None


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
@pytest.mark.parametrize("server", ["caddy", "nginx"])
def test_a_server_sends_every_header_with_every_answer(
    request: pytest.FixtureRequest, server: str, path: str, status: int, cache: str
) -> None:
    found_status, found, _ = fetch(request.getfixturevalue(server) + path)
    assert found_status == status
    assert found["cache-control"] == cache
    assert headers_that_lack(found) == []


@pytest.mark.parametrize(("server", "way", "end"), [("caddy", "br", "br"), ("nginx", "gzip", "gz")])
def test_a_server_sends_assets_for_good_and_compressed(
    request: pytest.FixtureRequest, real_site: Path, server: str, way: str, end: str
) -> None:
    (script,) = (real_site / "assets").glob("search.*.js")
    address = f"{request.getfixturevalue(server)}assets/{script.name}"
    _, found, body = fetch(address, **{"Accept-Encoding": way})
    assert "immutable" in found["cache-control"]
    assert found["content-encoding"] == way
    assert body == script.with_name(f"{script.name}.{end}").read_bytes()


@pytest.mark.parametrize("server", ["caddy", "nginx"])
def test_each_language_has_its_own_page_for_wrong_addresses(
    request: pytest.FixtureRequest, server: str
) -> None:
    address = request.getfixturevalue(server)
    assert b'<html lang="nl"' in fetch(f"{address}weg/")[2]
    assert b'<html lang="en"' in fetch(f"{address}en/gone/")[2]


@pytest.mark.parametrize("server", ["caddy", "nginx"])
def test_an_address_without_its_last_sign_leads_on(
    request: pytest.FixtureRequest, server: str
) -> None:
    with urlopen(f"{request.getfixturevalue(server)}tips", timeout=10) as answer:
        assert answer.url.endswith("/tips/")


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
    for path in page_files(real_site, "index.html"):
        page.goto(caddy + path.parent.relative_to(real_site).as_posix().removeprefix("."))
    page.goto(f"{caddy}tips/")
    page.set_viewport_size({"width": 390, "height": 844})  # a wide screen shows the menu open
    page.locator("summary:visible").first.click()
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
