"""A link check over the loopback: every link, picture and place in a page is fetched and found."""

from __future__ import annotations

import urllib.error
import urllib.request
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

if TYPE_CHECKING:
    from collections.abc import Iterable


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name in {"href", "src", "poster"}:
                self.links.append(value)
            elif name == "srcset":
                self.links += [part.split()[0] for part in value.split(",") if part.split()]
            elif name in {"id", "name"}:
                self.places.add(value)


class LinkCheck:
    """Goes through pages of one server; addresses elsewhere are counted and left alone."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._pages: dict[str, _Page | None] = {}
        self.checked = 0
        self.elsewhere = 0

    def dead(self, pages: Iterable[str]) -> list[str]:
        """Each link that leads nowhere, with its page."""
        found = []
        for url in pages:
            page = self._page(url)
            if page is None:
                found.append(url)
                continue
            for link in page.links:
                whole = urljoin(url, link)
                if whole.startswith("data:"):
                    continue
                if not whole.startswith(self._address):
                    self.elsewhere += 1
                    continue
                self.checked += 1
                if not self._is_there(whole):
                    found.append(f"{url}: {link}")
        return found

    def _is_there(self, url: str) -> bool:
        plain, place = urldefrag(url)
        page = self._page(plain)
        return page is not None and (not place or unquote(place) in page.places)

    def _page(self, url: str) -> _Page | None:
        if url not in self._pages:
            self._pages[url] = _fetched(url)
        return self._pages[url]


def _fetched(url: str) -> _Page | None:
    page = _Page()
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            data = answer.read()
            if answer.headers.get_content_type() == "text/html":
                page.feed(data.decode("utf-8"))
    except (urllib.error.URLError, OSError, UnicodeDecodeError):
        return None
    return page
