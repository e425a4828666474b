"""What is handed to the real programs: every article in every profile."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PIL import Image as Pixels

from desktop_app.bootstrap import open_services
from desktop_app.domain.article import Kind, Status
from desktop_app.domain.records import Production, ProductionType
from desktop_app.domain.review import Review
from desktop_app.exporters.base import Assets, Picture
from desktop_app.markdown.parser import parse
from desktop_app.resources import find_resources
from tests.exporters.export_everything import ARTICLE, job_for
from tests.exporters.test_every_construct import EXPORTERS, PROFILES, quiet
from tools.drive import own_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.exporters.base import ExportJob
    from desktop_app.exporters.profile import Profile
    from desktop_app.markdown.blocks import Document
    from desktop_app.services.bundle import Services

# Formats whose entry is no whole document: a site puts its own frame around them.
FRAGMENTS = ("fragment", "wordpress", "wordpress-classic", "ghost")
_FRAME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
{head}{inner}
</main>
</body>
</html>
"""


@dataclass(frozen=True)
class Written:
    """One export: the slug, the profile, and the file to open."""

    slug: str
    profile: str
    entry: Path


def write_all(out: Path) -> list[Written]:
    """Both samples by the services, and an article that holds every construct."""
    done: list[Written] = []
    with tempfile.TemporaryDirectory() as home:
        paths = own_paths(Path(home))
        services = open_services(paths.library, write=True, paths=paths)
        try:
            done += _samples(services, out)
        finally:
            services.close()
    for profile in PROFILES.values():
        folder = target(out, profile, "everything")
        folder.mkdir(parents=True, exist_ok=True)
        entry = EXPORTERS[profile.format].export(whole_job(profile), folder, quiet)
        done.append(Written("everything", profile.key, entry))
    return done


def _samples(services: Services, out: Path) -> Iterator[Written]:
    for row in services.library.overview().rows:
        article = services.library.article_by_slug(row.slug)
        for profile in services.exporting.profiles():
            if profile.into == "site":  # generators make no pages of tags for drafts
                details = replace(article.details, status=Status.PUBLISHED)
                article = replace(article, details=details)
            folder = target(out, profile, row.slug)
            result = services.exporting.export(article, profile.key, folder)
            yield Written(row.slug, profile.key, result.entry)


def documents() -> dict[str, Document]:
    """The blocks of each article, by its slug."""
    with tempfile.TemporaryDirectory() as home:
        paths = own_paths(Path(home))
        services = open_services(paths.library, write=True, paths=paths)
        try:
            records = services.library.records()
            found = {}
            for row in services.library.overview().rows:
                article = services.library.article_by_slug(row.slug)
                found[row.slug] = parse(article.body, records, article.details)
        finally:
            services.close()
    return found | {"everything": whole_job(PROFILES["html"]).document}


def target(out: Path, profile: Profile, slug: str) -> Path:
    """Where an export goes: all articles into one site, or each into a folder of its own."""
    return out / profile.key / ("site" if profile.into == "site" else slug)


def whole_job(profile: Profile, body: str | None = None) -> ExportJob:
    """The article of the exporters' tests, with pictures that a browser can show."""
    resources = find_resources()
    assets = Assets(
        resources.text("templates", "export", "page.html"), resources.text("preview", "page.css")
    )
    job = job_for(profile, assets=assets) if body is None else job_for(profile, body, assets)
    pictures = {slug: _picture(one) for slug, one in job.pictures.items()}
    return replace(job, pictures=pictures)


def _picture(one: Picture) -> Picture:
    held = io.BytesIO()
    Pixels.new("RGB", (one.width, one.height), "#A8283A").save(held, "JPEG")
    return replace(one, data=held.getvalue())


def framed(written: Written) -> Path:
    """The page to look at: the entry itself, or a frame around it in the same folder."""
    if written.profile not in FRAGMENTS:
        return written.entry
    page = written.entry.with_name("framed.html")
    inner = written.entry.read_text(encoding="utf-8")
    # The fragment brings its headline along; elsewhere the site shows it.
    head = "" if "<h1" in inner else "<h1>A site’s own headline</h1>\n"
    page.write_text(
        _FRAME.format(title=written.slug, head=head, inner=inner), encoding="utf-8", newline="\n"
    )
    return page


# ------------------------------------------------------------------------- for structured data

_WORKS = (
    Production(UUID(int=2), "film", "A film", year=1927, runtime=90),
    Production(UUID(int=3), "series", "A series", ProductionType.SERIES, year=2015),
    Production(UUID(int=4), "series-s2", "A season", ProductionType.SEASON, season=2),
    Production(
        UUID(int=5), "series-s2e3", "An episode", ProductionType.EPISODE, season=2, episode=3
    ),
)
_REVIEWS = (
    Review("stars-5-half", 3.5, "Good."),
    Review("ten", 7.5, "Good."),
    Review("letter", 9.0, "Good."),
    Review("percent", 80.0, "Good."),
)


def data_jobs() -> Iterator[ExportJob]:
    """Articles whose structured data differs: news, and a review of each sort and scale."""
    job, details = whole_job(PROFILES["html"]), ARTICLE.details
    authors = {
        name: f"https://www.example.com/by/{n}" for n, name in enumerate(ARTICLE.details.bylines)
    }
    site = replace(
        job.profile, base_url="https://www.example.com", permalink="/{slug}/",
        site_name="Example", authors=authors,
    )  # fmt: skip
    job = replace(job, profile=site)
    cast = job.records.productions["film-2001"].credits
    for work in _WORKS:
        work = replace(work, credits=cast)
        others = {one.slug: one for one in _WORKS}
        records = replace(job.records, productions={**others, work.slug: work})
        for review in _REVIEWS:
            changed = replace(
                details, kind=Kind.REVIEW, status=Status.PUBLISHED, productions=(work.slug,),
                review=review,
            )  # fmt: skip
            yield _with(job, records, changed)
        news = replace(details, kind=Kind.NEWS, productions=(work.slug,), review=None)
        yield _with(job, records, news)


def _with(job: ExportJob, records: object, details: object) -> ExportJob:
    article = replace(job.article, details=details)  # type: ignore[arg-type]
    document = parse(article.body, records, details)  # type: ignore[arg-type]
    return replace(job, article=article, records=records, document=document)  # type: ignore[arg-type]
