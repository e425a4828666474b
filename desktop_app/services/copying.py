"""A copy of an article’s text outside the library, for when the library cannot take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.canonical import cleaned
from desktop_app.exporters.frontmatter import front_matter
from desktop_app.store.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.article import Article


def save_copy(article: Article, path: Path) -> None:
    """Write the text as it stands, under front matter that the importer reads back.

    Raises TargetError where it cannot be written there either.
    """
    article = cleaned(article)
    atomic_write(path, f"{front_matter(article)}\n{article.body}".encode())
