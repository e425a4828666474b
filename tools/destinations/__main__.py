"""Exports the samples to every destination, and lets the real programs read what came out.

Prints a table of figures; ends with 1 where something is not as it should be, or was left out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.exporters.built_sites import BUILDERS
from tests.exporters.built_sites import MissingError as NoGenerator
from tools.destinations import blocks, generators, hostile, pages, pictures, vocabulary
from tools.destinations.programs import MissingError as NoProgram
from tools.destinations.serving import served
from tools.destinations.written import (
    Written,
    data_jobs,
    documents,
    framed,
    write_all,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WEB = ("html", "single", "fragment", "wordpress", "wordpress-classic", "ghost")
_WHOLE = ("html", "single")


class Table:
    """A line for each program: what it read, and what it found."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, str]] = []
        self.faults = 0

    def add(self, who: str, what: str, found: str, faults: Sequence[str] = ()) -> None:
        """One line; each fault is printed at once."""
        for fault in list(faults)[:12]:
            print(f"  {who}: {fault}")
        self.faults += len(faults)
        self.lines.append((who, what, found))

    def text(self) -> str:
        """All of it, as Markdown."""
        head = [("program", "what it read", "what it found"), ("---", "---", "---")]
        return "\n".join(f"| {' | '.join(line)} |" for line in [*head, *self.lines])


def main() -> int:
    """Everything, one program after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="where to leave what was written")
    parser.add_argument("--pictures", type=Path, help="only take pictures of the pages, into it")
    options = parser.parse_args()
    start = time.monotonic()
    table = Table()
    with tempfile.TemporaryDirectory() as scratch:
        out = (options.keep or Path(scratch)).absolute()
        out.mkdir(parents=True, exist_ok=True)
        done = write_all(out)
        slugs, keys = {one.slug for one in done}, {one.profile for one in done}
        print(f"{len(slugs)} articles in {len(keys)} profiles")
        with served(out) as address:
            if options.pictures:
                pictures.take(done, out, address, options.pictures)
                return 0
            for check in (_pages, _blocks, _data, _generators, _hostile):
                _try(check, table, out, address, done)
    print(table.text())
    print(f"{time.monotonic() - start:.0f} s; {table.faults} faults")
    return 1 if table.faults else 0


def _try(
    check: Callable[[Table, Path, str, list[Written]], None],
    table: Table,
    out: Path,
    address: str,
    done: list[Written],
) -> None:
    try:
        check(table, out, address, done)
    except NoProgram as error:
        table.add(str(error), "–", "not installed", ["`make destinations` installs it"])


def _pages(table: Table, out: Path, address: str, done: list[Written]) -> None:
    web = [(one, framed(one)) for one in done if one.profile in _WEB]
    errors = pages.nu_errors([page for _, page in web])
    table.add(
        "Nu checker", f"{len(web)} pages of {len(_WEB)} exports", f"{len(errors)} errors", errors
    )
    urls = [f"{address}/{page.relative_to(out).as_posix()}" for _, page in web]
    looks = pages.axe(urls)
    bad = [f"{one['url']} at {one['width']}: {v}" for one in looks for v in one["violations"]]
    rules = sum(one["rules"] for one in looks)
    widths = " and ".join(map(str, pages.WIDTHS))
    table.add(
        "axe-core",
        f"{len(urls)} pages, {widths} px wide",
        f"{len(bad)} violations, {rules} passes",
        bad,
    )
    whole = {url for (one, _), url in zip(web, urls, strict=True) if one.profile in _WHOLE}
    shown = [f"{one['url']}: {src}" for one in looks for src in one["broken"]]
    shown += [
        f"{one['url']}: wider than {one['width']}"
        for one in looks
        if one["wide"] and one["url"] in whole
    ]
    table.add(
        "Chromium", f"{len(looks)} views", f"{len(shown)} broken pictures or wide pages", shown
    )
    dead, followed, others = pages.dead_links(address, urls)
    table.add(
        "link check", f"{followed} links, pictures and places ({others} to other sites left alone)",
        f"{len(dead)} dead", dead,
    )  # fmt: skip


def _blocks(table: Table, out: Path, address: str, done: list[Written]) -> None:
    posts = [
        (one.slug, one.entry.read_text(encoding="utf-8"))
        for one in done
        if one.profile == "wordpress"
    ]
    control, *looked = blocks.looked_at(posts, out, address)
    faults = [] if not any(one["valid"] for one in control["blocks"]) else ["the control is valid"]
    every = [(post["name"], one) for post in looked for one in post["blocks"]]
    for name, one in every:
        if not one["valid"] or one["name"] in {"core/freeform", "core/missing"}:
            faults.append(f"{name}: {one['name']} {one['issues'][:2]}")
    kinds = len({one["name"] for _, one in every})
    table.add(
        "WordPress 6.5’s editor code",
        f"{len(every)} blocks of {kinds} kinds in {len(posts)} posts",
        f"{len(faults)} invalid",
        faults,
    )  # fmt: skip


def _data(table: Table, _out: Path, _address: str, done: list[Written]) -> None:
    from desktop_app.exporters.html import render_document

    texts = [one.entry.read_text(encoding="utf-8") for one in done if one.profile in _WHOLE]
    site = [render_document(job, choices=True) for job in data_jobs()]
    values = [value for text in [*texts, *site] if (value := vocabulary.data_of(text))]
    refused = vocabulary.refused(values)
    table.add(
        "schema.org’s vocabulary",
        f"{len(values)} pages’ JSON-LD",
        f"{len(refused)} refused",
        refused,
    )
    lacking = [
        f"{value['@type']}: {what}"
        for text in site
        if (value := vocabulary.data_of(text))
        for what in vocabulary.missing(value)
    ]
    table.add(
        "what search engines ask for",
        f"{len(site)} pages with an address",
        f"{len(lacking)} missing",
        lacking,
    )


def _generators(table: Table, out: Path, _address: str, _done: list[Written]) -> None:
    texts = documents()
    for key in BUILDERS:
        try:
            built = generators.build(key, out / key / "site", texts)
        except NoGenerator as error:
            table.add(str(error), "–", "not installed", ["`make destinations` installs it"])
            continue
        with served(built.top) as address:
            urls = [f"{address}/{page.relative_to(built.top).as_posix()}" for page in built.pages]
            dead, followed, _ = pages.dead_links(address, urls)
        found = ", ".join(f"{count} {name}" for name, count in built.parts.items())
        table.add(
            key.title(), f"a site of {len(built.pages)} articles",
            f"{found}; {len(built.faults)} lost, {len(dead)} of {followed} links dead",
            [*built.faults, *dead],
        )  # fmt: skip


def _hostile(table: Table, out: Path, _address: str, _done: list[Written]) -> None:
    payloads, count, faults = hostile.looked_at(out)
    table.add(
        "Chromium, hostile article", f"{payloads} payloads for 2 targets in {count} pages",
        f"{len(faults)} active", faults,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
