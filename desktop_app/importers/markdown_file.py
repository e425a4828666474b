"""Markdown files, with front matter or without."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath
from uuid import uuid4

from desktop_app.domain.article import Article
from desktop_app.domain.incoming import Incoming
from desktop_app.domain.moment import Moment, moment_from_text
from desktop_app.domain.text import slugify
from desktop_app.importers.body_pictures import (
    may_hold_pictures,
    plain_address,
    with_library_pictures,
)
from desktop_app.importers.dialects import hero_parts, in_our_words
from desktop_app.importers.fields import Fields
from desktop_app.importers.frontmatter import has_front_matter, split_front_matter
from desktop_app.importers.picture_book import PictureBook, is_remote
from desktop_app.markdown.counting import count_prose
from desktop_app.markdown.parser import Parser

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEADING = re.compile(r"# +(?P<text>[^\n]+?)(?: +#+)? *(?:\n+|$)")
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)$", re.IGNORECASE)
_DATED = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-(?P<slug>.+)")
# `{{< youtube … >}}` of Hugo, `{% include … %}` of Jekyll and Eleventy.
_TEMPLATE = re.compile(r"(?:\{\{[<%]-? */?|\{%-? *)(?!end)([\w-]{1,40})")


class MarkdownFile:
    """Reads our own files, and those of other tools as far as their keys mean the same."""

    key = "markdown"

    def accepts(self, text: str, suffix: str) -> bool:
        """Whether it is named as Markdown or begins with front matter."""
        return suffix in _SUFFIXES or has_front_matter(text)

    def read_incoming(self, text: str, name: str) -> Incoming:
        """The article, its pictures referred to as those of a library."""
        book = PictureBook(slugify(PurePath(name).stem, "image"))
        article = self._article(text, name, book)
        parser = None
        if may_hold_pictures(article.body):
            parser = Parser()
            article = replace(article, body=with_library_pictures(article.body, book, parser))
        words = count_prose(article.body, parser)
        remarks = _remarks(article.body, name)
        return Incoming(article, book.pictures(), remarks=remarks, words=words)

    def read(self, text: str, name: str) -> Article:
        """The article with its body as it stands in the file."""
        return self._article(text, name, None)

    def _article(self, text: str, name: str, book: PictureBook | None) -> Article:
        """Without a headline in the front matter, a first `#` heading is it."""
        front = split_front_matter(text, name)
        values = in_our_words(front.values)
        _take_hero(values, book)
        fields = Fields(replace(front, values=values))
        headline = fields.text("headline")
        title = fields.peek("title")
        # Where both differ, the title is somebody else's field and stays as it is.
        if title and headline in {"", title}:
            headline = fields.text("title")
        dek = fields.text("dek")
        details = fields.details()
        body = front.body
        if not headline:
            heading = _HEADING.match(body)
            if heading:
                headline, body = heading["text"], body[heading.end() :]
            else:
                headline = _headline_from(name)
        dated = _DATED.fullmatch(PurePath(name).stem)
        if dated is not None:  # Jekyll says both in the file's name
            details = replace(
                details,
                slug=details.slug or slugify(dated["slug"]),
                date=details.date or _day(dated["day"]),
            )
        return Article(id=uuid4(), headline=headline, dek=dek, body=body, details=details)


def _take_hero(values: dict[str, object], book: PictureBook | None) -> None:
    """A hero that is a file becomes a picture of the article's; one that is a name stays."""
    address, alt, caption, credit = hero_parts(values.get("hero"))
    if isinstance(values.get("hero"), dict):
        values["hero"] = address
    if book is not None and (is_remote(address) or _PICTURE.search(address)):
        where = address if is_remote(address) else plain_address(address)
        values["hero"] = book.add(where, alt=alt, caption=caption, credit=credit)


def _remarks(body: str, name: str) -> tuple[str, ...]:
    """What of its site's own language is left in the text."""
    tags = sorted({found[1] for found in _TEMPLATE.finditer(body)})
    if not tags:
        return ()
    shown = ", ".join(f"“{tag}”" for tag in tags[:5])
    return (f"{name} uses {shown} of its site’s generator, which stays in the text as it is.",)


def _day(text: str) -> Moment | None:
    try:
        return moment_from_text(text)
    except ValueError:
        return None


def _headline_from(name: str) -> str:
    words = PurePath(name).stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
