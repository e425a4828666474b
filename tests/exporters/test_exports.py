"""Both samples through both formats: golden files, other readers, and what a page must have."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import html5lib
import pytest
from PIL import Image

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.moment import moment_from_text
from desktop_app.domain.records import Production, ProductionType
from desktop_app.domain.review import Review
from desktop_app.errors import InputError
from desktop_app.exporters import REGISTRY
from desktop_app.exporters.base import Assets
from desktop_app.exporters.frontmatter import front_matter
from desktop_app.exporters.html import render_document
from desktop_app.exporters.profile import profile_from
from desktop_app.exporters.sheet import page_sheet
from desktop_app.exporters.structured_data import structured_data
from desktop_app.importers.markdown_file import MarkdownFile
from tests.exporters.export_everything import job_for
from tests.exporters.test_every_construct import PROFILES

if TYPE_CHECKING:
    from desktop_app.exporters.base import Exporter
    from desktop_app.resources import Resources
    from desktop_app.services.bundle import Services

GOLDEN = Path(__file__).parent / "golden"
SAMPLES = ["metropolis-found", "the-general-review"]
# A picture inside a page: its bytes differ with the decoder's version.
PICTURE = re.compile(r"base64,[A-Za-z0-9+/=]+")
# Set it to write the golden files anew, then read the difference.
REWRITE = bool(os.environ.get("MARQUEE_GOLDEN"))


def listing(folder: Path) -> str:
    """Every file, pictures with their size: their bytes differ with the decoder's version."""
    lines = []
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".jpg", ".png", ".webp"}:
            with Image.open(path) as image:
                lines.append(f"{path.relative_to(folder).as_posix()} {image.width}x{image.height}")
        elif path.is_file():
            lines.append(path.relative_to(folder).as_posix())
    return "\n".join(lines) + "\n"


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("exporter", REGISTRY, ids=lambda exporter: exporter.key)
@pytest.mark.parametrize("slug", SAMPLES)
def test_golden(services: Services, tmp_path: Path, exporter: Exporter, slug: str) -> None:
    article = services.library.article_by_slug(slug)
    result = services.exporting.export(article, exporter.key, tmp_path / "out")
    golden = GOLDEN / exporter.key / slug
    made = {
        result.entry.name: PICTURE.sub("base64,…", result.entry.read_text(encoding="utf-8")),
        "files.txt": listing(tmp_path / "out"),
    }
    if REWRITE:
        golden.mkdir(parents=True, exist_ok=True)
        for name, text in made.items():
            (golden / name).write_text(text, encoding="utf-8", newline="\n")
    assert made == {
        path.name: path.read_text(encoding="utf-8") for path in golden.iterdir() if path.is_file()
    }
    assert b"\r" not in result.entry.read_bytes()
    assert not result.entry.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("exporter", REGISTRY, ids=lambda exporter: exporter.key)
def test_a_second_export_is_the_same_to_the_byte(
    services: Services, tmp_path: Path, exporter: Exporter
) -> None:
    article = services.library.article_by_slug("metropolis-found")
    for name in ("one", "two"):
        services.exporting.export(article, exporter.key, tmp_path / name)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert len(digests(tmp_path / "one")) >= (2 if exporter.key == "single" else 4)


# ---------------------------------------------------------------------------------------- HTML


class Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(page: str) -> list[tuple[str, dict[str, str | None]]]:
    collector = Collector()
    collector.feed(page)
    return collector.tags


def metas_of(page: str) -> dict[str, str | None]:
    return {
        attributes.get("name") or attributes.get("property") or "": attributes.get("content")
        for tag, attributes in tags_of(page)
        if tag == "meta"
    }


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def sizes_of(image: dict[str, Any]) -> list[int]:
    """Width and height, which are texts with their unit."""
    return [int(image[name].removesuffix(" px")) for name in ("width", "height")]


def exported(services: Services, article: Article, folder: Path, *, anyway: bool = False) -> str:
    return services.exporting.export(article, "html", folder, anyway=anyway).entry.read_text(
        "utf-8"
    )


