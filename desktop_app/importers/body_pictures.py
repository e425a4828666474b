"""Pictures in a Markdown text from outside become pictures of the library, wherever they stand."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote

from desktop_app.domain.article import Details
from desktop_app.domain.records import Records
from desktop_app.importers.picture_book import is_remote, picture_markdown, split_credit
from desktop_app.markdown.blocks import CodeBlock, ImageUse, own_inlines, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.importers.picture_book import PictureBook
    from desktop_app.markdown.parser import Parser

_FIGURE = re.compile(r"<figure\b[^>]{0,500}>(?:(?!<figure\b).){0,20000}?</figure>", re.I | re.S)
_IMG = re.compile(r"<img\b[^>]{1,5000}>", re.I)
_SHORTCODE = re.compile(
    r"\{\{[<%]\s*(?:figure|img|image)\s(?P<inner>[^{}]{1,5000}?)/?\s*[%>]\}\}(?!`)", re.S
)
_ATTRIBUTE = re.compile(
    r"""(?P<key>[\w-]+)\s*=\s*(?:"(?P<a>(?:[^"\\]|\\.)*)"|`(?P<b>[^`]*)`|'(?P<c>[^']*)'|(?P<d>[^\s"']+))"""
)
_POSITIONAL = re.compile(r'\s*"(?P<src>[^"]+)"')
_OURS = ("image:", "article:", "hub:")
_LIQUID = re.compile(
    r"\{\{\s*(?:site\.(?:baseurl|url)|'|\")?\s*\}\}|\{\{\s*['\"](?P<path>[^'\"]+)['\"][^}]*\}\}"
)
_LIQUID_ADDRESS = re.compile(
    r"""(!\[[^\]\n]*\]\()\s*\{\{\s*(?:['"]([^'"{}\n]+)['"][^{}\n]*|site\.\w+\s*)\}\}"""
)
_PELICAN = re.compile(r"^[{|](?:attach|static|filename|photo|image)[}|]\s*", re.I)
_LONGEST_DATA = 150_000_000


def may_hold_pictures(body: str) -> bool:
    """Whether a text has the signs of pictures in it."""
    return any(sign in body for sign in ("![", "<img", "<IMG", "{{<", "{{%"))


def with_library_pictures(body: str, book: PictureBook, parser: Parser) -> str:
    """The text with every picture in it referred to by slug; `book` learns about them.

    Markdown pictures, Hugo's `figure`, and HTML's `figure` and `img`; code is left alone.
    """
    if "{{" in body:  # as an address that would be no picture
        body = _LIQUID_ADDRESS.sub(lambda found: f"{found[1]}{found[2] or ''}", body)
    document = parser.parse(body, Records(), Details())
    blocks = [*document.blocks, *(each for note in document.footnotes for each in note.blocks)]
    code: list[tuple[int, int]] = []
    edits: list[tuple[int, int, str]] = []
    starts = _line_starts(body)
    for block in walk(tuple(blocks)):
        if isinstance(block, CodeBlock):
            code.append((starts[block.lines[0]], starts[min(block.lines[1], len(starts) - 1)]))
            continue
        for inline in own_inlines(block):
            if isinstance(inline, ImageUse) and not inline.slug:
                text = _reference(inline.src, inline.alt, inline.caption, book)
                if text:
                    edits.append((*inline.span, text))
    edits += _markup(body, code, book)
    return _applied(body, edits)


def plain_address(address: str) -> str:
    """An address without what only its site's generator understands."""
    address = unquote(address.strip())
    address = _LIQUID.sub(lambda found: found["path"] or "", address)
    return _PELICAN.sub("", address).strip()


def _reference(src: str, alt: str, caption: str, book: PictureBook, credit: str = "") -> str:
    address = src if is_remote(src) else plain_address(src)
    if not address or address.startswith(_OURS):
        return ""
    if not credit:
        caption, credit = split_credit(caption)
    slug = book.add(address, alt=alt, caption=caption, credit=credit)
    return picture_markdown(slug, alt, caption) if slug else ""


def _markup(
    body: str, code: list[tuple[int, int]], book: PictureBook
) -> Iterator[tuple[int, int, str]]:
    taken: list[tuple[int, int]] = [*code]
    for pattern in (_FIGURE, _SHORTCODE, _IMG):
        for found in pattern.finditer(body):
            start, end = found.span()
            if any(start < stop and begin < end for begin, stop in taken) or _in_code(body, start):
                continue
            text = _shortcode(found, book) if pattern is _SHORTCODE else _html(found[0], book)
            if text:
                taken.append((start, end))
                yield start, end, text


def _shortcode(found: re.Match[str], book: PictureBook) -> str:
    values = {
        one["key"].lower(): next(
            (one[name] for name in "abcd" if one[name] is not None), ""
        ).replace('\\"', '"')
        for one in _ATTRIBUTE.finditer(found["inner"])
    }
    src = values.get("src", "")
    if not src and (bare := _POSITIONAL.match(found["inner"])):
        src = bare["src"]
    caption = values.get("caption", "") or values.get("title", "")
    return _reference(src, values.get("alt", ""), caption, book, values.get("attr", ""))


def _html(source: str, book: PictureBook) -> str:
    reader = _FigureReader()
    reader.feed(source)
    reader.close()
    if len(reader.images) != 1 or reader.other:
        return ""  # more than a picture with its caption: the words stay as they are
    attributes = reader.images[0]
    src = attributes.get("src", "")
    lazy = attributes.get("data-src", "")
    if lazy and (not src or src.startswith("data:")):
        src = lazy
    if len(src) > _LONGEST_DATA:
        return ""
    caption = " ".join("".join(reader.caption).split())
    caption, credit = split_credit(caption)
    if reader.credit:
        credit = " ".join("".join(reader.credit).split())
    alt = " ".join(attributes.get("alt", "").split())
    return _reference(src, alt, caption or attributes.get("title", ""), book, credit)


class _FigureReader(HTMLParser):
    """What is in a figure: its pictures, its caption, and whether there is anything else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.images: list[dict[str, str]] = []
        self.caption: list[str] = []
        self.credit: list[str] = []
        self.other = False
        self._in: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        if tag == "img":
            self.images.append(values)
        elif tag == "figcaption" or (self._in and tag == "span"):
            self._in.append("credit" if "credit" in values.get("class", "") else tag)
        elif tag in {"blockquote", "pre", "table", "video", "audio", "iframe", "ul", "ol"}:
            self.other = True

    def handle_endtag(self, tag: str) -> None:
        if self._in and tag in {"figcaption", "span"}:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if "credit" in self._in:
            self.credit.append(data)
        elif self._in:
            self.caption.append(data)
        elif data.strip():
            self.other = True


def _in_code(body: str, place: int) -> bool:
    """Whether a place is within ticks on its line."""
    line = body[body.rfind("\n", 0, place) + 1 : place]
    return line.count("`") % 2 == 1 or line.startswith(("    ", "\t"))


def _line_starts(body: str) -> list[int]:
    starts = [0, *(found.end() for found in re.finditer("\n", body))]
    return [*starts, len(body)]


def _applied(body: str, edits: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end, text in sorted(set(edits)):
        if start < at:
            continue  # within one that was replaced as a whole
        parts += [body[at:start], text]
        at = end
    return "".join([*parts, body[at:]])
