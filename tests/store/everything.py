"""One of each domain object with every field set to something that is not its default."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.moment import Moment
from desktop_app.domain.records import Credit, Hub, Image, Person, Production, ProductionType
from desktop_app.domain.review import Review

NOON = datetime(2008, 7, 3, 12, 0, 0, 123456, tzinfo=UTC)
ODD = "no\u00a0break\u2028line\ufeffbom\U0001f3acfilm\ufffc\vé"

REVIEW = Review("letter", 11.0, "v" + ODD, ("p1", "p2"), ("c1",), "seen", "disclosed")

PERSON = Person(
    UUID(int=31),
    "Brigitte Helm",
    "brigitte-helm",
    "Helm, Brigitte",
    ("B. Helm",),
    "Programme",
    date(2008, 7, 3),
)

PRODUCTION = Production(
    id=UUID(int=21),
    slug="metropolis-1927",
    title="Metropolis",
    type=ProductionType.SERIES,
    year=1927,
    distributor="UFA",
    network="ZDF",
    runtime=153,
    release_date=date(1927, 1, 10),
    certificate="FSK 6",
    season=1,
    episode=2,
    credits=(
        Credit(
            UUID(int=41),
            PERSON,
            "director",
            "Maria",
            ("the Machine-Man", "Hel"),
            8,
            guest=True,
            voice=True,
            since=date(1926, 1, 1),
            until=date(1926, 10, 30),
        ),
        Credit(
            UUID(int=42), Person(UUID(int=32), "Fritz Rasp", "fritz-rasp"), character="Thin Man"
        ),
    ),
    source="The film archive",
    checked=date(2008, 7, 3),
)

IMAGE = Image(
    id=UUID(int=51),
    slug="skyline",
    alt="Towers",
    decorative=True,
    caption="The city",
    credit="Image via UFA",
    source="UFA",
    photographer="Horst von Harbou",
    source_url="https://example.com/a.jpg",
    licence="CC BY 4.0",
    rights="one-time use",
    expires=date(2031, 12, 31),
    focal_x=0.25,
    focal_y=0.75,
    file="ab/" + "ab" * 32 + ".jpg",
    sha256="ab" * 32,
    width=1600,
    height=900,
)

HUB = Hub(UUID(int=61), "lost-and-found", "Lost and found", "https://example.com/hub", 1)

DETAILS = Details(
    kind=Kind.REVIEW,
    status=Status.IN_EDIT,
    slug="found",
    date=Moment(NOON, "Europe/Berlin"),
    embargo=Moment(NOON, "America/New_York"),
    bylines=("Zoë", "Adam", "Zoë"),
    tags=("b", "a", "b"),
    hubs=("lost-and-found", "no-such-hub"),
    productions=("metropolis-1927", "no-such-production"),
    hero="skyline",
    description="d",
    seo_title="s",
    canonical_url="https://example.com/found",
    review=REVIEW,
    extra={"layout": "wide", "n": {"b": 1, "a": [1.5, None]}},
)

ARTICLE = Article(
    id=UUID(int=11),
    headline="H" + ODD,
    dek="D" + ODD,
    body="\ufeffB\n\n" + ODD,
    details=DETAILS,
    version=1,
    created_at=NOON,
    updated_at=NOON,
    trashed_at=NOON,
)


def unset_fields(thing: Any) -> list[str]:
    """The names of fields that are still at their default."""
    return [
        field.name
        for field in fields(thing)
        if (field.default is not MISSING and getattr(thing, field.name) == field.default)
        or (
            field.default_factory is not MISSING
            and getattr(thing, field.name) == field.default_factory()
        )
    ]