@pytest.mark.parametrize("slug", SAMPLES)
def test_the_page_is_valid_and_finds_its_files(
    services: Services, resources: Resources, tmp_path: Path, slug: str
) -> None:
    article = services.library.article_by_slug(slug)
    result = services.exporting.export(article, "html", tmp_path / "out")
    page = result.entry.read_text(encoding="utf-8")
    html5lib.HTMLParser(strict=True).parse(page)
    tags = tags_of(page)
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert tags.count(("meta", {"charset": "utf-8"})) == 1
    assert [tag for tag, _ in tags].count("h1") == 1
    local = [
        attributes[name]
        for tag, attributes in tags
        for name in ("src", "href")
        if attributes.get(name) and not re.match(r"https?:|#", str(attributes[name]))
    ]
    assert "style.css" in local
    for href in local:
        assert (tmp_path / "out" / str(href)).is_file(), href
    for tag, attributes in tags:
        if tag == "img":
            assert "alt" in attributes
            with Image.open(tmp_path / "out" / str(attributes["src"])) as image:
                size = (str(image.width), str(image.height))
            assert (attributes["width"], attributes["height"]) == size
    css = page_sheet(resources.text("preview", "page.css"))
    assert (tmp_path / "out" / "style.css").read_text("utf-8") == css
    assert not re.search(r"container-type|@container|\dcqi", css)  # no other browser's card


def test_the_head_of_a_news_post(services: Services, tmp_path: Path) -> None:
    article = services.library.article_by_slug("metropolis-found")
    page = exported(services, article, tmp_path / "out")
    metas = metas_of(page)
    assert "<title>Almost all of ‘Metropolis’ has been found</title>" in page
    assert str(metas["description"]).startswith("A worn 16mm negative")
    assert metas["og:type"] == "article"
    # Whoever shows a link fetches its picture: while nobody knows the address, there is none.
    assert not {"og:image", "og:image:width", "twitter:image"} & metas.keys()
    assert metas["twitter:card"] == "summary"
    assert metas["article:section"] == "Lost and found"
    assert metas["article:published_time"] == "2008-07-03T10:00:00+02:00"
    assert "article:modified_time" not in metas  # it is a draft
    assert 'rel="canonical"' not in page
    data = data_of(page)
    assert data["@type"] == "NewsArticle"
    assert data["author"] == [{"@type": "Person", "name": "Staff writer"}]
    assert data["articleSection"] == ["Lost and found"]
    (work,) = data["about"]
    assert (work["@type"], work["name"]) == ("Movie", "Metropolis")
    assert work["actor"][0] == {
        "@type": "PerformanceRole",
        "actor": {"@type": "Person", "name": "Alfred Abel"},
        "characterName": "Joh Fredersen",
    }
    assert data["image"][0]["creditText"] == "Image via Marquee"
    shapes = [tuple(sizes_of(one)) for one in data["image"][:4]]
    assert shapes == [(1200, 675), (1200, 900), (900, 900), (1600, 900)]
    for one in data["image"]:
        with Image.open(tmp_path / "out" / one["contentUrl"]) as image:
            assert image.size == tuple(sizes_of(one))
    manifest = (tmp_path / "out" / "marquee-export.json").read_text(encoding="utf-8")
    assert "images/metropolis-skyline-hero-1x1-900.jpg" in manifest


def test_a_published_page_knows_where_and_when(services: Services, tmp_path: Path) -> None:
    article = services.library.article_by_slug("metropolis-found")
    details = replace(
        article.details,
        status=Status.PUBLISHED,
        canonical_url="https://example.com/metropolis-found",
        seo_title="Found",
        description="Short.",
    )
    page = exported(services, replace(article, details=details), tmp_path / "out")
    metas = metas_of(page)
    assert '<link rel="canonical" href="https://example.com/metropolis-found">' in page
    assert metas["og:url"] == "https://example.com/metropolis-found"
    assert metas["og:image"] == (
        "https://example.com/metropolis-found/images/metropolis-skyline-hero-16x9-1200.jpg"
    )
    assert metas["twitter:image"] == metas["og:image"]
    assert (metas["og:image:width"], metas["og:image:height"]) == ("1200", "675")
    assert metas["twitter:card"] == "summary_large_image"
    assert (metas["og:title"], metas["description"]) == ("Found", "Short.")
    assert str(metas["article:modified_time"]).endswith("+02:00")
    assert data_of(page)["mainEntityOfPage"] == "https://example.com/metropolis-found"


def test_the_data_of_a_review(services: Services, tmp_path: Path) -> None:
    article = services.library.article_by_slug("the-general-review")
    data = data_of(exported(services, article, tmp_path / "out"))
    assert data["@type"] == "Review"
    assert "articleSection" not in data  # schema.org has it for articles alone
    assert data["itemReviewed"]["name"] == "The General"
    assert data["reviewRating"] == {
        "@type": "Rating", "ratingValue": 5, "bestRating": 5, "worstRating": 0,
    }  # fmt: skip
    lettered = replace(article.details, review=Review("letter", 9.0))
    rated = data_of(exported(services, replace(article, details=lettered), tmp_path / "b"))
    assert rated["reviewRating"] == {
        "@type": "Rating", "ratingValue": 9, "bestRating": 12, "worstRating": 0,
        "alternateName": "B+",
    }  # fmt: skip
    unrated = replace(article.details, review=Review())
    plain = data_of(exported(services, replace(article, details=unrated), tmp_path / "c"))
    assert plain["@type"] == "NewsArticle"


