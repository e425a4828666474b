"""An article written to get out, in every export that a browser opens, in the browser itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.exporters.test_every_construct import EXPORTERS, PROFILES, quiet
from tests.exporters.test_hostile_exports import ALL_OF_RECORDS, WEB, hostile_job
from tests.payloads import PAYLOADS, RUN, hostile_body
from tools.destinations.programs import browser
from tools.destinations.serving import canary, served
from tools.destinations.written import FRAGMENTS, Written, framed

if TYPE_CHECKING:
    from pathlib import Path

# A page that must be caught, or the browser looks at nothing.
_CONTROL = f"""\
<!doctype html>
<html lang="en"><head><title>x</title></head>
<body><img src="CANARY/seen.png" alt="" onerror="{RUN}"><svg></svg>
<a href="javascript:{RUN}">a</a></body></html>
"""


def looked_at(out: Path) -> tuple[int, int, list[str]]:
    """How many payloads in how many pages; what was active, a line each."""
    home = out / "hostile"
    home.mkdir()
    with canary() as (address, visits), served(home) as here:
        (home / "control.html").write_text(_CONTROL.replace("CANARY", address))
        seen = _looks([f"{here}/control.html"])[0]
        faults = [] if visits and seen["ran"] and seen["handlers"] else ["the control stayed quiet"]
        visits.clear()
        pages = _write(home, address)
        urls = [f"{here}/{page.relative_to(home).as_posix()}" for page in pages]
        for told in _looks(urls):
            faults += [f"{told['url']}: {one}" for one in _active(told)]
        faults += [f"fetched {path}" for path in visits]
    return len(PAYLOADS), len(pages), faults


def _write(home: Path, address: str) -> list[Path]:
    pages = []
    body = hostile_body(address, "file:///etc/passwd") + ALL_OF_RECORDS
    for key in WEB:
        profile = PROFILES[key]
        folder = home / key
        folder.mkdir()
        entry = EXPORTERS[profile.format].export(hostile_job(key, body), folder, quiet)
        pages.append(framed(Written("hostile", key, entry)) if key in FRAGMENTS else entry)
    return pages


def _looks(urls: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser({"run": urls})["run"]
    return found


def _active(told: dict[str, Any]) -> list[str]:
    """What a page did that it must not, and harmless words that it has lost."""
    names = ("ran", "dialogs", "handlers", "elements", "schemes", "requests", "moved")
    faults = [f"{name}: {told[name]}" for name in names if told[name]]
    return faults if told["benign"] > 20 else [*faults, f"benign words {told['benign']} times"]
