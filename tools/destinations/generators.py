"""The generators build a whole site of exports; what each page must hold is counted."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.exporters.words import lost_words
from tests.exporters.built_sites import BUILDERS
from tests.exporters.export_everything import job_for
from tests.exporters.test_every_construct import PROFILES
from tools.destinations.programs import MODULES

if TYPE_CHECKING:
    from pathlib import Path

BRACES = (
    "Braces {{ variable }} and {% tag %} and {{< shortcode >}} and [gallery ids=1]",
    "a | b, 2 * 3, $$x$$.",
)
_PARTS = {
    "figures": r"<figure\b(?!><blockquote)",
    "quotes": r"<blockquote\b",
    "tables": r"<table\b",
    "credits": r"Image via ",
}


@dataclass(frozen=True)
class Built:
    """What one generator made."""

    pages: dict[str, Path]
    parts: Counter[str]
    faults: list[str]


def build(key: str, site: Path) -> Built:
    """Build the site and look at all of its pages; raises MissingError."""
    folder = BUILDERS[key](site, MODULES.absolute())
    pages = {}
    for slug in ("everything", "metropolis-found", "the-general-review"):
        nested = folder / slug / "index.html"
        pages[slug] = nested if nested.exists() else folder / f"{slug}.html"
    parts: Counter[str] = Counter()
    faults: list[str] = []
    for slug, page in pages.items():
        if not page.exists():
            faults.append(f"{slug}: no page")
            continue
        text = page.read_text(encoding="utf-8")
        for name, pattern in _PARTS.items():
            parts[name] += len(re.findall(pattern, text))
        if slug == "everything":
            faults += [f"{slug}: {fault}" for fault in _whole(key, text)]
    return Built(pages, parts, faults)


def _whole(key: str, page: str) -> list[str]:
    """What the article that holds every construct has lost."""
    words = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    wanted = {
        "figures": 3, "quotes": 2, "tables": 1, "credits": 4,
    }  # fmt: skip
    faults = [f"lost “{word}”" for word in lost_words(job_for(PROFILES[key]), page, is_html=True)]
    faults += [f"“{one}” is not there as text" for one in BRACES if one not in words]
    for name, count in wanted.items():
        found = len(re.findall(_PARTS[name], page))
        if found != count:
            faults.append(f"{found} {name}, not {count}")
    if "Footnote words." not in words:
        faults.append("no footnote")
    return faults