def test_a_profile_says_who_publishes_and_who_writes() -> None:
    more = {
        "site_name": "The Site",
        "base_url": "https://a.b",
        "authors": {"Staff writer": "https://a.b/s"},
    }
    job = job_for(
        profile_from("mine", more, PROFILES["html"]), assets=Assets("{{ properties }}", "")
    )
    data = json.loads(structured_data(job))
    assert data["publisher"] == {"@type": "Organization", "name": "The Site", "url": "https://a.b"}
    assert data["author"] == [
        {"@type": "Person", "name": "Staff writer", "url": "https://a.b/s"},
        {"@type": "Person", "name": "Other, Junior"},
    ]
    assert "og:site_name" in render_document(job)
    with pytest.raises(InputError, match="wrong value"):
        profile_from("mine", {"authors": {"A": 1}})


def test_an_episode_knows_its_series() -> None:
    job = job_for(PROFILES["html"])
    series = Production(uuid4(), "show-2015", "The Show", ProductionType.SERIES)
    part = Production(uuid4(), "show-2015-s1e2", "Two", ProductionType.EPISODE, season=1, episode=2)
    details = replace(job.article.details, productions=(part.slug,))
    records = replace(job.records, productions={one.slug: one for one in (series, part)})
    article = replace(job.article, details=details)
    work = json.loads(structured_data(replace(job, article=article, records=records)))
    assert (
        work["itemReviewed"] | {"partOfSeries": {"@type": "TVSeries", "name": "The Show"}}
        == (work["itemReviewed"])
    )


def test_nothing_in_an_article_can_leave_its_place(services: Services, tmp_path: Path) -> None:
    nasty = '</script><script>alert(1)</script>"><!--{{ 7 * 7 }}&amp;'
    article = services.library.article_by_slug("metropolis-found")
    details = replace(
        article.details,
        tags=(nasty,), bylines=(nasty,), seo_title=nasty, description=nasty,
        canonical_url=f"https://example.com/{nasty}",
    )  # fmt: skip
    article = replace(article, headline=nasty, dek=nasty, body=nasty, details=details)
    page = exported(services, article, tmp_path / "out", anyway=True)
    html5lib.HTMLParser(strict=True).parse(page)
    tags = tags_of(page)
    assert [tag for tag, _ in tags].count("script") == 1
    assert "49" not in page
    assert data_of(page)["headline"] == nasty
    assert metas_of(page)["description"] == nasty
    assert 'rel="canonical"' not in page


def test_a_copied_fragment_is_the_page_without_its_frame(
    services: Services, tmp_path: Path
) -> None:
    article = services.library.article_by_slug("metropolis-found")
    copied = services.exporting.copy_html(article)
    assert copied.startswith('<article class="page">')
    # Whoever is handed it has no copies of a picture to choose from: as in the fragment.
    entry = services.exporting.export(article, "fragment", tmp_path / "out").entry
    assert copied.strip() in entry.read_text(encoding="utf-8")


@pytest.mark.parametrize("exporter", REGISTRY, ids=lambda exporter: exporter.key)
def test_a_recap_leads_to_its_neighbours(
    services: Services, tmp_path: Path, exporter: Exporter
) -> None:
    extra = {"previous_recap": "metropolis-found", "next_recap": "the-general-review"}
    details = Details(kind=Kind.RECAP, slug="recap", extra=extra)
    article = Article(uuid4(), "Recap", body="Words.\n\nMore[^1].\n\n[^1]: Note.", details=details)
    records = services.library.records()
    address = "https://example.com/first"
    links = {
        slug: replace(link, url=address if slug == "metropolis-found" else "https://example.com/b")
        for slug, link in records.articles.items()
    }
    records = replace(records, articles=links)
    result = services.exporting.export(article, exporter.key, tmp_path / "out", records=records)
    text = result.entry.read_text(encoding="utf-8")
    assert text.index("Words") < text.index("Previous recap:") < text.index("Next recap:")
    assert text.index(address) > text.index("Words")
    assert "Almost all of" in text[text.index("Previous recap:") :]


# ------------------------------------------------------------------------------------ Markdown


