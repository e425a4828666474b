"""The generators build a whole site of exports; what each page must hold is counted."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exporters.words import lost_words
from desktop_app.markdown.blocks import BlockQuote, Figure, Gallery, Quotation, Table, walk
from tests.exporters.built_sites import BUILDERS
from tests.exporters.export_everything import job_for
from tests.exporters.test_every_construct import PROFILES
from tools.destinations.programs import MODULES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.markdown.blocks import Document

BRACES = (
    "Braces {{ variable }} and {% tag %} and {{< shortcode >}} and [gallery ids=1]",
    "a | b, 2 * 3, $$x$$.",
)
_PARTS = {
    "figures": r"<figure\b(?!><blockquote)",
    "quotes": r"<blockquote\b",
    "tables": r"<table\b",
    "credits": r"Image via ",
    "footnotes": r"Footnote words|He has a bicycle too",
}


@dataclass(frozen=True)
class Built:
    """What one generator made: its pages, the folder to serve them from, and what they hold."""

    top: Path
    pages: list[Path]
    parts: Counter[str]
    faults: list[str]


def build(key: str, site: Path, documents: Mapping[str, Document]) -> Built:
    """Build the site and look at every page; raises built_sites.MissingError."""
    folder = BUILDERS[key](site, MODULES.absolute())
    pages, parts, faults = [], Counter[str](), []
    for slug, document in documents.items():
        found = [*folder.rglob(f"{slug}/index.html"), *folder.rglob(f"{slug}.html")]
        if len(found) != 1:
            faults.append(f"{slug}: {len(found)} pages")
            continue
        pages += found
        text = found[0].read_text(encoding="utf-8")
        has = Counter({name: len(re.findall(one, text)) for name, one in _PARTS.items()})
        wanted = held_by(document)
        faults += [
            f"{slug}: {has[name]} {name}, not {count}"
            for name, count in wanted.items()
            if (has[name] < count if name == "credits" else has[name] != count)
        ]
        parts += has
        if slug == "everything":
            faults += [f"{slug}: {fault}" for fault in _whole(key, text)]
    top = folder.parent if folder.name == "posts" else folder
    return Built(top, pages, parts, faults)


def held_by(document: Document) -> Counter[str]:
    """How many of each part the article has."""
    held: Counter[str] = Counter()
    notes = [block for note in document.footnotes for block in note.blocks]
    for block in walk((*document.blocks, *notes)):
        match block:
            case Figure():
                held += Counter(figures=1, credits=1)
            case Gallery(images=images):
                held += Counter(figures=len(images), credits=len(images))
            case Quotation() | BlockQuote():
                held["quotes"] += 1
            case Table():
                held["tables"] += 1
            case _:
                pass
    held["footnotes"] = len(document.footnotes)
    return held


def _whole(key: str, page: str) -> list[str]:
    """What the article that holds every construct has lost."""
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    faults = [f"lost “{word}”" for word in lost_words(job_for(PROFILES[key]), page, is_html=True)]
    return faults + [f"“{one}” is not there as text" for one in BRACES if one not in words]
