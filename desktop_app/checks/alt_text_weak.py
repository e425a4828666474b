"""Alt texts that tell a listener nothing new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop_app.checks.base import finding
from desktop_app.domain.finding import Fix, Severity
from desktop_app.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|avif|heic|tiff?)|(?:img|dsc|dscn|pxl|screenshot)[-_ ]?\d+\S*",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:an? |the )?(?:image|picture|photo|photograph|pic|screenshot)s? (?:of|showing)\b",
    re.IGNORECASE,
)


class AltTextWeak:
    """An alt text is no file name, says more than the caption, and not that it is a picture."""

    code = "alt-text-weak"
    severity = Severity.WARNING

    def run(self, context: CheckContext) -> Iterator[Finding]:
        """Each use on its own, since each may have words of its own; then the hero."""
        shown: set[str] = set()
        for use in context.images:
            shown.add(use.slug)
            why = _weakness(use.alt, use.caption, use.slug)
            if why and not use.decorative:
                fix = _fix(context, use.span[0], use.slug if use.record else "")
                yield finding(self, context, use.span, "Alt text says too little", why, fix)
        hero = context.hero
        if hero is not None and hero.slug not in shown and not hero.decorative:
            why = _weakness(hero.alt, hero.caption, hero.slug)
            if why:
                fix = Fix("Write alt text", image=hero.slug)
                yield finding(self, context, None, "Alt text says too little", why, fix)


def _weakness(alt: str, caption: str, slug: str) -> str:
    words = " ".join(alt.split())
    if not words:
        return ""
    if _FILE.fullmatch(words) or fold(words) in {fold(slug), fold(slug.replace("-", " "))}:
        return f"“{words}” is the name of a file"
    if fold(words).rstrip(".") == fold(" ".join(caption.split())).rstrip("."):
        return "it is the caption once more, which is read out anyway"
    if _OF.match(words):
        return f"“{_OF.match(words)[0]}” is said already"  # type: ignore[index]  # it has matched
    return ""


def _fix(context: CheckContext, start: int, slug: str) -> Fix | None:
    if context.body.startswith("![", start) and not context.body.startswith("![]", start):
        return Fix("Write alt text", caret=start + 2)
    return Fix("Write alt text", image=slug) if slug else None
