"""The page's HTML in the little HTML that Qt's own rich text understands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Protocol

from desktop_app.ui.preview.excerpt import Window, breakable, is_heavy, words_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop_app.ui.preview.page_model import Page

_KEPT = frozenset(
    {
        *("a", "b", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h1", "h2", "h3", "h4"),
        *("h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "span", "strong", "sub"),
        *("sup", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    }
)
_BOXES = {"summary": "p", "del": "s", "figcaption": "p", "ins": "span"}
_DIVISIONS = frozenset({"article", "details", "div", "figure", "header", "nav", "section"})
_VOID = frozenset({"br", "hr", "img"})
_ATTRIBUTES = frozenset({"class", "href", "src", "alt", "start", "colspan", "rowspan"})
# Qt indents each quote by a fixed width: deeper ones would leave no room, and take it seconds.
_DEEPEST_QUOTE = 6
_UNSEEN = frozenset({"script", "style", "template", "title"})


class Colours(Protocol):
    """Gives colours by token, as the theme does."""

    def hex(self, token: str) -> str:
        """The colour as `#rrggbb`."""
        ...


@dataclass(frozen=True)
class Notes:
    """What the page says where it is not shown as it is, in the writer's language."""

    goes_on: str  # at either end, where there is more of the page
    plain: str  # below a passage without its formatting
    in_part: str  # and below one of which not all is shown


def document_html(
    page: Page, column: int, window: Window | None = None, notes: Notes | None = None
) -> str:
    """The page, with an anchor `b-N` before each block and pictures `column` wide at most.

    `window` names the blocks that are shown; without it all are. `notes` are said in its place
    where something is not there as it is.
    """
    window = window or Window(0, len(page.blocks), len(page.blocks))
    notes = notes or Notes("", "", "")
    there = [_passage(page.head, column, notes)] if window.first == 0 else [_note(notes.goes_on)]
    there.extend(
        _passage(page.blocks[index].html, column, notes, f"b-{index}")
        for index in range(window.first, window.stop)
    )
    whole = window.stop == window.count
    there.append(_passage(page.tail, column, notes) if whole else _note(notes.goes_on))
    return "".join(there)


def _note(text: str) -> str:
    return f'<p class="missing">{escape(text)}</p>' if text else ""


def _passage(html: str, column: int, notes: Notes, anchor: str = "") -> str:
    if not is_heavy(html):
        return _translated(html, column, anchor)
    words, whole = words_alone(html)
    mark = f'<a name="{anchor}"></a>' if anchor else ""
    return f"<p>{mark}{words}</p>{_note(notes.plain if whole else notes.in_part)}"


def style_sheet(colours: Colours) -> str:
    """The little of CSS that Qt's rich text takes."""
    soft, line, accent = colours.hex("ink_soft"), colours.hex("line"), colours.hex("accent")
    cell = f"font-family: Inter; font-size: 14px; border-bottom: 1px solid {line}; padding: 5px"
    rules: Sequence[tuple[str, str]] = (
        ("body", f"color: {colours.hex('ink')}"),
        # Qt makes headings larger than they are asked to be.
        ("h1", "font-size: 21px; font-weight: 700; margin-top: 0px; margin-bottom: 6px"),
        ("h2", "font-size: 17px; font-weight: 700; margin-top: 20px; margin-bottom: 6px"),
        ("h3", "font-size: 16px; font-weight: 700; margin-top: 16px; margin-bottom: 6px"),
        ("p", "margin-top: 0px; margin-bottom: 12px; line-height: 112%"),
        ("li", "margin-bottom: 4px; line-height: 112%"),
        ("a", f"color: {accent}"),
        (".dek", f"color: {soft}; margin-bottom: 4px"),
        (".byline", f"font-family: Inter; font-size: 13px; color: {soft}"),
        (".figcaption", f"font-family: Inter; font-size: 12px; color: {soft}; margin-top: 6px"),
        (".quote", "margin-left: 18px; font-style: italic"),
        ("blockquote", "margin-left: 18px; margin-right: 18px"),
        (".summary", f"font-family: Inter; font-size: 14px; color: {accent}; margin-bottom: 4px"),
        (".spoiler", f"margin-left: 18px; color: {soft}"),
        (".rating", f"font-size: 22px; color: {accent}; margin-bottom: 4px"),
        (".verdict", "font-weight: 600"),
        (".label", "font-family: Inter; font-size: 13px; font-weight: 600; margin-bottom: 2px"),
        (".pros .label", f"color: {colours.hex('good')}"),
        (".cons .label", f"color: {colours.hex('bad')}"),
        (".seen", f"font-family: Inter; font-size: 13px; color: {soft}"),
        (".disclosure", f"font-family: Inter; font-size: 13px; color: {soft}"),
        (".missing", f"font-family: Inter; font-size: 13px; color: {soft}"),
        (".footnotes", f"font-family: Inter; font-size: 13px; color: {soft}"),
        (".gone", f"background-color: {colours.hex('bad_soft')}; color: {colours.hex('bad')}"),
        (".fresh", f"background-color: {colours.hex('good_soft')}; color: {colours.hex('good')}"),
        (".current", "text-decoration: underline"),
        (".gone .current", "text-decoration: line-through underline"),
        (".diff-note", "font-family: Inter; font-size: 12px; margin-bottom: 4px"),
        (".diff-details", f"font-family: Inter; font-size: 13px; color: {soft}"),
        ("table", "margin-top: 6px; margin-bottom: 16px"),
        ("th", f"{cell}; text-align: left"),
        ("td", cell),
    )
    return "\n".join(f"{selector} {{ {rule}; }}" for selector, rule in rules)


