"""Tokens of a page to HTML: only the elements named here, with every text escaped.

No text, fact, string or attribute of a page can bring an element or a script of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from markdown_it.token import Token
from markupsafe import Markup, escape

from hooks.content.fact_references import PREFIX, FactWriter
from hooks.content.fact_words import href
from hooks.content.facts import Phone
from hooks.content.faults import STYLES
from hooks.content.icons import icon
from hooks.content.markdown import ACTION, ICON, PICTURED, TODO

_BLOCKS = frozenset(
    "ul ol li blockquote table thead tbody tr th td p div h1 h2 h3 h4 h5 h6".split()  # noqa: SIM905
)
_HOLD_TEXT = ("list_item", "th", "td", "paragraph", "admonition_title", "heading")
_INLINE = MappingProxyType({"strong": "strong", "em": "em"})
_ALIGNED = MappingProxyType({"text-align:right": "end", "text-align:center": "middle"})
"""Classes for what a table asks for by `--:`; the policy allows no `style` attribute."""
_SIGNS = MappingProxyType({"danger": "material-alert-octagon", "warning": "material-alert"})
"""Icons of boxes, so that not only their colour tells how much they matter."""
_PHONE, _ELSEWHERE = "material-phone", "material-arrow-right"
"""Icons of what is called and what is opened as the next step."""
_NONE: Mapping[int, Mark] = MappingProxyType({})


@dataclass(frozen=True)
class Target:
    """Where a link leads."""

    address: str
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""
    """What a reader must know of it, behind its text: `(in het Nederlands)`."""


class Context(Protocol):
    """What is around a text: its facts, and the pages and files that it leads to."""

    @property
    def facts(self) -> FactWriter: ...

    def target(self, link: str) -> Target:
        """Return where a link to a page leads."""

    def image(self, source: str) -> Mapping[str, str]:
        """Return the attributes of an image: `src`, `width`, `height`."""


@dataclass(frozen=True)
class Mark:
    """What a reader sees of the state of a block's translation."""

    notice: Markup | None = None
    """Words and links to put at the block."""
    content: Markup | None = None
    """What stands in the place of its text."""
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Attributes of its element, such as `lang`."""


def render_page(
    tokens: Sequence[Token],
    context: Context,
    slot: Callable[[str], Markup],
    marks: Mapping[int, Mark] = _NONE,
    sections: bool = False,
) -> Markup:
    """Return the tokens of a page as HTML.

    `slot` returns what the build puts in the place of `[[name]]`; `marks` are those of blocks, by
    their first token. With `sections` each `##` and what is below it is one element, to be placed.
    """
    return Markup("").join(_Page(tokens, context, slot, marks, sections).parts())


def render_inline(tokens: Sequence[Token], context: Context) -> Markup:
    """Return the inline tokens of one block as HTML."""
    return Markup("").join(_inline(tokens, context))


@dataclass(frozen=True)
class _Page:
    tokens: Sequence[Token]
    context: Context
    slot: Callable[[str], Markup]
    marks: Mapping[int, Mark]
    sections: bool

    def parts(self) -> Iterator[Markup]:
        end = Markup("")
        for place, token in enumerate(self.tokens):
            if self.sections and token.type == "heading_open" and token.tag == "h2":
                yield end + Markup("<section>\n")
                end = Markup("</section>\n")
            if token.type == "inline":
                yield from self._text(place, token)
            elif token.type == "slot":
                yield self.slot(token.content)
            elif token.nesting and not token.hidden:
                yield from self._tag(place, token)
        yield end

    def _text(self, place: int, token: Token) -> Iterator[Markup]:
        mark = self.marks.get(place - 1, Mark())
        if mark.content is None:
            action = bool(self.tokens[place - 1].meta.get(ACTION))
            yield from _inline(token.children or (), self.context, action)
        else:
            yield mark.content
        if mark.notice and self._in_cell(place):
            yield Markup('<br><span class="quiet">{}</span>').format(mark.notice)

    def _in_cell(self, place: int) -> bool:
        """Return whether a notice must stand within the element of the text at `place`."""
        before = self.tokens[place - 2] if place > 1 else None
        return self.tokens[place - 1].type in ("th_open", "td_open") or (
            before is not None and before.type == "list_item_open"
        )

    def _tag(self, place: int, token: Token) -> Iterator[Markup]:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        name = token.tag
        if name not in _BLOCKS:
            raise ValueError(f"no page has an element {name}")
        if token.nesting < 0:
            yield Markup(f"</{name}>\n")  # noqa: S704 - a name of _BLOCKS
            mark = self.marks.get(place - 2, Mark())
            if mark.notice and not self._in_cell(place - 1) and self._ends_text(place):
                yield Markup('<p class="quiet">{}</p>\n').format(mark.notice)
            return
        attributes = self._attributes(kind, token)
        # The text of a tight list stands in the item itself.
        item = kind == "list_item" and place + 1 < len(self.tokens)
        tight = item and self.tokens[place + 1].hidden
        mark = self.marks.get(place + 1 if tight else place, Mark())
        yield _open(name, attributes | dict(mark.attributes))
        if kind not in _HOLD_TEXT:
            yield Markup("\n")
        if kind == "admonition_title" and (sign := _SIGNS.get(self.tokens[place - 1].meta["tag"])):
            yield icon(sign)

    def _ends_text(self, place: int) -> bool:
        return self.tokens[place - 1].type == "inline"

    def _attributes(self, kind: str, token: Token) -> dict[str, str]:
        match kind:
            case "heading" if token.attrGet("id"):
                return {"id": str(token.attrGet("id"))}
            case "ordered_list" | "bullet_list":
                start = token.attrGet("start")
                shown = {} if start is None else {"start": str(start)}
                return shown | ({"class": "picture"} if token.meta.get(PICTURED) else {})
            case "list_item" if token.meta.get(TODO):
                return {"class": "todo"}
            case "paragraph" if token.meta.get(ACTION):
                return {"class": "action"}
            case "admonition":
                return {"class": f"admonition {token.meta.get('tag', '')}"}
            case "admonition_title":
                return {"class": "admonition-title"}
            case "th" | "td" if token.attrGet("style") in _ALIGNED:
                return {"class": _ALIGNED[str(token.attrGet("style"))]}
        return {}


def _open(name: str, attributes: Mapping[str, str]) -> Markup:
    # Not Markup.format: a page has a thousand of these.
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{written}>")  # noqa: S704 - names are ours, values are escaped


def _inline(tokens: Sequence[Token], context: Context, action: bool = False) -> Iterator[Markup]:
    ends: list[Markup] = []
    for place, token in enumerate(tokens):
        match token.type:
            case "text" | "text_special":
                yield escape(token.content)
            case "softbreak":
                yield Markup("\n")
            case "hardbreak":
                yield Markup("<br>\n")
            case "code_inline":
                yield Markup("<code>{}</code>").format(token.content)
            case "icon":
                yield icon(token.info)
            case "image":
                attributes = {**context.image(str(token.attrGet("src"))), "alt": token.content}
                yield _open("img", attributes)
            case "link_open":
                bare = tokens[place + 1].type == "link_close"
                start, end = _link(token, context, bare)
                yield start
                if tokens[place + 1].type != ICON:
                    yield _next_step(token, context, action)
                ends.append(end)
            case "link_close":
                yield ends.pop()
            case _ if token.nesting:
                name = _INLINE[token.type.removesuffix("_open").removesuffix("_close")]
                slash = "/" if token.nesting < 0 else ""
                yield Markup(f"<{slash}{name}>")  # noqa: S704 - a name of _INLINE


def _link(token: Token, context: Context, bare: bool) -> tuple[Markup, Markup]:
    """Return what stands before and behind the text of a link; `bare` if it has no text."""
    target = str(token.attrGet("href") or "")
    classes = [each for each in str(token.attrGet("class") or "").split() if each in STYLES]
    if not target.startswith(PREFIX):
        found = context.target(target)
        attributes = {"href": found.address, **found.attributes}
        note = Markup(" {}").format(found.note) if found.note else Markup("")
        return _with_classes(attributes, classes), Markup("</a>{}").format(note)
    key = target.removeprefix(PREFIX)
    fact, value = context.facts.facts[key], context.facts.value(key)
    address = href(fact)
    space = "" if bare or not value else " "
    if address is None:
        return Markup(""), escape(f"{space}{value}")
    if isinstance(fact, Phone):
        classes = ["tel", *(["alarm"] if fact.emergency else []), *classes]
        start = _with_classes({"href": address}, classes)
        return start, Markup("{}<bdi>{}</bdi></a>").format(space, value)
    attributes = {"href": address, "rel": "noreferrer noopener"}
    return _with_classes(attributes, classes), Markup("{}{}</a>").format(space, value)


def _next_step(token: Token, context: Context, action: bool) -> Markup:
    """Return the icon of a link that is shown as a button; an author may have given another."""
    target = str(token.attrGet("href") or "")
    fact = context.facts.facts.get(target.removeprefix(PREFIX))
    if isinstance(fact, Phone) and (action or token.attrGet("class")):
        return icon(_PHONE)
    return icon(_ELSEWHERE) if action else Markup("")


def _with_classes(attributes: Mapping[str, str], classes: Sequence[str]) -> Markup:
    return _open("a", ({"class": " ".join(classes)} if classes else {}) | dict(attributes))
