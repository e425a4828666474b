"""Finished pages before the Nu checker, axe-core and a link check."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

from tools.destinations.links import LinkCheck
from tools.destinations.programs import browser, module, program

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WIDTHS = (390, 1280)  # a phone's and a desktop's


def nu_errors(pages: Sequence[Path]) -> list[str]:
    """What the Nu checker calls an error, a line each; one start for all pages."""
    jar = module("vnu-jar/build/dist/vnu.jar")
    command = [program("java"), "-jar", str(jar), "--errors-only", "--format", "gnu"]
    command += ["--also-check-css", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return [line for line in done.stderr.splitlines() if line.strip()]


def axe(urls: Sequence[str]) -> list[dict[str, Any]]:
    """What axe-core finds in each page at each width."""
    found: list[dict[str, Any]] = browser({"axe": urls, "widths": WIDTHS})["axe"]
    return found


def dead_links(address: str, urls: Sequence[str]) -> tuple[list[str], int, int]:
    """Dead links; how many were followed; how many lead to other sites."""
    check = LinkCheck(address)
    dead = check.dead(urls)
    return dead, check.checked, check.elsewhere
