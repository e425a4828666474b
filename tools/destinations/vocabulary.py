"""Structured data against schema.org's own vocabulary, and against what search engines ask for.

`schema-dts` is the vocabulary as types, made from schema.org's own files; the TypeScript compiler
refuses a property that a type does not have, and a value that a property does not take.
"""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.destinations.programs import MODULES, call, module, program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# What must be refused, or the compiler looks at nothing.
_CONTROLS = """
// @ts-expect-error no such property
export const wrong1: WithContext<NewsArticle> = {"@context": "https://schema.org", "@type": "NewsArticle", "headlines": "x"};
// @ts-expect-error no such property of a film
export const wrong2: WithContext<Review> = {"@context": "https://schema.org", "@type": "Review", "itemReviewed": {"@type": "Movie", "name": "x", "seasonNumber": 1}};
// @ts-expect-error no rating
export const wrong3: WithContext<Review> = {"@context": "https://schema.org", "@type": "Review", "reviewRating": {"@type": "Person", "name": "x"}};
"""  # noqa: E501 - a directive is for one line
_OPTIONS = {
    "compilerOptions": {
        "strict": True,
        "noEmit": True,
        "types": [],
        "module": "esnext",
        "moduleResolution": "bundler",
        "skipLibCheck": True,
    },
    "files": ["check.ts"],
}


def data_of(page: str) -> dict[str, Any] | None:
    """The structured data of a page."""
    found = _DATA.search(page)
    value: dict[str, Any] | None = json.loads(found[1]) if found else None
    return value


def refused(values: Iterable[dict[str, Any]]) -> list[str]:
    """What the vocabulary does not allow, a line each."""
    module("schema-dts/dist/schema.d.ts")
    lines = ['import type {NewsArticle, Review, WithContext} from "schema-dts";', _CONTROLS]
    for number, value in enumerate(values):
        lines.append(f"export const it{number}: WithContext<{value['@type']}> = {_ts(value)};")
    with tempfile.TemporaryDirectory(dir=MODULES.parent) as folder:
        here = Path(folder)
        (here / "check.ts").write_text("\n".join(lines), encoding="utf-8")
        (here / "tsconfig.json").write_text(json.dumps(_OPTIONS))
        tsc = module("typescript/bin/tsc")
        try:
            call([program("node"), str(tsc), "-p", "."], here)
        except SystemExit as error:
            return [line for line in str(error).splitlines()[1:] if line.strip()]
    return []


def _ts(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


# ---------------------------------------------------------------- what search engines ask for


def missing(value: dict[str, Any]) -> Iterator[str]:
    """What of the required and recommended properties is not there, or not as it must be."""
    if value["@type"] == "Review":
        yield from _lacks(value, "author", "itemReviewed", "reviewRating", "datePublished")
        yield from _lacks(value.get("itemReviewed", {}), "name")
        rating = value.get("reviewRating", {})
        yield from _lacks(rating, "ratingValue", "bestRating", "worstRating")
        numbers = [rating.get(name) for name in ("worstRating", "ratingValue", "bestRating")]
        if not all(isinstance(one, int | float) for one in numbers) or numbers != sorted(numbers):
            yield f"rating {numbers}"
    else:
        yield from _lacks(value, "headline", "image", "datePublished", "author")
    yield from _lacks(value, "mainEntityOfPage", "inLanguage", "publisher")
    for author in value.get("author", []):
        yield from _lacks(author, "@type", "name", "url")
        if len(author.get("name", "")) >= 100:
            yield "author of a hundred characters"
    for name in ("datePublished", "dateModified"):
        if name in value and not re.search(r"T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$", value[name]):
            yield f"{name} without its offset"
    for image in value.get("image", []):
        yield from _lacks(image, "contentUrl")
        if not image.get("contentUrl", "").startswith("https://"):
            yield "image without an address"
        if not {"creator", "creditText", "copyrightNotice", "license"} & image.keys():
            yield "image without a credit"


def _lacks(value: dict[str, Any], *names: str) -> Iterator[str]:
    for name in names:
        if value.get(name) in (None, "", []):
            yield f"{value.get('@type', '?')}.{name}"
