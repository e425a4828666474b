"""A saved web page, or a fragment of one."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop_app.domain.article import Article, Details
from desktop_app.domain.incoming import Incoming
from desktop_app.domain.moment import Moment, moment_from_text
from desktop_app.domain.text import clean, slugify
from desktop_app.errors import InputError
from desktop_app.importers.html_body import MOST_WORDS, article_of, body_of, heading_of, text_of
from desktop_app.importers.picture_book import PictureBook, is_remote
from desktop_app.language.rich_text.tree import Node, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 60_000_000  # pages that hold their pictures in themselves are long
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html|head|body)", re.I | re.S
)
_SITE = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,40}$")
_KINDS = ("Article", "NewsArticle", "BlogPosting", "Review", "ReportageNewsArticle", "CriticReview")
_NAMES = re.compile(r",\s*|\s+(?:and|&)\s+")


class HtmlFile:
    """Reads what a browser saves: title, description, author, date, and the article in it."""

    key = "html"

    def accepts(self, head: bytes, suffix: str) -> bool:
        """By its suffix, or by how it begins where the suffix says nothing."""
        if suffix in {".html", ".htm", ".xhtml"}:
            return True
        return suffix not in {".md", ".markdown", ".txt"} and bool(_START.match(head))

    def read(self, data: bytes, name: str) -> tuple[Incoming, ...]:
        """The article; raises InputError."""
        if len(data) > MAX_BYTES:
            raise InputError(
                f"{name} is larger than {MAX_BYTES // 1_000_000} MB.",
                "Copy its words and paste them into a new article.",
            )
        source = clean(_decoded(data, name))
        return (article_from_html(source, name),)


def article_from_html(source: str, name: str) -> Incoming:
    """The article in a page; raises InputError where there are no words in it."""
    head = _head_of(source)
    root = article_of(parse(source))
    top = heading_of(root)
    headline = head.title
    if top is not None and text_of(top).strip():
        headline = " ".join(text_of(top).split())
        root = _without(root, top)
    book = PictureBook(slugify(headline, "image")[:40].strip("-") or "image")
    body = body_of(root, book)
    if not body.strip():
        raise InputError(
            f"There are no words in {name}.", "Save the page as it is shown, or paste its words."
        )
    if len(body) > MOST_WORDS:
        raise InputError(f"{name} is too long for an article.", "Split it first.")
    hero = _hero(head.image, book)
    details = Details(
        date=head.date,
        bylines=head.authors,
        tags=head.tags,
        hero=hero,
        description=head.description,
        canonical_url=head.canonical,
    )
    if not headline:
        headline = name.rpartition(".")[0] or name
    article = Article(id=uuid4(), headline=headline, body=body, details=details)
    return Incoming(article, book.pictures())


def _hero(address: str, book: PictureBook) -> str | None:
    """The page's own picture, which mostly stands in the text as well."""
    if not address:
        return None
    for picture in book.pictures():
        if picture.address and _stem(picture.address) == _stem(address):
            return picture.image.slug
    if is_remote(address) and len(book.pictures()):
        return None  # a copy for sharing of what stands in the text under another name
    return book.add(address) or None


def _stem(address: str) -> str:
    name = re.split(r"[?#]", address, maxsplit=1)[0].rpartition("/")[2]
    return re.sub(r"(?:-\d{2,4}x\d{2,4}|-scaled)?\.\w+$", "", name)


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        found = _CHARSET.search(data[:4000])
        said = found[1].decode("ascii", "replace").lower() if found else ""
        # Pages that claim Latin-1 mean Windows’ superset of it.
        said = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(said, said)
        encodings = ["utf-8-sig", said] if said else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if text.count("\0") > len(text) // 100:
            break
        return text
    raise InputError(f"{name} is no text that can be read.", "Save the page as UTF-8.")


