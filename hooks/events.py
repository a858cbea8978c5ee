"""The only file that speaks MkDocs: each event of a build, in the order in which they happen.

static-i18n builds the source language first and then, inside its `on_post_build`, the others: every
event comes once a language, on one configuration.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from jinja2 import Environment, StrictUndefined
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from hooks.content import addresses
from hooks.content.configuration import read_configuration
from hooks.content.icons import icon
from hooks.content.project import Edition, Language
from hooks.files import describe_error
from hooks.pages import rendering as content
from hooks.pages.notices import page_marks
from hooks.pages.site import Site, read_site
from hooks.pages.view import View
from hooks.problems import ProblemsError, Report
from hooks.publish import finish
from hooks.publish.preview import CODE, check_code
from hooks.publish.security_policy import read_inline_files
from hooks.publish.swap import Place, PublishError

# Strict mode counts warnings of loggers below this one only.
_LOG = logging.getLogger("mkdocs.site")
# What readers do not see yet is said at each build, quiet or strict, and fails none.
_HIDDEN = logging.getLogger("site")
_MOST_HIDDEN = 12


@dataclass
class Build:
    """What is kept from the first event of a build to the last."""

    site: Site
    slots: Environment
    place: Place
    warnings: CountHandler


def _build(config: MkDocsConfig) -> Build:
    build: Build = vars(config)["site_build"]
    return build


def _i18n(config: MkDocsConfig) -> Any:  # noqa: ANN401 - static-i18n has no types
    return config.plugins["i18n"]


def _edition(config: MkDocsConfig) -> Edition:
    return _build(config).site.project.editions[_i18n(config).current_language]


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything, and make the documents, before anything is written."""
    if "site_build" in vars(config):
        return config
    overrides = Path(str(config.theme.custom_dir))
    languages = [
        Language(block.locale, block.default, (block.extra or {}).get("exit_url", ""), block.name)
        for block in sorted(_i18n(config).config.languages, key=lambda block: not block.default)
        if block.build
    ]
    root = Path(config.docs_dir).parent
    configuration = read_configuration(root, Report())
    if not config.site_url and configuration:  # SITE_URL may be set to nothing
        config.site_url = configuration.default_url
    try:
        check_code()
        # First of all: it puts right what an interrupted build has left.
        place = Place.open(Path(config.site_dir))
        site = read_site(
            root, overrides, languages, config.nav, config.site_url or "", config.strict
        )
    except PublishError as error:
        raise PluginError(str(error)) from error
    except ProblemsError as error:
        raise PluginError(f"{len(error.problems)} problems in the source\n{error}") from error
    for problem in site.translations.errors:
        _LOG.warning("%s", problem)  # a preview shows the source text in its place
    for block in _i18n(config).config.languages:
        block.build = block.build and block.locale not in site.project.waiting
    for problem in site.project.warnings:
        # No warning to MkDocs: a language that is only started must pass a strict build.
        _LOG.info("%s", problem)
    for problem in site.project.hidden[:_MOST_HIDDEN]:
        _HIDDEN.warning("%s", problem)
    if len(site.project.hidden) > _MOST_HIDDEN:
        _HIDDEN.warning("and %d more: translations status", len(site.project.hidden) - _MOST_HIDDEN)
    warnings = CountHandler()
    warnings.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(warnings)
    # With --quiet no warning is made at all, and so strict mode would count none.
    logger.setLevel(min(logger.level, logging.WARNING))
    slots = content.slot_environment(str(overrides / "slots"))
    vars(config)["site_build"] = Build(site, slots, place, warnings)
    config.site_dir = str(place.work)
    # The menu is ours; MkDocs would warn of each page that a started language does not have yet.
    config.nav = None
    config.theme.static_templates.discard("sitemap.xml")
    # No page uses what the theme brings along: 14,000 files, which MkDocs would look through.
    config.theme.dirs = [str(overrides)]
    return config


@event_priority(100)
def _on_files_of_theme(files: Files, config: MkDocsConfig) -> Files:
    """Leave out all but the pages that were read: nothing else in docs/ is published as it is."""
    editions = _build(config).site.project.editions
    read = {f"{code}/{name}" for code, edition in editions.items() for name in edition.pages}
    docs = Path(config.docs_dir)
    for file in list(files):
        if file.src_uri not in read or not Path(file.abs_src_path or "").is_relative_to(docs):
            files.remove(file)
    return files


@event_priority(-200)
def _on_files_of_language(files: Files, config: MkDocsConfig) -> Files:
    """Give each page its address, and add assets and files to download."""
    site, edition = _build(config).site, _edition(config)
    for file in list(files.documentation_pages()):
        name = file.src_uri.rpartition("/")[2]
        if name in edition.pages:
            file.dest_uri = addresses.destination(edition.path(name))
            file.url = edition.path(name) or "./"
            file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
        else:
            files.remove(file)
    for path, made in site.files(edition).items():
        files.append(File.generated(config, path, content=made, inclusion=InclusionLevel.INCLUDED))
    return files


on_files = CombinedEvent(_on_files_of_theme, _on_files_of_language)


def _view(page: Page, config: MkDocsConfig) -> View:
    edition = _edition(config)
    name = page.file.src_uri.rpartition("/")[2]
    return View(_build(config).site, edition, edition.pages[name])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Leave MkDocs nothing to read: the page has been read already."""
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the page made from its one reading."""
    build, view = _build(config), _view(page, config)
    try:
        return content.page_content(view, build.slots, page_marks(build.site.translations, view))
    except ValueError as error:
        raise PluginError(str(error)) from error


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let templates escape what they print, and fail on a name that does not exist."""
    env.autoescape = True
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.globals["icon"] = icon
    env.globals["inline"] = read_inline_files(Path(str(config.theme.custom_dir)))
    return env


def on_template_context(
    context: TemplateContext, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Give the page for wrong addresses its words: at the root those of all languages."""
    site, edition = _build(config).site, _edition(config)
    base = urlsplit(site.site_url).path
    editions = site.project.editions.values() if edition.language.source else (edition,)
    views = [View(site, each, None, base) for each in editions]
    cast(dict[str, object], context).update({"view": views[0], "views": views})
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Put the page for wrong addresses beside the pages of its language."""
    prefix = _edition(config).language.prefix
    if not prefix:
        return output
    target = Path(config.site_dir, prefix, template_name)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(output, encoding="utf-8")
    return ""  # MkDocs would write it over the one at the root


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: object
) -> TemplateContext:
    """Give the templates of a page what they may show."""
    cast(dict[str, object], context).update({"view": _view(page, config)})
    return context


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site, once, when all languages are built and nothing has gone wrong."""
    if _i18n(config).building:
        return
    build = _build(config)
    logging.getLogger("mkdocs").removeHandler(build.warnings)
    if config.strict and build.warnings.get_counts():
        build.place.discard()  # MkDocs is about to fail; the site before stays
    else:
        try:
            finish.finish(build.site, build.place, Path(str(config.theme.custom_dir)))
        except PublishError as error:
            raise PluginError(str(error)) from error


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Let the preview see changes of templates, styles, scripts, headers and code."""
    for folder in (config.theme.custom_dir, Path(config.docs_dir).parent / "deploy", CODE):
        server.watch(str(folder))
    return server


def on_build_error(error: Exception) -> None:
    """Say that the site before still stands; tell a full disk in one line."""
    _LOG.info("The site that was there before has not been touched.")
    if isinstance(error, OSError):
        raise PluginError(describe_error(error, Path("site"))) from error
