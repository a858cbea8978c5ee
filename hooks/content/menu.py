"""The order of the pages: groups for the menu, and the way from one page to the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hooks.problems import Report


@dataclass(frozen=True)
class MenuGroup:
    """A group of the menu; its title stands in `nav.groups` of each `strings.yml`."""

    key: str
    names: tuple[str, ...]
    """File names of its pages, in order."""


@dataclass(frozen=True)
class Menu:
    """`nav` of mkdocs.yml."""

    groups: tuple[MenuGroup, ...]
    others: tuple[str, ...] = ()
    """File names of pages that are in no group, and so in no menu."""

    @property
    def names(self) -> tuple[str, ...]:
        """File names of all pages in order, the home page first."""
        grouped = (name for group in self.groups for name in group.names)
        return ("index.md", *grouped, *self.others)

    def group_of(self, name: str) -> MenuGroup | None:
        """Return the group in which the page `name` stands; None for one that is in none."""
        return next((group for group in self.groups if name in group.names), None)


def read_menu(nav: object, path: str, report: Report) -> Menu:
    """Return the menu in `nav`: a list of names of pages, and of groups `{key: [name, …]}`."""
    groups, others = [], []
    for entry in nav if isinstance(nav, Sequence) and not isinstance(nav, str) else ():
        if isinstance(entry, Mapping) and len(entry) == 1:
            ((key, names),) = entry.items()
            if isinstance(names, list) and all(isinstance(name, str) for name in names):
                groups.append(MenuGroup(str(key), tuple(names)))
                continue
        elif isinstance(entry, str):
            others += [entry] if entry != "index.md" else []
            continue
        report.error(
            path, 1, "an entry of nav that cannot be read",
            expected="a file name, or a group key with a list of file names", found=entry,
            fix="write it like the other groups",
        )  # fmt: skip
    return Menu(tuple(groups), tuple(others))


def check_menu(menu: Menu, names: Sequence[str], path: str, report: Report) -> None:
    """Note pages that stand in the menu not at all, twice, or without a file."""
    for name in _repeated(menu.names):
        report.error(
            path, 1, "a page stands twice in nav",
            expected="each page once", found=name, fix="remove one of the two",
        )  # fmt: skip
    for name in names:
        if name not in menu.names:
            report.error(
                path, 1, "a page is missing in nav",
                expected="each page once, best in a group", found=name,
                fix=f"add {name} to a group of nav",
            )  # fmt: skip
    for name in menu.names:
        if name not in names and name != "index.md":
            report.error(
                path, 1, "nav names a page that does not exist",
                expected="the file name of a page of the source language", found=name,
                fix="write the page, or remove the name",
            )  # fmt: skip


def _repeated(names: Sequence[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        if name in names[:place]:
            yield name
