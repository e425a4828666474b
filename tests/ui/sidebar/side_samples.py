"""The records, articles and readings that the sidebar's tests are shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPixmap

from desktop_app.domain.article import Article, Details
from desktop_app.domain.finding import Finding, Fix, Severity, TextEdit
from desktop_app.domain.moment import moment_from_text
from desktop_app.domain.records import (
    Credit,
    Hub,
    Image,
    Person,
    Production,
    PublishedLink,
    Records,
)
from desktop_app.domain.revision import RevisionRow
from desktop_app.domain.text import slugify
from desktop_app.worker.protocol import MentionState, Reading, Splice

if TYPE_CHECKING:
    from desktop_app.domain.records import Credit as CreditType

METROPOLIS = (
    ("Alfred Abel", "Joh Fredersen"),
    ("Gustav Fröhlich", "Freder"),
    ("Rudolf Klein-Rogge", "Rotwang"),
    ("Fritz Rasp", "the Thin Man"),
    ("Theodor Loos", "Josaphat"),
    ("Erwin Biswanger", "11811"),
    ("Heinrich George", "Grot"),
    ("Brigitte Helm", "Maria"),
)


class PlainThumbnails(QObject):
    """Gives a picture once it was told that it is ready."""

    ready = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, int]] = []
        self.known: set[str] = set()
        self.lost: set[str] = set()

    def pixmap(self, image: Image, width: int) -> QPixmap | None:
        self.asked.append((image.slug, width))
        if image.slug not in self.known:
            return None
        pixmap = QPixmap(width, width * 9 // 16)
        pixmap.fill(QColor("#224466"))
        return pixmap

    def broken(self, image: Image) -> bool:
        return image.slug in self.lost

    def finish(self, slug: str) -> None:
        self.known.add(slug)
        self.ready.emit(slug)


def credit(actor: str, character: str = "", billing: int = 1, role: str = "actor") -> CreditType:
    person = Person(uuid4(), actor, slugify(actor))
    return Credit(uuid4(), person, role=role, character=character, billing=billing)


def production(title: str = "Metropolis", year: int = 1927, cast=METROPOLIS) -> Production:
    credits_ = tuple(credit(actor, part, n) for n, (actor, part) in enumerate(cast, start=1))
    return Production(
        uuid4(),
        slugify(f"{title} {year}"),
        title,
        year=year,
        distributor="UFA",
        credits=credits_,
    )


def image(slug: str, credit_line: str = "Image via Marquee", alt: str = "A picture") -> Image:
    return Image(
        uuid4(), slug, alt=alt, credit=credit_line, file=f"{slug}.jpg", width=1600, height=900
    )


def records(*more_images: Image) -> Records:
    productions = (
        production(),
        production("Nosferatu", 1922, (("Max Schreck", "Count Orlok"), ("Ruth Landshoff", ""))),
    )
    images = (
        image("metropolis-skyline", alt="The upper city [at night]"),
        image("metropolis-machine"),
        image("metropolis-cathedral", "", ""),
        image("general-bridge"),
        *more_images,
    )
    hubs = (Hub(uuid4(), "lost-and-found", "Lost and found"), Hub(uuid4(), "tints", "Tints"))
    links = (PublishedLink("metropolis-found", "x"), PublishedLink("ten-lost-films", "y"))
    return Records(
        images={one.slug: one for one in images},
        productions={one.slug: one for one in productions},
        hubs={one.slug: one for one in hubs},
        articles={one.slug: one for one in links},
    )


ARTICLE_ID = UUID("01890000-0000-7000-8000-000000000001")


def article(**changes) -> Article:
    details = {
        "slug": "metropolis-found",
        "date": moment_from_text("2008-07-03T10:00:00", "Europe/Berlin"),
        "bylines": ("Staff writer",),
        "tags": ("Metropolis", "restoration"),
        "hubs": ("lost-and-found",),
        "productions": ("metropolis-1927",),
        "hero": "metropolis-skyline",
        "description": "A worn 16mm negative in Buenos Aires.",
    }
    return Article(ARTICLE_ID, "Almost all", details=Details(**{**details, **changes}))


FIX = Fix("Replace", (TextEdit(4, 7, "new"),))


def finding(
    message: str = "A name is not in the cast",
    severity: Severity = Severity.WARNING,
    start: int = 4,
    line: int = 9,
    fix: Fix | None = FIX,
    code: str = "test",
) -> Finding:
    return Finding(code, severity, start, start + 3, line, message, "a plain reason", fix)


def reading(findings=(), mentions=(), words: int = 412) -> Reading:
    return Reading(1, "", Splice(0, 0, ()), "", (), tuple(findings), tuple(mentions), (), words, 2)


def mention(someone: CreditType, state: str) -> MentionState:
    return MentionState(str(someone.id), state)


def revision(sequence: int, reason: str = "pause", name: str = "", words: int = 5) -> RevisionRow:
    when = datetime(2016, 1, 8, 9, sequence, tzinfo=UTC)
    return RevisionRow(sequence, when, reason, name, words, "")
