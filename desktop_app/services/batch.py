"""Several articles out in one go, each on its own: one that fails stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.finding import Severity
from desktop_app.errors import BlockedError, InputError, MarqueeError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.leave import Leave
    from desktop_app.services.bundle import Services
    from desktop_app.services.exporting import ExportResult


@dataclass(frozen=True)
class Outcome:
    """What became of one article: a result or an error."""

    slug: str
    result: ExportResult | None = None
    error: MarqueeError | None = None
    findings: tuple[Finding, ...] = ()

    def plain(self) -> dict[str, object]:
        """As values that JSON knows."""
        result, error = self.result, self.error
        return {
            "slug": self.slug,
            "exported": result is not None,
            "entry": str(result.entry) if result else None,
            "files": result.files if result else 0,
            "left_out": list(result.left_out) if result else [],
            "heavy": list(result.heavy) if result else [],
            "error": f"{error.sentence} {error.way_out}".strip() if error else None,
            "findings": [
                {
                    "code": found.code,
                    "severity": found.severity.value,
                    "line": found.line,
                    "message": found.message,
                    "why": found.why,
                }
                for found in self.findings
            ],
        }


def chosen_articles(services: Services, slugs: Sequence[str], status: str) -> list[Article]:
    """The named articles; without names all outside the trash, of that status where it is given."""
    if slugs:
        return [services.library.article_by_slug(slug) for slug in dict.fromkeys(slugs)]
    rows = [row for row in services.library.overview().rows if row.trashed_at is None and row.slug]
    if status:
        rows = [row for row in rows if row.status.value == status]
    return [services.library.article_by_slug(row.slug) for row in rows]


def export_all(
    services: Services,
    articles: Sequence[Article],
    profile: str,
    target: Path,
    leave: Leave,
    *,
    overwrite: bool,
    each_its_folder: bool,
) -> list[Outcome]:
    """Export one after the other; raises InputError where there is no such profile."""
    known = {one.key: one for one in services.exporting.profiles()}
    if profile not in known:
        raise InputError(f"There is no profile “{profile}”.", f"There are {', '.join(known)}.")
    below = each_its_folder and known[profile].into == "folder"
    outcomes = []
    for article in articles:
        slug = article.details.slug
        folder = target / slug if below else target
        try:
            result = services.exporting.export(
                article, profile, folder, overwrite=overwrite, leave=leave
            )
            if leave.embargo_reason and services.writable and _embargoed(services, article):
                name = f"Embargo overridden: {leave.embargo_reason.strip()}"
                services.writing.keep(article, "before-export", name)
            outcomes.append(Outcome(slug, result=result))
        except MarqueeError as error:
            found = error.findings if isinstance(error, BlockedError) else ()
            outcomes.append(Outcome(slug, error=error, findings=found))
    return outcomes


def _embargoed(services: Services, article: Article) -> bool:
    return any(
        found.code == "embargo-ahead" and found.severity is Severity.ERROR
        for found in services.exporting.check(article)
    )
