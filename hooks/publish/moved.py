"""What stands at the old address of a page: a small page that leads on, without a script."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hooks.content import addresses
from hooks.pages.site import Site
from hooks.pages.view import View
from hooks.publish.security_policy import policy


def write_moved(site: Site, overrides: Path, folder: Path) -> None:
    """Write into `folder` a page for each old address, by the template `moved.html`."""
    environment = Environment(
        loader=FileSystemLoader(overrides), autoescape=True, undefined=StrictUndefined
    )
    template = environment.get_template("moved.html")
    without_scripts = policy((), ())
    for edition in site.project.editions.values():
        for page in edition.pages.values():
            view = View(site, edition, page)
            for old in addresses.old_paths(page, edition.language.prefix):
                target = folder / addresses.destination(old)
                target.parent.mkdir(parents=True, exist_ok=True)
                link = addresses.relative(view.path, old)
                target.write_text(
                    template.render(view=view, policy=without_scripts, link=link), encoding="utf-8"
                )
