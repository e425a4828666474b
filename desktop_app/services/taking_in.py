"""Articles from outside into the library: all of one file in one step, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.canonical import cleaned, same_content
from desktop_app.domain.records import HouseStyle
from desktop_app.domain.text import slugify
from desktop_app.errors import CancelledError, InputError
from desktop_app.importers.beside import Surroundings
from desktop_app.importers.inline_data import data_of
from desktop_app.importers.picture_book import PictureBook
from desktop_app.markdown.counting import count_prose
from desktop_app.markdown.renaming import with_slugs_changed
from desktop_app.services.changes import Changes
from desktop_app.services.clock import utc_now
from desktop_app.services.importing import name_of
from desktop_app.services.matching import Matching
from desktop_app.services.storable import storable, storable_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.incoming import Incoming, IncomingPicture
    from desktop_app.services.importing import ImportService
    from desktop_app.services.pictures import PictureService
    from desktop_app.services.taken import IntakeLike
    from desktop_app.store.work import Store, Work


@dataclass(frozen=True)
class Prepared:
    """A file that was read, its pictures looked at; nothing of it is in the library yet."""

    name: str
    articles: tuple[Incoming, ...]
    taken: Mapping[str, IntakeLike] = field(default_factory=dict)  # by the slug in the text
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class TakenFile:
    """What became of a file; `remarks` say in a sentence each what is not as it was there."""

    name: str
    articles: tuple[Article, ...]
    changes: Changes
    pictures: int = 0  # that came in, or were there already
    wanted: int = 0
    remarks: tuple[str, ...] = ()
    added: int = 0  # articles that were not there before

    def plain(self) -> dict[str, object]:
        """As values that JSON knows."""
        return {
            "file": self.name,
            "imported": True,
            "articles": [
                {"slug": one.details.slug, "headline": one.headline} for one in self.articles
            ],
            "pictures": self.pictures,
            "wanted": self.wanted,
            "remarks": list(self.remarks),
            "error": None,
        }


class TakeInService:
    """Takes files in: `prepare` on any thread, then `store` on the library’s."""

    def __init__(
        self,
        store: Store,
        importing: ImportService,
        pictures: PictureService,
        *,
        credit_pattern: Callable[[], str] = lambda: HouseStyle().credit_pattern,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = store
        self._importing = importing
        self._pictures = pictures
        self._credit_pattern = credit_pattern
        self._clock = clock

    def prepare(
        self,
        path: Path,
        *,
        root: Path | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Prepared:
        """Read a file and look at its pictures; raises InputError, CancelledError.

        `root` is the folder that was chosen as a whole; no picture from outside it is taken.
        """
        return self._prepared(
            self._importing.read(path), name_of(path), self._around(path, root), cancelled
        )

    def prepare_data(self, data: bytes, name: str, suffix: str) -> Prepared:
        """Read what is no file, as one of that suffix; raises InputError."""
        try:
            return self._prepared(self._importing.read_data(data, name, suffix), name, None)
        finally:
            self._importing.close()

    def _around(self, path: Path, root: Path | None) -> Surroundings:
        try:
            return Surroundings(path, root)
        except OSError as error:
            raise InputError(
                f"{path.parent} cannot be read: {error.strerror or 'unknown'}.",
                "Copy the file to this computer, then try again.",
            ) from error

    def _prepared(
        self,
        articles: tuple[Incoming, ...],
        name: str,
        around: Surroundings | None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Prepared:
        remarks = [remark for incoming in articles for remark in incoming.remarks]
        taken: dict[str, IntakeLike] = {}
        told_apart: list[Incoming] = []
        seen: set[str] = set()
        with self._pictures.looking() as look:
            for incoming in articles:
                incoming = _apart(incoming, seen)
                told_apart.append(incoming)
                for picture in incoming.pictures:
                    if cancelled():
                        raise CancelledError("The import was called off.")
                    found = _looked_at(picture, around, look, remarks)
                    if found is not None:
                        taken[picture.image.slug] = found
        return Prepared(name, tuple(told_apart), taken, tuple(dict.fromkeys(remarks)))

    def stop(self) -> None:
        """Break off what is being read; from any thread."""
        self._importing.stop()

    def close(self) -> None:
        """Let go of what reads files; the next file starts it again."""
        self._importing.close()

    def store(self, prepared: Prepared) -> TakenFile:
        """Store everything of a file in one step; raises LibraryError and its kin."""
        return self._stored(prepared, articles=True)

    def renew(self, prepared: Prepared) -> TakenFile:
        """As `store`, but the articles are only answered with: one of them is there already."""
        return self._stored(prepared, articles=False)

    def want(self, pictures: Sequence[tuple[str, str]]) -> tuple[dict[str, str], Changes]:
        """Wanted images for pictures of an alt and an address on the network; slugs by address.

        Nothing is asked of the network: the writer fetches them, and has the right to.
        """
        book = PictureBook("pasted-image")
        for alt, address in pictures:
            book.add(address, alt=alt)
        found: dict[str, str] = {}
        with self._store.writing() as work:
            matching = Matching(work, [], self._credit_pattern())
            for picture in book.pictures():
                found[picture.address] = matching.wanted(cleaned(picture.image)).slug
        return found, Changes(images=bool(found))

    def _stored(self, prepared: Prepared, *, articles: bool) -> TakenFile:
        media = self._store.media
        with media.taking_in():
            places = {slug: media.put(one.data, one.suffix) for slug, one in prepared.taken.items()}
            with self._store.writing() as work:
                step = _Step(work, prepared, places, self._credit_pattern(), self._clock())
                return step.done(articles=articles)


def _looked_at(
    picture: IncomingPicture,
    around: Surroundings | None,
    look: Callable[[Path | bytes, str], IntakeLike],
    remarks: list[str],
) -> IntakeLike | None:
    """The picture where it is there and sound; else a remark says what is the matter."""
    slug = picture.image.slug
    source: Path | bytes | None = picture.data or data_of(picture.address)
    if not source and around is not None:
        source = around.find(picture.address)
    if not source:
        if picture.address and not picture.image.source_url:
            address = picture.address[:80]
            remarks.append(
                f"The picture {address} was not found, so the image “{slug}” waits for it."
            )
        return None
    try:
        return look(source, f"The picture “{slug}”")
    except InputError as error:
        remarks.append(f"{error.sentence} The image “{slug}” waits for another.")
        return None


def _apart(incoming: Incoming, seen: set[str]) -> Incoming:
    """The article with slugs for its pictures that no other article of the file uses."""
    new: dict[str, str] = {}
    pictures: list[IncomingPicture] = []
    for picture in incoming.pictures:
        slug, number = picture.image.slug, 1
        while slug in seen:
            number += 1
            slug = f"{picture.image.slug}-{number}"
        seen.add(slug)
        if slug != picture.image.slug:
            new[f"image:{picture.image.slug}"] = slug
        pictures.append(replace(picture, image=replace(picture.image, slug=slug)))
    if not new:
        return incoming
    return replace(incoming, article=_renamed(incoming.article, new), pictures=tuple(pictures))


class _Step:
    """One file on its way into the library, within one transaction."""

    def __init__(
        self,
        work: Work,
        prepared: Prepared,
        places: Mapping[str, tuple[str, str]],
        pattern: str,
        now: datetime,
    ) -> None:
        self._work = work
        self._prepared = prepared
        self._places = places
        self._now = now
        self._remarks = list(prepared.remarks)
        self._matching = Matching(work, self._remarks, pattern)
        self._new: dict[str, str] = {}  # "image:slug in the text" -> slug in the library
        self._pictures = 0
        self._wanted = 0

    def done(self, *, articles: bool) -> TakenFile:
        for incoming in self._prepared.articles:
            self._new.update(self._former(incoming))
        for incoming in self._prepared.articles:
            for production in incoming.productions:
                key = f"production:{production.slug}"
                self._new[key] = self._matching.production(production)
            for hub in incoming.hubs:
                self._new[f"hub:{hub.slug}"] = self._matching.hub(hub)
            for picture in incoming.pictures:
                self._put_picture(picture)
        put = self._put_article if articles else self._settled_article
        stored = [put(incoming) for incoming in self._prepared.articles]
        changed = frozenset(article.id for article, added in stored if added)
        changes = Changes(
            articles=changed,
            article_list=bool(changed),
            productions=self._matching.productions_changed,
            images=bool(self._pictures or self._wanted),
            hubs=self._matching.hubs_changed or bool(changed),
        )
        return TakenFile(
            self._prepared.name,
            tuple(article for article, _ in stored),
            changes,
            self._pictures,
            self._wanted,
            tuple(dict.fromkeys(self._remarks)),
            len(changed),
        )

    def _former(self, incoming: Incoming) -> dict[str, str]:
        """Former slugs that this library does not follow become the present ones."""
        return {
            key: slug
            for key, slug in incoming.aliases.items()
            if self._work.slugs.find(key.partition(":")[0], key.partition(":")[2]) is None  # type: ignore[arg-type]
        }

    def _put_picture(self, picture: IncomingPicture) -> None:
        slug = picture.image.slug
        taken = self._prepared.taken.get(slug)
        image = cleaned(picture.image)
        image = replace(image, slug=storable_slug(image.slug, "image"))
        if taken is None:
            stored = self._matching.wanted(image)
            self._wanted += 1
        else:
            file, digest = self._places[slug]
            filled = replace(
                image, file=file, sha256=digest, width=taken.width, height=taken.height
            )
            stored = self._matching.copied(image, taken, picture.address) or (
                self._matching.picture(filled, taken, whole=bool(image.sha256))
            )
            self._pictures += 1
        for key, present in list(self._new.items()):
            if key.startswith("image:") and present == slug:
                self._new[key] = stored.slug
        self._new[f"image:{slug}"] = stored.slug

    def _settled_article(self, incoming: Incoming) -> tuple[Article, bool]:
        """The article with the library's slugs, which is not stored."""
        article = _renamed(storable(incoming.article), self._new)
        return self._matching.settled(article), False

    def _put_article(self, incoming: Incoming) -> tuple[Article, bool]:
        article, _ = self._settled_article(incoming)
        ours = article.created_at is not None  # it has been in a library
        if not article.details.slug and article.headline.strip() and not ours:
            article = _with_slug(article, slugify(article.headline))
        present = self._work.articles.get(article.id) or (self._same(article) if ours else None)
        name = article.headline or article.details.slug or "Untitled"
        if present is not None:
            if same_content(present, article):
                self._work.articles.set_trashed([present.id], None)
                self._remarks.append(f"“{name}” is in the library already, word for word.")
                return present, present.trashed_at is not None
            article = replace(article, id=uuid4(), created_at=None)
        changed = present is not None
        wanted = article.details.slug
        words = incoming.words
        if words is None or storable(incoming.article).body != incoming.article.body:
            words = count_prose(article.body)
        added = self._work.articles.add(
            replace(article, trashed_at=None), words=words, now=self._now
        )
        if wanted and added.details.slug != wanted:
            why = "with another text" if changed else "as another article"
            self._remarks.append(
                f"“{wanted}” is in the library already {why},"
                f" so this one came in as “{added.details.slug}”."
            )
        return added, True

    def _same(self, article: Article) -> Article | None:
        """The article of that slug, where it says the same."""
        slug = article.details.slug
        found = self._work.slugs.find("article", slug) if slug else None
        there = self._work.articles.get(found) if found is not None else None
        return there if there is not None and same_content(there, article) else None


def _with_slug(article: Article, slug: str) -> Article:
    return replace(article, details=replace(article.details, slug=slug))


def _renamed(article: Article, new: Mapping[str, str]) -> Article:
    """The article with other slugs, in its text and its details."""
    details = article.details
    hero = new.get(f"image:{details.hero}", details.hero) if details.hero else details.hero
    productions = tuple(new.get(f"production:{slug}", slug) for slug in details.productions)
    hubs = tuple(new.get(f"hub:{slug}", slug) for slug in details.hubs)
    return replace(
        article,
        body=with_slugs_changed(article.body, new),
        details=replace(
            details,
            hero=hero,
            productions=tuple(dict.fromkeys(productions)),
            hubs=tuple(dict.fromkeys(hubs)),
        ),
    )
