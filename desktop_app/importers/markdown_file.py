"""Markdown files, with front matter or without."""

from __future__ import annotations

import re
from pathlib import PurePath
from uuid import uuid4

from desktop_app.domain.article import Article
from desktop_app.importers.fields import Fields
from desktop_app.importers.frontmatter import has_front_matter, split_front_matter

_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_HEADING = re.compile(r"# +(?P<text>[^\n]+?)(?: +#+)? *(?:\n+|$)")


class MarkdownFile:
    """Reads our own files, and those of other tools as far as their keys mean the same."""

    key = "markdown"

    def accepts(self, text: str, suffix: str) -> bool:
        """Whether it is named as Markdown or begins with front matter."""
        return suffix in _SUFFIXES or has_front_matter(text)

    def read(self, text: str, name: str) -> Article:
        """The article; without a headline in the front matter, a first `#` heading is it."""
        front = split_front_matter(text, name)
        fields = Fields(front)
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
        return Article(id=uuid4(), headline=headline, dek=dek, body=body, details=details)


def _headline_from(name: str) -> str:
    words = PurePath(name).stem.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]
