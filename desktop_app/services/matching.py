"""What comes in against what is there: the same person, picture or production is not doubled."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.canonical import cleaned
from desktop_app.domain.crediting import credit_line
from desktop_app.domain.text import fold, slugify
from desktop_app.markdown.renaming import linked_in, with_slugs_changed
from desktop_app.services.casting import production_slug
from desktop_app.services.storable import storable_slug

if TYPE_CHECKING:
    from desktop_app.domain.article import Article, Details
    from desktop_app.domain.records import Credit, Hub, Image, Person, Production
    from desktop_app.services.taken import IntakeLike
    from desktop_app.store.work import Work

_OUR_COPY = re.compile(r"(?:^|/)(?P<slug>[^/]+)-\d\d-\d{1,4}\.\w{3,4}$")
_SKEW = 0.02


class Matching:
    """Stores records from outside within one transaction, or finds them where they are."""

    def __init__(self, work: Work, remarks: list[str], pattern: str) -> None:
        """`remarks` is told, in a sentence each, where the library's own record was kept.

        `pattern` is the house's for credit lines.
        """
        self._pattern = pattern
        self._work = work
        self._remarks = remarks
        self.productions_changed = False
        self.hubs_changed = False

    # ----------------------------------------------------------------------------- pictures

    def copied(self, image: Image, taken: IntakeLike, address: str) -> Image | None:
        """The library's picture that a file is a copy of, which one of our exports has made.

        Such a file bears its slug, a number and its width, and shows the same; the original stays.
        """
        named = _OUR_COPY.search(address)
        found = self._work.slugs.find("image", named["slug"]) if named else None
        known = self._work.images.get(found) if found is not None else None
        if known is None or known.wanted() or taken.width > known.width or not known.height:
            return None
        skew = abs(known.width / known.height - taken.width / max(taken.height, 1))
        return known if skew < _SKEW and known.alt == image.alt else None

    def picture(self, image: Image, taken: IntakeLike, *, whole: bool) -> Image:
        """The record of a picture that came with its file: the same file is the same picture.

        One that is `whole` comes from a library, and is kept as it is.
        """
        known = self._work.images.of_content(image.sha256)
        if known is not None:
            self._tell_of(known, image, whole=whole)
            return known
        present = self._work.images.get(image.id)
        if present is not None and not present.wanted():
            image = replace(image, id=uuid4())  # another picture has come in its place meanwhile
        elif present is None and (waiting := self._waiting(image)) is not None:
            image = replace(image, id=waiting.id, slug=waiting.slug)
        return self._work.images.put(image if whole else self._described(image, taken))

    def _tell_of(self, known: Image, image: Image, *, whole: bool) -> None:
        """Say where the library's record says something else than what came in."""
        if whole and _words(known) != _words(image):
            self._remarks.append(
                f"The picture “{known.slug}” is in the library already,"
                " and its record there was kept."
            )
        elif image.credit and image.credit != known.credit:  # its other words are in the text
            self._remarks.append(
                f"The picture “{known.slug}” is in the library already, with the credit"
                f" “{known.credit}”, which was kept; here it is “{image.credit}”."
            )

    def wanted(self, image: Image) -> Image:
        """The record of a picture without its file; one that waits for the same is the same."""
        present = self._work.images.get(image.id)
        if present is not None:
            return present
        return self._waiting(image) or self._work.images.put(replace(image, file=""))

    def _waiting(self, image: Image) -> Image | None:
        """A wanted image of that slug that says the same."""
        found = self._work.slugs.find("image", image.slug)
        known = self._work.images.get(found) if found is not None else None
        if known is None or not known.wanted() or not (image.source_url or any(_words(image))):
            return None
        same = _words(known) == _words(image) and known.source_url == image.source_url
        return known if same else None

    # -------------------------------------------------------------------- productions, people

    def production(self, production: Production) -> str:
        """The slug of the library's production, which is stored where there is none."""
        production = cleaned(production)
        known = self._known(production)
        if known is not None:
            if _facts(known) != _facts(production):
                self._remarks.append(
                    f"“{known.label()}” is in the library already, and was kept as it is there."
                )
            return known.slug
        people = self._work.productions.people()
        slug = storable_slug(production.slug, production_slug(production))
        credits_ = tuple(_with_person(credit, people) for credit in production.credits)
        taken = {credit.id for each in self._work.productions.all() for credit in each.credits}
        credits_ = tuple(
            replace(credit, id=uuid4()) if credit.id in taken else credit for credit in credits_
        )
        self.productions_changed = True
        return self._work.productions.put(replace(production, slug=slug, credits=credits_)).slug

    def _known(self, production: Production) -> Production | None:
        by_id = self._work.productions.get(production.id)
        if by_id is not None:
            return by_id
        wanted = _identity(production)
        return next((one for one in self._work.productions.all() if _identity(one) == wanted), None)

    # ---------------------------------------------------------------------------------- hubs

    def hub(self, hub: Hub) -> str:
        """The slug of the library's hub of that name or slug, stored where there is none."""
        hubs = self._work.hubs.all()
        known = next((one for one in hubs if one.id == hub.id), None)
        known = known or self._work.hubs.find(hub.slug) or self._work.hubs.find(hub.name)
        if known is not None:
            return known.slug
        self.hubs_changed = True
        slug = storable_slug(hub.slug, slugify(hub.name, "hub"))
        return self._work.hubs.put(replace(cleaned(hub), slug=slug, articles=0)).slug

    # ------------------------------------------------------------------------------ subjects

    def settled(self, article: Article) -> Article:
        """The article with subjects and categories that are only names as the library's own."""
        details = article.details
        new: dict[str, str] = {}
        for key in sorted(linked_in(article.body)):
            kind, _, slug = key.partition(":")
            if kind != "production" or self._is_there(slug):
                continue
            production = self._titled(slug)
            hub = self._hub_named(slug) if production is None else None
            if production is not None:
                new[key] = production.slug
            elif hub is not None:
                new[key] = f"hub:{hub.slug}"
        body = with_slugs_changed(article.body, new) if new else article.body
        return replace(article, body=body, details=self._with_hubs(details))

    def _is_there(self, slug: str) -> bool:
        """Whether a production or a hub has that slug now; former ones lead nowhere in a list."""
        if any(one.slug == slug for one in self._work.productions.all()):
            return True
        return any(one.slug == slug for one in self._work.hubs.all())

    def _titled(self, slug: str) -> Production | None:
        """The newest production of a title that makes that slug."""
        found = [one for one in self._work.productions.all() if slugify(one.title) == slug]
        return max(found, key=lambda one: one.year or 0, default=None)

    def _hub_named(self, slug: str) -> Hub | None:
        return next((hub for hub in self._work.hubs.all() if slugify(hub.name) == slug), None)

    def _with_hubs(self, details: Details) -> Details:
        """Other tools' categories are hubs where the library has one of each of their names."""
        for key in ("categories", "category"):
            value = details.extra.get(key)
            names = value if isinstance(value, list) else [value]
            if details.hubs or not all(isinstance(name, str) and name.strip() for name in names):
                continue
            hubs = [self._work.hubs.find(str(name).strip()) for name in names]
            known = [hub.slug for hub in hubs if hub is not None]
            if known and len(known) == len(names):
                extra = {name: kept for name, kept in details.extra.items() if name != key}
                return replace(details, hubs=tuple(dict.fromkeys(known)), extra=extra)
        return details

    def _described(self, image: Image, taken: IntakeLike) -> Image:
        """With what the picture says of itself where its article says nothing of it."""
        said = taken.metadata
        source = image.source or said.source or said.artist
        photographer = said.artist if said.artist != source else ""
        credit = image.credit or credit_line(self._pattern, source, photographer)
        return replace(
            image,
            alt=image.alt or ("" if image.decorative else said.alt),
            caption=image.caption or said.description,
            credit=credit,
            source=source if not image.credit else image.source,
            photographer=image.photographer or ("" if image.credit else photographer),
            source_url=image.source_url or said.source_url,
            licence=image.licence or said.licence,
            rights=image.rights or said.copyright,
        )


def _with_person(credit: Credit, people: tuple[Person, ...]) -> Credit:
    """The credit with the library's own person: known by id, else by name where one has it."""
    person = credit.person
    named = fold(person.name)
    by_id = next((one for one in people if one.id == person.id), None)
    same = [one for one in people if fold(one.name) == named]
    if by_id is not None:
        return replace(credit, person=by_id)
    if len(same) == 1:
        return replace(credit, person=same[0])
    slug = storable_slug(person.slug, slugify(person.name, "person"))
    return replace(credit, person=replace(person, slug=slug))


def _identity(production: Production) -> tuple[object, ...]:
    return (
        fold(production.title),
        production.type,
        production.year,
        production.season,
        production.episode,
    )


def _facts(production: Production) -> tuple[object, ...]:
    """What of a production a reader sees, whatever its ids are."""
    people = tuple((one.person.name, one.role, one.character) for one in production.credits)
    return (
        *(production.title, production.year, production.distributor, production.network),
        *(production.runtime, production.release_date, production.certificate, people),
    )


def _words(image: Image) -> tuple[str, ...]:
    return (image.alt, image.caption, image.credit)
