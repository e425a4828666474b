"""Shows the window on a dense screen and prints what it drew, for `test_dense_screens.py`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QPoint, QRect

from desktop_app.app import build_front
from desktop_app.domain.article import Article
from desktop_app.domain.finding import Finding, Severity
from desktop_app.domain.records import Records
from desktop_app.paths import paths_inside
from desktop_app.settings import Settings
from desktop_app.ui.icons import Icons

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

BODY = "A line with Maria in it and a wrogn word.\n\n" + "\n\n".join(
    f"Paragraph {number} of the text." for number in range(60)
)


def span(words: str) -> tuple[int, int]:
    """Where words stand in the body."""
    start = BODY.index(words)
    return start, start + len(words)


def finding(words: str, severity: Severity) -> Finding:
    """A finding at these words."""
    return Finding("x", severity, *span(words), 1, "A message")


def run(folder: Path) -> dict[str, object]:
    """Paint everything once; what was drawn, in device pixels."""
    drawn: list[tuple[str, int, float, float]] = []
    whole = Icons.pixmap

    def noted(self: Icons, name: str, token: str, size: int, *more: float, **rest: bool) -> object:
        pixmap = whole(self, name, token, size, *more, **rest)
        drawn.append((name, size, pixmap.width(), pixmap.devicePixelRatioF()))
        return pixmap

    Icons.pixmap = noted  # type: ignore[method-assign, assignment]
    front = build_front(paths_inside(folder), settings=Settings(theme="light"))
    window, body, theme = front.window, front.editor.body, front.theme
    article = Article(UUID(int=1), body=BODY)
    front.article.open(article)
    front.sidebar.show_article(article, Records())
    window.status.show_findings(1, 1)
    front.editor.show_mentions([span("Maria")])
    front.editor.show_findings(
        [finding("Paragraph 5 ", Severity.ERROR), finding("Paragraph 40 ", Severity.WARNING)]
    )
    body.help.spelling.show([(span("wrogn"), "x")])
    window.show()
    window.activateWindow()
    front.app.processEvents()
    body.setFocus()
    body.put_caret(0, 0)
    body.bar._work_out()
    for tab in ("cast", "images"):
        front.sidebar.open_tab(tab)
        window.grab()
    ratio = window.devicePixelRatioF()
    page, bar = body.viewport().grab().toImage(), body.bar.grab().toImage()
    (name,) = body.marks.mentions
    left = body.caret_rect(name[0]).left() + 1
    right = body.caret_rect(name[1]).left() + 1
    middle = round(body.caret_rect(name[0]).center().y() * ratio)
    first = body.caret_rect()

    def hex_of(token: str) -> str:
        return theme.hex(token).lower()

    return {
        "ratio": ratio,
        "icons": sorted(set(drawn)),
        "waves": [(one.height(), one.devicePixelRatioF()) for one in body.marks._waves.values()],
        "caret": box_of(page, theme.hex("accent"), first.toAlignedRect(), ratio),
        "wash": row_of(page, theme.hex("mention"), middle),
        "wash wanted": [(left - 2) * ratio, (right + 2) * ratio],
        "ticks": [
            (
                y,
                bar.pixelColor(round(5 * ratio), round((y + 1) * ratio)).name(),
                theme.hex(token).lower(),
            )
            for y, token, _place in body.bar.ticks()
        ],
        "tick tall": [
            column_of(bar, theme.hex(token), round(5 * ratio)) for token in ("bad", "warn")
        ],
        "tick colours": [hex_of(token) for token in ("bad", "warn")],
        "bar": bar.height(),
        "bar wanted": body.bar.height() * ratio,
    }


def box_of(image: QImage, colour: str, near: QRect, ratio: float) -> tuple[int, int]:
    """How wide and tall a colour is around a place, in device pixels."""
    points = [
        QPoint(x, y)
        for x in range(max(0, round((near.left() - 3) * ratio)), round((near.right() + 4) * ratio))
        for y in range(round((near.top() - 3) * ratio), round((near.bottom() + 4) * ratio))
        if image.pixelColor(x, y).name() == colour.lower()
    ]
    columns, rows = {one.x() for one in points}, {one.y() for one in points}
    return len(columns), len(rows)


def row_of(image: QImage, colour: str, y: int) -> tuple[int, int]:
    """Where a colour begins and ends in a row."""
    found = [x for x in range(image.width()) if image.pixelColor(x, y).name() == colour.lower()]
    return min(found), max(found) + 1


def column_of(image: QImage, colour: str, x: int) -> tuple[int, int]:
    """Where a colour begins in a column, and how much of it there is."""
    found = [y for y in range(image.height()) if image.pixelColor(x, y).name() == colour.lower()]
    return (min(found), len(found)) if found else (-1, 0)


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]))))
