"""The second wall before the preview and every HTML that leaves: one allowlist."""

from __future__ import annotations

import nh3

# No svg, math, style, form, iframe, script, and nothing that a parser reads as raw text.
_TAGS = """
    a article blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6
    header hr img ins li nav ol p picture pre s section source span strong sub summary sup table
    tbody td th thead time tr ul
"""
TAGS = frozenset(_TAGS.split())
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "lang", "role", "tabindex", "aria-label", "aria-hidden"},
    "a": {"href", "title"},
    "blockquote": {"cite"},
    "img": {
        *("src", "alt", "width", "height", "loading", "decoding", "fetchpriority"),
        *("srcset", "sizes"),
    },
    "source": {"type", "srcset", "sizes"},
    "ol": {"start"},
    "th": {"scope"},
    "time": {"datetime"},
}
SCHEMES = frozenset({"http", "https", "mailto", "marquee"})


def sanitise(html: str) -> str:
    """The HTML without anything that is not on the list; what we render ourselves stays as is."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
