"""What the journal records of an open article, and how it is put together again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.canonical import details_from_json, details_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.article import Article

TEXT_FIELDS = ("headline", "dek", "body")


@dataclass(frozen=True)
class JournalEdit:
    """Replace `removed` code points of a text field from `start` on by `text`.

    For the field "details", `text` is their canonical JSON, and `start` and `removed` are 0.
    """

    field: str  # "headline", "dek", "body" or "details"
    start: int
    removed: int
    text: str


def replay(article: Article, edits: Iterable[JournalEdit]) -> Article:
    """The article after the edits; raises ValueError where one of them cannot belong to it."""
    texts = {"headline": article.headline, "dek": article.dek, "body": article.body}
    details = article.details
    for edit in edits:
        if edit.field == "details":
            details = details_from_json(edit.text)
            continue
        if edit.field not in texts:
            raise ValueError(f"an article has no {edit.field!r} to edit")
        text = texts[edit.field]
        end = edit.start + edit.removed
        if not 0 <= edit.start <= end <= len(text):
            raise ValueError(f"{edit.start}..{end} is not within the {edit.field}")
        texts[edit.field] = text[: edit.start] + edit.text + text[end:]
    return replace(
        article,
        headline=texts["headline"],
        dek=texts["dek"],
        body=texts["body"],
        details=details,
    )


def difference(old: Article, new: Article) -> tuple[JournalEdit, ...]:
    """Edits that make the content of `old` that of `new`: whole fields, none where equal."""
    edits = [
        JournalEdit(field, 0, len(getattr(old, field)), getattr(new, field))
        for field in TEXT_FIELDS
        if getattr(old, field) != getattr(new, field)
    ]
    if old.details != new.details:
        edits.append(JournalEdit("details", 0, 0, details_json(new.details)))
    return tuple(edits)