@pytest.mark.skipif(shutil.which("cmark-gfm") is None, reason="cmark-gfm is not installed")
@pytest.mark.parametrize("slug", SAMPLES)
def test_the_markdown_is_plain_to_another_reader(
    services: Services, tmp_path: Path, slug: str
) -> None:
    article = services.library.article_by_slug(slug)
    entry = services.exporting.export(article, "markdown", tmp_path / "out").entry
    text = entry.read_text(encoding="utf-8")
    body = text.split("\n---\n", 1)[1]
    done = subprocess.run(
        ["cmark-gfm", "-e", "footnotes", "-e", "table", "-e", "strikethrough"],
        input=body, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for ours in (":::", "image:", "hub:", "{.spoiler}"):
        assert ours not in text, ours
        assert ours not in done.stdout, ours
    assert "raw HTML omitted" not in done.stdout
    sources = re.findall(r'<img src="([^"]+)"', done.stdout)
    assert sources
    for source in sources:
        assert (tmp_path / "out" / source).is_file(), source
    assert done.stdout.count("Image via Marquee") >= len(sources)
    hidden = done.stdout.index('<section class="footnotes"')
    secret = {"metropolis-found": "Rotwang", "the-general-review": "officer who ordered"}[slug]
    assert done.stdout.index(secret) > hidden


@pytest.mark.parametrize("slug", SAMPLES)
def test_the_front_matter_reads_back_as_the_same(
    services: Services, tmp_path: Path, slug: str
) -> None:
    article = services.library.article_by_slug(slug)
    entry = services.exporting.export(article, "markdown", tmp_path / "out").entry
    again = services.importing.read_article(entry)
    assert (again.headline, again.dek, again.details) == (
        article.headline, article.dek, article.details,
    )  # fmt: skip


EXTRA = {
    "layout": "post",
    "weight": 3,
    "ratio": 1.5,
    "draft": True,
    "nothing": None,
    "aired": "1927-01-10",
    "answer": "no",
    "length": "1:30",
    "number": "02",
    "empty": "",
    "words": "a: b # c",
    "lines": "one\ntwo\n",
    "params": {"list": ["yes", {"deep": "‘x’"}], "none": []},
    "review": {"mood": "warm"},
    "title": "Another title",
}


def test_every_field_and_unknown_keys_go_round(services: Services) -> None:
    details = Details(
        kind=Kind.REVIEW,
        status=Status.READY,
        slug="a-slug",
        date=moment_from_text("2016-01-08T09:00:00-05:00"),
        embargo=moment_from_text("2016-01-08T09:00:00+05:30"),
        bylines=("Jane “J.” Roe", "no"),
        tags=("#1", "true", "a, b", "‘Metropolis’: the 2nd"),
        hubs=("lost-and-found",),
        productions=("metropolis-1927",),
        hero="tower",
        description="One: two – “three”",
        seo_title="@home",
        canonical_url="https://example.com/a?b=c#d",
        review=Review("ten", 7.5, "Good: very", ("A, b", "- c"), ("d",), "Here", "Paid\ttrip"),
        extra=EXTRA,
    )
    article = services.library.article_by_slug("metropolis-found")
    article = replace(article, headline="1927: “Metropolis”\u2028", dek="null", details=details)
    text = front_matter(article)
    again = MarkdownFile().read(text, "a.md")
    assert (again.headline, again.dek) == (article.headline, article.dek)
    assert again.details == details
    assert text == front_matter(replace(again, id=article.id))
    assert "aired: 1927-01-10\n" in text
    assert 'answer: "no"\n' in text
    assert 'length: "1:30"\n' in text


def test_a_headline_alone_goes_out_as_title(services: Services) -> None:
    article = services.library.article_by_slug("metropolis-found")
    assert front_matter(article).startswith("---\ntitle: Almost all of ‘Metropolis’")


def test_a_hero_that_the_text_does_not_show_stands_above_it(
    services: Services, tmp_path: Path
) -> None:
    article = services.library.article_by_slug("metropolis-found")
    article = replace(article, body="Words.", details=replace(article.details, tags=()))
    entry = services.exporting.export(article, "markdown", tmp_path / "out").entry
    body = entry.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert body == (
        "\n![Towers with lit windows against an evening sky]"
        "(images/metropolis-skyline-01-1600.jpg "
        '"The upper city, as the lower one never sees it.")\n\n'
        "*The upper city, as the lower one never sees it. Image via Marquee*\n\nWords.\n"
    )


def test_pictures_go_out_with_the_credit_and_nothing_else(
    services: Services, tmp_path: Path
) -> None:
    article = services.library.article_by_slug("the-general-review")
    services.exporting.export(article, "markdown", tmp_path / "out")
    data = (tmp_path / "out" / "images" / "general-bridge-01-1600.jpg").read_bytes()
    with Image.open(io.BytesIO(data)) as image:
        exif = dict(image.getexif())
    assert exif == {0x013B: "Marquee", 0x8298: "Drawn for this sample library; free to use"}
