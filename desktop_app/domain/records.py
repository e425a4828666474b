"""The records that an article draws on: productions and their casts, hubs, images."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from datetime import date
    from uuid import UUID

    from desktop_app.domain.moment import Moment


class ProductionType(StrEnum):
    """What sort of work it is."""

    FILM = "film"
    SERIES = "series"
    SEASON = "season"
    EPISODE = "episode"


@dataclass(frozen=True)
class Person:
    """Somebody who makes films or series."""

    id: UUID
    name: str
    slug: str
    sort_name: str = ""
    aliases: tuple[str, ...] = ()
    source: str = ""  # where the record was taken from
    checked: date | None = None  # the day on which somebody last held it against its source


@dataclass(frozen=True)
class Credit:
    """A person's part in a production, in billing order."""

    id: UUID
    person: Person
    role: str = "actor"  # or director, writer, composer …
    character: str = ""
    character_aliases: tuple[str, ...] = ()
    billing: int = 0
    guest: bool = False
    voice: bool = False
    since: date | None = None  # where the part was recast: when this person took it over
    until: date | None = None  # … and when they gave it up


@dataclass(frozen=True)
class Production:
    """A film, series, season or episode, with its credits in billing order."""

    id: UUID
    slug: str
    title: str
    type: ProductionType = ProductionType.FILM
    year: int | None = None
    distributor: str = ""
    network: str = ""
    runtime: int | None = None  # minutes
    release_date: date | None = None
    certificate: str = ""
    season: int | None = None
    episode: int | None = None
    credits: tuple[Credit, ...] = ()
    source: str = ""
    checked: date | None = None

    def cast(self) -> tuple[Credit, ...]:
        """The actors, in billing order."""
        return tuple(credit for credit in self.credits if credit.role == "actor")

    def label(self) -> str:
        """The title with its year: "Metropolis (1927)"."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True)
class Hub:
    """A running subject that articles belong to."""

    id: UUID
    slug: str
    name: str
    url: str = ""
    articles: int = 0


@dataclass(frozen=True)
class Image:
    """A picture's record. `file` is its path inside the media folder, or "" while it is wanted."""

    id: UUID
    slug: str
    alt: str = ""
    decorative: bool = False
    caption: str = ""
    credit: str = ""  # the whole line: "Image via UFA"
    source: str = ""  # whom the credit names: "UFA"
    photographer: str = ""
    source_url: str = ""
    licence: str = ""
    rights: str = ""
    expires: date | None = None  # the last day on which it may be shown
    focal_x: float = 0.5  # what crops keep in sight, as shares of width and height
    focal_y: float = 0.5
    file: str = ""
    sha256: str = ""
    width: int = 0
    height: int = 0

    def wanted(self) -> bool:
        """Whether the record still waits for its file."""
        return not self.file


@dataclass(frozen=True)
class PublishedLink:
    """An article as a link to it: for `article:` links and "For more on …" lists."""

    slug: str
    headline: str
    url: str = ""  # "" while it is not known where it stands
    productions: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    published: bool = False
    date: Moment | None = None
    kind: str = ""


@dataclass(frozen=True)
class HouseStyle:
    """The desk's rules: which checks it does not want, and how its sentences are written."""

    silenced: tuple[str, ...] = ()  # codes of checks
    severities: tuple[tuple[str, str], ...] = ()  # codes with how bad the desk takes them
    serial_comma: bool = False  # "A, B, and C"
    also_stars_limit: int = 0  # how many "also stars" names at most; 0 for all
    avif: bool = False  # whether pictures go out as AVIF too
    picture_budget: int = 500  # kilobytes, above which a picture is said to be heavy
    credit_pattern: str = "Image via {source}"  # {source} and {photographer} are filled in
    scales: tuple[tuple[str, str], ...] = ()  # key and name of the desk's own rating scales
    default_scale: str = ""  # what a new review is rated on


@dataclass(frozen=True)
class Records:
    """A snapshot of every record that one article can refer to, by slug."""

    images: dict[str, Image] = field(default_factory=dict)
    productions: dict[str, Production] = field(default_factory=dict)
    hubs: dict[str, Hub] = field(default_factory=dict)
    articles: dict[str, PublishedLink] = field(default_factory=dict)  # newest first
    # Former slugs: "article:old-slug" → the slug it has now; also "production:", "hub:", "image:".
    aliases: dict[str, str] = field(default_factory=dict)
    house: HouseStyle = field(default_factory=HouseStyle)

    def image(self, slug: str | None) -> Image | None:
        """The image of that slug, or of the one that it has become."""
        return self.images.get(self._now("image", slug, self.images))

    def production(self, slug: str | None) -> Production | None:
        """The production of that slug, or of the one that it has become."""
        return self.productions.get(self._now("production", slug, self.productions))

    def hub(self, slug: str | None) -> Hub | None:
        """The hub of that slug, or of the one that it has become."""
        return self.hubs.get(self._now("hub", slug, self.hubs))

    def article(self, slug: str | None) -> PublishedLink | None:
        """The article of that slug, or of the one that it has become."""
        return self.articles.get(self._now("article", slug, self.articles))

    def _now(self, kind: str, slug: str | None, known: Container[str]) -> str:
        slug = slug or ""
        return slug if slug in known else self.aliases.get(f"{kind}:{slug}", slug)

    def of_article(self, slugs: Iterable[str]) -> tuple[Production, ...]:
        """The productions that an article names, in its order; former slugs are followed."""
        found = (self.production(slug) for slug in slugs)
        return tuple(production for production in found if production is not None)


def everyone(productions: Iterable[Production]) -> tuple[Person, ...]:
    """All the people in the credits of these productions, each once."""
    found = {one.person.id: one.person for each in productions for one in each.credits}
    return tuple(found.values())
