"""The response headers in the forms that hosts read: `_headers` and a Caddyfile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hooks.finishing.privacy import FOR_GOOD, NO_STORE

ASSET_FOLDERS = ("assets", "search")
"""Folders whose files have a name that changes with their content."""


def headers_file(headers: Mapping[str, str], prefixes: Iterable[str], base: str) -> str:
    """Return `_headers` for Netlify and Cloudflare Pages.

    `prefixes` start the addresses of the languages (``, `en/`); `base` is the site's path (`/`).
    Both hosts join the values of all rules that match, so no two rules may set the same header
    for one address: pages and downloads are named by pattern, and so are assets.
    """
    rules = [f"{base}*"] + [f"  {name}: {value}" for name, value in headers.items()]
    kept_out = ["images/:file"]  # a picture tells what was read, as a page does
    for prefix in prefixes:
        kept_out += [prefix, f"{prefix}:page/", f"{prefix}downloads/:file", f"{prefix}404.html"]
    for pattern in kept_out:
        rules += ["", f"{base}{pattern}", f"  Cache-Control: {NO_STORE}"]
    for folder in ASSET_FOLDERS:
        rules += ["", f"{base}{folder}/*", f"  Cache-Control: {FOR_GOOD}"]
    return "\n".join(rules) + "\n"


def caddyfile(headers: Mapping[str, str], prefixes: Iterable[str]) -> str:
    """Return a Caddyfile that serves the folder `site` at its root, with the same headers.

    Address and folder come from the environment: SITE_ADDRESS (`example.org`, or `:8080` to try
    it) and SITE_ROOT (`site` by default).
    """
    folders = " ".join(f"/{folder}/*" for folder in ASSET_FOLDERS)
    lines = [
        "# Made by the build from hooks/finishing/: do not edit.",
        "{",
        "\tadmin off",
        "}",
        "",
        # Caddy forgets what was set before an error, so the headers are imported in both places.
        "(safe) {",
        "\theader {",
        *(f'\t\t{name} "{value}"' for name, value in headers.items()),
        "\t\t-Server",
        "\t}",
        "}",
        "",
        "{$SITE_ADDRESS::8080} {",
        "\troot * {$SITE_ROOT:site}",
        "\timport safe",
        f"\t@assets path {folders}",
        f'\theader @assets Cache-Control "{FOR_GOOD}"',
        f"\t@pages not path {folders}",
        f'\theader @pages Cache-Control "{NO_STORE}"',
        "\tfile_server {",
        "\t\tprecompressed br gzip",
        "\t\thide _headers *.br *.gz",
        "\t}",
        "\thandle_errors {",
        "\t\timport safe",
        f'\t\theader Cache-Control "{NO_STORE}"',
        *_error_pages(prefixes),
        "\t\tfile_server {",
        "\t\t\tprecompressed br gzip",
        "\t\t}",
        "\t}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _error_pages(prefixes: Iterable[str]) -> list[str]:
    """Return the lines that choose the page for wrong addresses by language."""
    others = [prefix for prefix in prefixes if prefix]
    lines = []
    for prefix in others:
        name = prefix.rstrip("/")
        lines += [f"\t\t@{name} path /{prefix}*", f"\t\trewrite @{name} /{prefix}404.html"]
    if not others:
        return ["\t\trewrite * /404.html"]
    paths = " ".join(f"/{prefix}*" for prefix in others)
    return [*lines, f"\t\t@root not path {paths}", "\t\trewrite @root /404.html"]
