"""The same pages, built by this project, by bare Material, by Hugo and by hand."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import markdown

from hooks.checks.load import load
from hooks.content.project import Edition, Language, Project
from hooks.publish.finish import compress

ROOT = Path(__file__).parent.parent
LANGUAGES = (Language("nl", source=True), Language("en", source=False))

_MATERIAL = """\
site_name: Hulp bij stalking
site_url: https://example.org/
theme: {name: material, language: nl, font: false%s}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: nl, name: Nederlands, default: true}
        - {locale: en, name: English}
markdown_extensions: [admonition, attr_list, tables]
"""

_FEATURES = """, features: [navigation.instant, navigation.tabs, navigation.top,
  navigation.tracking, search.highlight, search.suggest, toc.follow], palette: [
  {scheme: default, toggle: {icon: material/weather-night, name: Donker}},
  {scheme: slate, toggle: {icon: material/weather-sunny, name: Licht}}]"""
"""A typical set-up. Without its fonts, which would come from another host."""

_HUGO = """\
baseURL = "https://example.org/"
title = "Hulp bij stalking"
defaultContentLanguage = "nl"
disableKinds = ["taxonomy", "term", "RSS"]
[languages.nl]
contentDir = "content/nl"
[languages.en]
contentDir = "content/en"
"""

_HUGO_PAGE = """\
<!doctype html><html lang="{{ .Lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{{ .Title }}</title><link rel="stylesheet" href="{{ "style.css" | relURL }}"></head><body>
<nav><ul>{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""

_REFERENCE = re.compile(r"\[([^\[\]]*)\]\(fact:([a-z0-9-]+)\)(?:\{[^{}]*\})?")
_STYLE_IN_PAGE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_STYLE = "body{font:18px/1.5 sans-serif;max-width:38rem;margin:0 auto;padding:1rem}"


def read_project() -> Project:
    """Return the real project."""
    return load(ROOT, LANGUAGES)


def plain_pages(edition: Edition) -> Mapping[str, str]:
    """Return the Markdown of each page, with its facts written out and without our own marks."""
    return {
        name: _REFERENCE.sub(
            lambda found: f"{found[1]} {edition.facts.value(found[2])}", page.body
        ).replace("- [ ] ", "- ")
        for name, page in edition.pages.items()
    }


def build_ours(folder: Path) -> None:
    """Build the real site into `folder`."""
    run_mkdocs(ROOT, folder)


def with_sheet(ours: Path, folder: Path) -> None:
    """Copy our built site with the style in a file that a browser keeps, not in each page."""
    shutil.copytree(ours, folder, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    (folder / "assets").mkdir(exist_ok=True)
    for path in folder.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            continue  # an old address, which leads on
        (style,) = _STYLE_IN_PAGE.findall(html)
        (folder / "assets/style.css").write_text(style, encoding="utf-8")
        link = '<link rel="stylesheet" href="/assets/style.css">'
        path.write_text(_STYLE_IN_PAGE.sub(link, html), encoding="utf-8")
    compress(folder)


def build_material(project: Project, folder: Path, *, typical: bool = False) -> None:
    """Build the pages with Material and static-i18n: as they come, or with a typical set-up."""
    write_material(project, folder, typical=typical)
    run_mkdocs(folder.with_name(f"{folder.name}-source"), folder)
    compress(folder)


def write_material(project: Project, folder: Path, *, typical: bool = False) -> None:
    """Write the source of what `build_material` builds, beside `folder`."""
    work = folder.with_name(f"{folder.name}-source")
    (work / "docs").mkdir(parents=True)
    config = _MATERIAL % (_FEATURES if typical else "")
    (work / "mkdocs.yml").write_text(config, encoding="utf-8")
    for code, edition in project.editions.items():
        for name, text in plain_pages(edition).items():
            target = work / "docs" / code / name
            target.parent.mkdir(exist_ok=True)
            title = edition.pages[name].meta.title
            target.write_text(f"# {title}\n\n{text}", encoding="utf-8")


def run_mkdocs(source: Path, folder: Path) -> None:
    """Build the site in `source` into `folder`."""
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "--site-dir", str(folder)], source)


def build_hugo(project: Project, folder: Path) -> bool:
    """Build the pages with Hugo and bare templates; return False where there is no Hugo."""
    program = shutil.which("hugo")
    if program is None:
        return False
    work = folder.with_name(f"{folder.name}-source")
    for name, text in {
        "config.toml": _HUGO,
        "layouts/_default/single.html": _HUGO_PAGE,
        "layouts/_default/list.html": _HUGO_PAGE,
        "static/style.css": _STYLE,
    }.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_text(text, encoding="utf-8")
    for code, edition in project.editions.items():
        for name, text in plain_pages(edition).items():
            page = edition.pages[name]
            target = work / "content" / code / name.replace("index.md", "_index.md")
            target.parent.mkdir(parents=True, exist_ok=True)
            title = page.meta.title.replace('"', "'")
            target.write_text(f'---\ntitle: "{title}"\n---\n{text}', encoding="utf-8")
    _run([program, "--quiet", "--minify", "--destination", str(folder)], work)
    compress(folder)
    return True


def build_by_hand(project: Project, folder: Path) -> None:
    """Write each Dutch page as one file with the text, a title and a line of style: the limit."""
    for name, text in plain_pages(project.source).items():
        page = project.source.pages[name]
        html = markdown.markdown(text, extensions=["admonition", "attr_list", "tables"])
        target = folder / project.source.path(name) / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            f'<!doctype html><html lang="nl"><meta charset="utf-8">'
            f'<meta name="viewport" content="width=device-width,initial-scale=1">'
            f'<link rel="icon" href="data:,">'
            f"<title>{page.meta.title}</title><style>{_STYLE}</style>"
            f"<h1>{page.meta.title}</h1>{html}",
            encoding="utf-8",
        )
    compress(folder)


def _run(command: list[str], folder: Path) -> None:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
