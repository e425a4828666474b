"""What the desk asks of the reader, in the writer's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.worker.protocol import CompareWords, ReadRequest

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.worker.protocol import Spelling

CHECKED_AT_ONCE = 200_000  # characters: the page of a longer article is shown first


def request_for(
    article: Article, records: Records, spelling: Spelling | None = None
) -> ReadRequest:
    """What is asked for an article; the loop gives it its number."""
    checks = len(article.body) <= CHECKED_AT_ONCE
    return ReadRequest(0, article, records, checks=checks, spelling=spelling)


def compare_words() -> CompareWords:
    """The words on a page that compares, in the writer's language."""
    fields = {
        "kind": _said("Kind"),
        "status": _said("Status"),
        "slug": _said("Slug"),
        "date": _said("Date"),
        "embargo": _said("Embargo"),
        "productions": _said("Productions"),
        "tags": _said("Tags"),
        "description": _said("Search description"),
        "seo_title": _said("Search title"),
        "canonical_url": _said("Canonical address"),
    }
    values = {
        "kind:news": _said("News"),
        "kind:review": _said("Review"),
        "kind:recap": _said("Recap"),
        "kind:interview": _said("Interview"),
        "kind:list": _said("List"),
        "kind:gallery": _said("Gallery"),
        "kind:casting": _said("Casting"),
        "kind:trailer": _said("Trailer"),
        "status:draft": _said("Draft"),
        "status:in-edit": _said("In edit"),
        "status:ready": _said("Ready"),
        "status:published": _said("Published"),
        "status:archived": _said("Archived"),
    }
    return CompareWords(
        _said("Picture taken out"), _said("New picture"), _said("Details"), fields, values
    )


def _said(words: str) -> str:
    return QCoreApplication.translate("Compare", words)
