"""HTML in the copy, which shows as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity, TextEdit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

_MARKS = {
    "i": "*", "em": "*", "cite": "*", "b": "**", "strong": "**", "s": "~~", "del": "~~",
    "strike": "~~", "code": "`",
}  # fmt: skip
_OPENING = re.compile(r"<(?P<name>[a-zA-Z][a-zA-Z0-9]*)\s*(?P<rest>[^<>]*)>")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"<>\s]+)"|'([^'<>\s]+)')""", re.IGNORECASE)


class RawHtml:
    """The copy is Markdown; a tag in it is shown, not obeyed."""

    code = "raw-html"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each tag, with the Markdown for it where there is some."""
        covered = 0
        for problem in context.problems("raw-html"):
            if problem.span[0] < covered:  # settled together with the tag that opened it
                continue
            fix = _markdown_for(context.body, problem.span[0])
            if fix:
                covered = fix.edits[0].end
            why = "readers will see the tag itself"
            yield finding(self, context, problem.span, "HTML shows as text", why, fix)


def _markdown_for(body: str, start: int) -> Fix | None:
    """One edit from the tag at `start` to its end tag, for what Markdown can say as well."""
    opening = _OPENING.match(body, start)
    if not opening:
        return None
    name = opening["name"].lower()
    if name == "br":
        return _fix(start, opening.end(), "  \n" if body[opening.end() :][:1] != "\n" else "  ")
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(body, opening.end())
    if not closing:
        return None
    inner = body[opening.end() : closing.start()]
    if not inner.strip() or inner != inner.strip() or "<" in inner or "\n" in inner:
        return None
    if name in _MARKS:
        return _fix(start, closing.end(), f"{_MARKS[name]}{inner}{_MARKS[name]}")
    href = _HREF.search(opening["rest"])
    if name == "a" and href:
        return _fix(start, closing.end(), f"[{inner}]({href[1] or href[2]})")
    return None


def _fix(start: int, end: int, text: str) -> Fix:
    return Fix("Write it as Markdown", edits=(TextEdit(start, end, text),))
