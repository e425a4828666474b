"""The page's style sheet as it goes out."""

from __future__ import annotations

import re

# In the preview the page measures itself against a card; outside, its card is the window.
_FOR_WINDOWS = (
    (re.compile(r"^[ \t]*container-type:[^;]*;\n", re.MULTILINE), ""),
    (re.compile(r"@container\b"), "@media"),
    (re.compile(r"(?<=\d)cqi\b"), "vw"),
)


def page_sheet(css: str) -> str:
    """The same rules, measured by the window: every browser and checker knows those."""
    for pattern, instead in _FOR_WINDOWS:
        css = pattern.sub(instead, css)
    return css
