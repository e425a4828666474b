"""What Hugo and Pelican make of an export: every figure, credit, quote, footnote and word."""

from __future__ import annotations

import html
import random
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from desktop_app.exporters.words import lost_words
from tests.exporters.built_sites import BUILDERS, MissingError
from tests.exporters.export_everything import job_for
from tests.exporters.test_every_construct import EXPORTERS, PROFILES, quiet
from tests.exporters.test_gfm_writer import PIECES

pytestmark = pytest.mark.slow

MODULES = Path(__file__).parents[2] / "build" / "destinations" / "node_modules"
SITES = ("hugo", "pelican")
ALL = (*SITES, "eleventy", "jekyll")
WORDS = [
    "alpha",
    "beta",
    "Gamma",
    "d’Or",
    "{",
    "}",
    "{: x}",
    "{#id}",
    ": ",
    "$$",
    "{%",
    "%}",
    ">}}",
]


def build(key: str, site: Path) -> Path:
    """Build it where the generator is: two come with the tests, two with `make destinations`."""
    try:
        return BUILDERS[key](site, MODULES)
    except MissingError as missing:
        pytest.skip(f"{missing} is not installed")


def page_of(built: Path, slug: str) -> Path:
    nested = built / slug / "index.html"
    return nested if nested.exists() else built / f"{slug}.html"


@pytest.mark.parametrize("key", ALL)
def test_the_built_page_holds_everything(key: str, tmp_path: Path) -> None:
    job = job_for(PROFILES[key])
    EXPORTERS[key].export(job, tmp_path, quiet)
    built = build(key, tmp_path)
    path = page_of(built, "everything")
    page = path.read_text(encoding="utf-8")
    assert lost_words(job, page, is_html=True) == []
    text = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    assert "Braces {{ variable }} and {% tag %} and {{< shortcode >}} and [gallery ids=1]" in text
    assert "a | b, 2 * 3, $$x$$." in text
    assert page.count("<figure") == 3
    assert page.count("<blockquote") == 2
    assert page.count("<table") == 1
    assert page.count("<ol") == 2  # a list and the footnotes
    assert "Footnote words." in text
    assert len(re.findall(r"Image via (?:Pic|Second)", text)) == 4
    assert "Figure caption. Image via Pic" in text
    assert "Headline: ‘quoted’ #1" in text
    pictures = re.findall(r'<img[^>]*?src="([^"]+)"', page)
    assert len(pictures) == 4
    top = built.parent if built.name == "posts" else built
    for source in pictures:
        base = top if source.startswith("/") else path.parent
        assert (base / unquote(source).lstrip("/")).is_file(), source


@pytest.mark.parametrize("key", SITES)
def test_no_word_of_any_text_is_lost_by_the_generator(key: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    jobs = {}
    for number in range(80):
        pieces = [*PIECES, *WORDS, *WORDS]
        body = "".join(chance.choice(pieces) for _ in range(chance.randint(2, 14)))
        job = job_for(PROFILES[key], body=body)
        details = replace(job.article.details, slug=f"piece-{number}", review=None, hero=None)
        job = replace(job, article=replace(job.article, details=details), pictures={})
        EXPORTERS[key].export(job, tmp_path, quiet)
        jobs[f"piece-{number}"] = job
    built = build(key, tmp_path)
    for slug, job in jobs.items():
        page = page_of(built, slug).read_text(encoding="utf-8")
        assert lost_words(job, page, is_html=True) == [], (job.article.body, page)