@lru_cache(maxsize=2_000)
def _translated(html: str, column: int, anchor: str = "") -> str:
    translator = _Translator(column, anchor)
    translator.feed(html)
    translator.close()
    return "".join(translator.out)


class _Translator(HTMLParser):
    """Renames what Qt does not know and leaves out every attribute that it need not see.

    The anchor goes before the first word or picture: anywhere else Qt may drop it.
    """

    def __init__(self, column: int, anchor: str) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._column = column
        self._anchor = f'<a name="{anchor}"></a>' if anchor else ""
        self._unseen = 0
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the start of an element under the name that Qt knows."""
        if tag in _UNSEEN:
            self._unseen += 1
        name = _name(tag)
        if not name or self._unseen:
            return
        if tag == "blockquote":
            self._quotes += 1
            if self._quotes > _DEEPEST_QUOTE:
                return
        given = {key: value or "" for key, value in attrs}
        if tag == "img":
            self._picture(given)
            return
        if tag in _BOXES and tag not in {"del", "ins"}:
            given["class"] = f"{given.get('class', '')} {tag}".strip()
        classes = given.get("class", "").split()
        if "credit" in classes and self.out and self.out[-1] == "</span>":
            self.out.append(" ")  # on the page it stands apart by its style
        self.out.append(f"<{name}{_attributes(given.items())}>")
        if tag == "summary":
            self.out.append("▸ ")

    def handle_endtag(self, tag: str) -> None:
        """Write its end."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        name = _name(tag)
        if tag == "blockquote" and not self._unseen:
            self._quotes -= 1
            if self._quotes >= _DEEPEST_QUOTE:
                return
        if name and not self._unseen and tag not in _VOID:
            self.out.append(f"</{name}>")

    def handle_data(self, data: str) -> None:
        """Write the text."""
        if not self._unseen:
            if data.strip():
                self._set_anchor()
            self.out.append(breakable(escape(data, quote=False)))

    def _set_anchor(self) -> None:
        self.out.append(self._anchor)
        self._anchor = ""

    def _picture(self, given: dict[str, str]) -> None:
        self._set_anchor()
        natural = given.get("width", "")
        width = min(int(natural), self._column) if natural.isdigit() else self._column
        source = escape(given.get("src", ""))
        words = escape(given.get("alt", ""))
        self.out.append(f'<img src="{source}" alt="{words}" width="{max(width, 1)}">')


def _name(tag: str) -> str:
    if tag in _KEPT:
        return tag
    if tag in _BOXES:
        return _BOXES[tag]
    return "div" if tag in _DIVISIONS else ""


def _attributes(given: Iterable[tuple[str, str]]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in given if key in _ATTRIBUTES)
