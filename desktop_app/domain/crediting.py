"""How a picture's credit line comes about."""

from __future__ import annotations

import re


def credit_line(pattern: str, source: str, photographer: str = "") -> str:
    """The line that a desk's pattern makes, "" without a source: "Image via UFA"."""
    if not source:
        return ""
    line = pattern.replace("{source}", source).replace("{photographer}", photographer)
    line = re.sub(r"\(\s*\)", "", line)  # where nobody knows who has taken it
    return " ".join(line.split()).strip(" /,·–—")


def source_of(pattern: str, credit: str) -> str:
    """Whom a line of that pattern names, "" where it is of another form."""
    head, _, tail = pattern.partition("{source}")
    if "{photographer}" in pattern or not credit.startswith(head) or not credit.endswith(tail):
        return ""
    return credit[len(head) : len(credit) - len(tail)].strip()
