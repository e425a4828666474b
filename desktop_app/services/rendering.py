"""An article as the HTML that preview and exports share, under the reader's limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import InputError
from desktop_app.worker.errors import ReaderPausedError
from desktop_app.worker.protocol import ReadRequest

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.worker.protocol import Renderer

_WHY = {
    "time": "It takes longer than two seconds to render.",
    "output": "It would make a page of more than 20 MB.",
    "memory": "It needs more memory than there is for it.",
    "crashed": "The reader stopped three times.",
}


def render_page(reader: Renderer, article: Article, records: Records) -> str:
    """The page as one element; pictures keep the addresses that the preview gives them.

    Raises InputError where the article is more than the reader takes on.
    """
    try:
        reading = reader.read(ReadRequest(0, article, records, fresh=True, checks=False))
    except ReaderPausedError as paused:
        raise InputError(_WHY[paused.reason], "Simplify the text, or split it.") from None
    parts = [reading.head, *(block.html for block in reading.splice.blocks), reading.tail]
    inner = "\n".join(part for part in parts if part)
    return f'<article class="page">\n{inner}\n</article>'
