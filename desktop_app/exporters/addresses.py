"""Addresses on the exported page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

if TYPE_CHECKING:
    from desktop_app.domain.article import Details

_WEB = re.compile(r"https?://[^\s<>\"'`{}|\\^]+", re.IGNORECASE)


def canonical(details: Details) -> str:
    """Where the page will be; "" where the details do not say, or say what is no address."""
    address = details.canonical_url.strip()
    return address if _WEB.fullmatch(address) else ""


def absolute(href: str, page: str) -> str:
    """The address as the site will have it; as it is while nobody knows where the page will be."""
    if not page:
        return href
    try:
        # The page's own files lie in a folder of its name, where it has one.
        return urljoin(page if page.endswith("/") else page + "/", href)
    except ValueError:
        return href
