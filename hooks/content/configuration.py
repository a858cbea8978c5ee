"""What the project itself reads in `mkdocs.yml`: for messages with lines, and without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hooks.content.facts import is_https
from hooks.content.project import Language
from hooks.content.yaml_reader import Located, Place, parse_settings
from hooks.problems import Report, read_text

NAME = "mkdocs.yml"
_SITE_URL = re.compile(r"https?://[^\s<>\"'\\@:/?#]+(:[0-9]+)?(/[^\s<>\"'\\?#]*)?")


@dataclass(frozen=True)
class Configuration:
    """The settings in `mkdocs.yml`, and where each stands."""

    located: Located

    @property
    def default_url(self) -> str:
        """The address of the site where SITE_URL does not say another; "" if there is none."""
        value = self.located.data.get("site_url")
        if isinstance(value, list):  # !ENV [SITE_URL, "http://…"]
            value = value[-1] if value else None
        return value if isinstance(value, str) else ""

    def languages(self) -> Iterator[tuple[str, bool, Place]]:
        """Yield code, whether it is the source language, and place of each language."""
        for place, options in self._plugins():
            blocks = options.get("languages")
            for number, block in enumerate(blocks if isinstance(blocks, list) else ()):
                code = block.get("locale") if isinstance(block, dict) else None
                if isinstance(code, str):
                    default = block.get("default") == "true"
                    yield code, default, (*place, "languages", number)

    def _plugins(self) -> Iterator[tuple[Place, dict[str, object]]]:
        plugins = self.located.data.get("plugins")
        entries = (
            [(("plugins",), plugins)]
            if isinstance(plugins, dict)
            else [(("plugins", number), entry) for number, entry in enumerate(plugins or ())]
        )
        for place, entry in entries:
            options = entry.get("i18n") if isinstance(entry, dict) else None
            if isinstance(options, dict):
                yield (*place, "i18n"), options

    def line(self, code: str, *keys: str) -> int:
        """Return the line of `keys` in the block of a language."""
        places = (place for found, _, place in self.languages() if found == code)
        return self.located.line((*next(places, ()), *keys))


def read_configuration(root: Path, report: Report, name: str = NAME) -> Configuration | None:
    """Return the settings of the project in `root`; on failure note an error and return None."""
    text = read_text(root / name, name, report)
    located = None if text is None else parse_settings(text, name, report)
    if located is None:
        return None
    if isinstance(located.data, dict):
        return Configuration(located)
    report.error(
        name, 1, "this is no configuration", expected="keys and values", found=located.data,
        fix="write it as https://www.mkdocs.org/user-guide/configuration/ says",
    )  # fmt: skip
    return None


def read_source(root: Path, report: Report) -> str | None:
    """Return the code of the language that the others are translated from.

    On failure note an error and return None.
    """
    configuration = read_configuration(root, report)
    if configuration is None:
        return None
    codes = [code for code, default, _ in configuration.languages() if default]
    if len(codes) != 1:
        report.error(
            NAME, 1, "the source language is not clear",
            expected="one language with default: true", found=", ".join(codes) or "none",
            fix="add default: true to the block of the language that is translated, only there",
        )  # fmt: skip
        return None
    return codes[0]


def check_configuration(
    configuration: Configuration, languages: Iterable[Language], site_url: str, report: Report
) -> None:
    """Note an exit that leads nowhere or is not encrypted, and an address that cannot be one."""
    for language in languages:
        if not is_https(language.exit_url):
            report.error(
                NAME, configuration.line(language.code, "extra", "exit_url"),
                f"the exit of {language.code} does not lead to a safe page",
                expected="exit_url with an address such as https://weather.example/",
                found=language.exit_url or "nothing", fix="name a neutral page with https",
            )  # fmt: skip
    if not _SITE_URL.fullmatch(site_url):
        report.error(
            NAME, configuration.located.line(("site_url",)), "this cannot be the address of a site",
            expected="SITE_URL=https://www.example.org/, or nothing for a look on this machine",
            found=site_url, fix="write it without spaces, from https:// on",
        )  # fmt: skip
