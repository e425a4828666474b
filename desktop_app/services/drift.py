"""Cast drift: the unpublished articles that still name a cast as the record had it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.article import Status
from desktop_app.domain.drift import Stale, stale_names
from desktop_app.domain.naming.engine import MentionEngine
from desktop_app.domain.naming.mention import Place, Stretch
from desktop_app.domain.passage import Passage
from desktop_app.domain.records import Records
from desktop_app.domain.search import Filter
from desktop_app.domain.settled import answers
from desktop_app.errors import CancelledError, NotFoundError
from desktop_app.markdown.parser import parse
from desktop_app.markdown.stretches import stretches
from desktop_app.services.changes import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from uuid import UUID

    from desktop_app.domain.article import Article
    from desktop_app.domain.drift import CreditChange
    from desktop_app.domain.finding import TextEdit
    from desktop_app.domain.records import Production
    from desktop_app.services.writing import WritingService
    from desktop_app.store.work import Store

UNPUBLISHED = frozenset({Status.DRAFT, Status.IN_EDIT, Status.READY})
BEFORE = "before-drift"  # why a version was kept


@dataclass(frozen=True)
class Drift:
    """An unpublished article that names some pairs as they were.

    `edits` are those that bring it up to date, by field. `quoted` counts names that stay because
    they are in somebody else's words, `unclear` those that the writer has to rewrite.
    """

    article_id: UUID
    headline: str
    status: Status
    pairs: tuple[CreditChange, ...]  # that it names
    edits: tuple[tuple[str, tuple[TextEdit, ...]], ...] = ()
    quoted: int = 0
    unclear: int = 0
    at: int = -1  # the first place in the body

    def places(self) -> int:
        """How many places can be changed."""
        return sum(len(edits) for _, edits in self.edits)


def drift_of(article: Article, changes: Sequence[CreditChange]) -> Drift | None:
    """How far an article is behind its records; None where it is not, or is published.

    It asks no library and takes as long as reading the article does: for any thread.
    """
    if article.details.status not in UNPUBLISHED or article.trashed_at is not None:
        return None
    found = tuple(_of_productions(article, changes))
    if not found:
        return None
    edits: dict[str, dict[tuple[int, int], TextEdit]] = {}
    pairs: list[CreditChange] = []
    quoted = unclear = 0
    places = []
    for change, field, stale in found:
        pairs.append(change)
        known = edits.setdefault(field, {})
        for edit in stale.edits:
            known.setdefault((edit.start, edit.end), edit)
        quoted, unclear = quoted + stale.quoted, unclear + stale.unclear
        if field == "body":
            places.append(stale.at)
    return Drift(
        article.id,
        article.headline,
        article.details.status,
        tuple(dict.fromkeys(pairs)),
        tuple((field, _apart(known.values())) for field, known in edits.items() if known),
        quoted,
        unclear,
        min(places, default=-1),
    )


def repaired(article: Article, drift: Drift) -> Article:
    """The article with the edits of its drift carried out."""
    texts = {}
    for field, edits in drift.edits:
        text = getattr(article, field)
        for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        texts[field] = text
    return replace(article, **texts)


class DriftService:
    """Use cases on articles that a change to the records has left behind; call from one thread."""

    def __init__(self, store: Store, writing: WritingService) -> None:
        self._store = store
        self._writing = writing

    def candidates(
        self, changes: Sequence[CreditChange], *, stop: Callable[[], bool] | None = None
    ) -> tuple[UUID, ...]:
        """The unpublished articles that may name these pairs, the latest changed first.

        They are about the production, or hold the words of both names. Their texts are not read.
        """
        wanted: set[UUID] = set()
        with self._store.reading() as work:
            for slug in {change.production.slug for change in changes}:
                wanted.update(work.search.articles("", Filter(production=slug), stop))
            for change in changes:
                if stop is not None and stop():
                    raise CancelledError("Stopped.")
                words = f"{change.old.person.name} {change.old.character}"
                plain = "".join(c if c.isalnum() else " " for c in words)
                wanted.update(work.search.articles(plain, None, stop))
            rows = work.listing.rows()
        return tuple(
            row.id
            for row in rows
            if row.id in wanted and row.trashed_at is None and row.status in UNPUBLISHED
        )

    def fix(
        self, article_id: UUID, changes: Sequence[CreditChange]
    ) -> tuple[Drift | None, Changes]:
        """Bring a stored article up to date, and keep it as it was; what was changed in it.

        None where nothing of it was left to change. Raises NotFoundError where it is gone.
        """
        with self._store.reading() as work:
            article = work.articles.get(article_id)
        if article is None:
            raise NotFoundError("This article is not in the library any more.")
        drift = drift_of(article, changes)
        if drift is None or not drift.edits:
            return None, Changes()
        self._writing.keep(article, BEFORE)
        return drift, self._writing.save(repaired(article, drift))[1]


def _of_productions(
    article: Article, changes: Sequence[CreditChange]
) -> Iterator[tuple[CreditChange, str, Stale]]:
    document = None
    by_production: dict[int, tuple[Production, list[CreditChange]]] = {}
    for change in changes:
        entry = by_production.setdefault(id(change.production), (change.production, []))
        entry[1].append(change)
    for production, of_it in by_production.values():
        for field in ("headline", "dek", "body"):
            text = getattr(article, field)
            if not any(_may_name(text, change) for change in of_it):
                continue
            if field == "body":
                document = document or parse(article.body, Records(), article.details)
                found = stretches(document, article.body)
            else:
                passage = Passage(text, ((0, 0),))
                found = (Stretch(passage, Place.HEADING, 0, len(text)),)
            mentions = MentionEngine().read(text, found, (production,), answers(article.details))
            for change in of_it:
                stale = stale_names(text, mentions, (change,))
                if stale:
                    yield change, field, stale


def _may_name(text: str, change: CreditChange) -> bool:
    """Whether a word of either name is in the text at all: most texts need no more."""
    names = (change.old.person.name, change.old.character)
    words = {word for name in names for word in name.split()[-1:]}
    words |= {name.split()[-1] for name in change.old.person.aliases if name.split()}
    words |= {name.split()[-1] for name in change.old.character_aliases if name.split()}
    return any(word in text for word in words)


def _apart(edits: Iterable[TextEdit]) -> tuple[TextEdit, ...]:
    """In their order, without any that overlaps the one before it."""
    kept: list[TextEdit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
