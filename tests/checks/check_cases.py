"""The checks' cases: text files of title, article, expected findings, with a dot between.

The article is a Markdown file, with front matter where it needs any. Each expected line is
`LINE "what is marked" message; why; label of the fix`, without what there is none of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from desktop_app.checks.base import CheckContext
from desktop_app.domain.records import (
    Credit,
    Hub,
    Image,
    Person,
    Production,
    PublishedLink,
    Records,
)
from desktop_app.importers.markdown_file import MarkdownFile
from desktop_app.markdown.parser import parse

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding

FOLDER = Path(__file__).parent / "fixtures"
NOW = datetime(2016, 1, 15, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Case:
    name: str
    article: str
    expected: str


def cases(path: Path) -> list[Case]:
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    found = []
    while len(parts) >= 3:
        title, article, expected, *parts = parts
        found.append(Case(f"{path.stem}: {title.strip()}", article, expected))
    assert not "".join(parts).strip(), f"{path.name} ends in the middle of a case"
    return found


def _image(slug: str, **fields: Any) -> Image:
    return Image(id=uuid4(), slug=slug, **fields)


def _production(slug: str, title: str, *cast: tuple[str, str]) -> Production:
    return Production(
        uuid4(),
        slug,
        title,
        credits=tuple(
            Credit(uuid4(), Person(uuid4(), actor, ""), character=character, billing=billing)
            for billing, (actor, character) in enumerate(cast, 1)
        ),
    )


RECORDS = Records(
    images={
        image.slug: image
        for image in (
            _image("good", alt="A tower", credit="Image via UFA", file="aa/a.jpg"),
            _image("no-alt", credit="Image via UFA", file="aa/b.jpg"),
            _image("no-credit", alt="A bridge", file="aa/c.jpg"),
            _image("wanted", alt="A hat", credit="Image via UFA"),
            _image("pattern", decorative=True, credit="Image via UFA", file="aa/d.jpg"),
            _image("named", alt="named", credit="B", file="aa/k.jpg"),
            _image("captioned", alt="The city", caption="The city", credit="B", file="aa/l.jpg"),
            _image("lapsed", alt="A", credit="B", file="aa/e.jpg", expires=date(2016, 1, 14)),
            _image("last-day", alt="A", credit="B", file="aa/f.jpg", expires=date(2016, 1, 15)),
            _image("spring", alt="A", credit="B", file="aa/g.jpg", expires=date(2016, 3, 31)),
            _image("narrow", alt="A", credit="B", file="aa/h.jpg", width=1199, height=900),
            _image("flat", alt="A", credit="B", file="aa/i.jpg", width=2000, height=500),
            _image("broad", alt="A", credit="B", file="aa/j.jpg", width=1200, height=675),
        )
    },
    productions={
        "metropolis-1927": _production(
            "metropolis-1927",
            "Metropolis",
            ("Alfred Abel", "Joh Fredersen"),
            ("Gustav Fröhlich", "Freder"),
            ("Rudolf Klein-Rogge", "Rotwang"),
            ("Fritz Rasp", "the Thin Man"),
            ("Theodor Loos", "Josaphat"),
            ("Erwin Biswanger", "11811"),
            ("Heinrich George", "Grot"),
            ("Brigitte Helm", "Maria"),
        ),
        "twins-1930": _production("twins-1930", "Twins", ("Anna Falk", ""), ("Berta Falk", "")),
    },
    hubs={
        "found": Hub(uuid4(), "found", "Found", url="https://example.com/found"),
        "nowhere": Hub(uuid4(), "nowhere", "Nowhere"),
    },
    articles={
        "there": PublishedLink("there", "There", "https://example.com/there", published=True)
    },
)


def context_of(text: str, records: Records = RECORDS, now: datetime = NOW) -> CheckContext:
    article = MarkdownFile().read(text, "case.md")
    return CheckContext(article, parse(article.body, records, article.details), records, now)


def described(finding: Finding, body: str) -> str:
    marked = body[finding.start : finding.end].split("\n")[0]
    place = f'{finding.line} "{marked}"' if finding.line else "details"
    parts = [finding.message, finding.why, finding.fix.label if finding.fix else ""]
    return f"{place} " + "; ".join(part for part in parts if part)