class _Head(HTMLParser):
    """What a page says of itself, in `meta`, `link`, `title` and JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, list[str]] = {}
        self.link = ""
        self.words: list[str] = []
        self.data: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: (value or "").strip() for key, value in attrs}
        if tag == "meta":
            key = (values.get("property") or values.get("name") or "").lower()
            if key and values.get("content"):
                self.meta.setdefault(key, []).append(values["content"])
        elif tag == "link" and "canonical" in values.get("rel", "").lower().split():
            self.link = self.link or values.get("href", "")
        elif tag == "title" and not self.words:
            self._in = "title"
        elif tag == "script" and "ld+json" in values.get("type", "").lower():
            self._in = "data"
            self.data.append("")
        elif tag == "time" and "datetime" in values:
            self.meta.setdefault("time", []).append(values["datetime"])

    def handle_endtag(self, tag: str) -> None:
        if tag in {"title", "script"}:
            self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in == "title":
            self.words.append(data)
        elif self._in == "data":
            self.data[-1] += data

    def said(self, *keys: str) -> str:
        """The first of these that says anything, as one line."""
        found = (self.meta[key][0] for key in keys if key in self.meta)
        return " ".join(next(found, "").split())


class _About:
    """The page's own facts, settled: JSON-LD goes before Open Graph, that before plain meta."""

    def __init__(self, head: _Head) -> None:
        data = _article_data(head.data)
        title = _line(data.get("headline")) or head.said("og:title", "twitter:title")
        self.title = title or _SITE.sub("", " ".join("".join(head.words).split()))
        self.description = _line(data.get("description")) or head.said(
            "description", "og:description", "dcterms.abstract", "dc.description"
        )
        names = list(_people(data.get("author"))) or [
            one for name in ("author", "article:author", "dc.creator", "parsely-author")
            for one in head.meta.get(name, ()) if not is_remote(one)
        ]  # fmt: skip
        split = [part.strip() for name in names for part in _NAMES.split(name)]
        self.authors = tuple(dict.fromkeys(clean(name)[:100] for name in split if name))[:20]
        self.date = _moment(
            _line(data.get("datePublished"))
            or head.said("article:published_time", "date", "dc.date", "dcterms.date", "time")
        )
        keywords = data.get("keywords")
        tags = keywords if isinstance(keywords, list) else head.meta.get("article:tag", [])
        self.tags = tuple(dict.fromkeys(tag for tag in map(_line, tags[:50]) if tag))
        link = head.link or head.said("og:url")
        self.canonical = link if is_remote(link) and not link.startswith("//") else ""
        self.image = _image(data.get("image")) or head.said("og:image", "twitter:image")


def _head_of(source: str) -> _About:
    head = _Head()
    head.feed(source)
    head.close()
    return _About(head)


def _article_data(texts: list[str]) -> dict[str, Any]:
    """The first piece of JSON-LD that is about an article."""
    for text in texts[:20]:
        try:
            plain = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for each in _things(plain, 0):
            kinds = each.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(kind in _KINDS for kind in kinds):
                return each
    return {}


def _things(plain: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(plain, dict):
        yield plain
        yield from _things(plain.get("@graph"), depth + 1)
    elif isinstance(plain, list):
        for each in plain[:200]:
            yield from _things(each, depth + 1)


def _people(value: object) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        name = each.get("name") if isinstance(each, dict) else each
        if isinstance(name, str) and name.strip() and not is_remote(name):
            yield name.strip()


def _image(value: object) -> str:
    first = value[0] if isinstance(value, list) and value else value
    if isinstance(first, dict):
        first = first.get("contentUrl") or first.get("url")
    return first.strip() if isinstance(first, str) else ""


def _line(value: object) -> str:
    return clean(" ".join(value.split()))[:2000] if isinstance(value, str) else ""


def _moment(text: str) -> Moment | None:
    try:
        return moment_from_text(text) if text else None
    except (ValueError, OverflowError):
        return None


def _without(root: Node, gone: Node) -> Node:
    kept: list[Node | str] = [
        child if isinstance(child, str) else _without(child, gone)
        for child in root.children
        if child is not gone
    ]
    return Node(root.tag, root.attributes, kept)
