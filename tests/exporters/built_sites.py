"""Sites that the real generators build from what Marquee exports."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HUGO = 'baseURL = "https://example.com/"\ntitle = "x"\n'
_START = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>x</title></head><body>'
)
_LAYOUT = _START + "<h1>{{ .Title }}</h1>{{ .Content }}</body></html>"
_LIQUID = _START + "<h1>{{ page.title }}</h1>{{ content }}</body></html>"
_ELEVENTY_LAYOUT = _START + "<h1>{{ title }}</h1>{{ content }}</body></html>"
_PELICAN = """\
PATH = "content"
SITEURL = ""
TIMEZONE = "UTC"
STATIC_PATHS = ["posts"]
ARTICLE_PATHS = ["posts"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""
_ELEVENTY = """\
module.exports = (config) => {
  config.addPassthroughCopy("posts/*/images/*");
  config.addGlobalData("layout", "post.html");
  return { dir: { output: "out", includes: "_includes" } };
};
"""


class MissingError(Exception):
    """The generator is not installed here; its name is the message."""


def build_hugo(site: Path, _modules: Path | None = None) -> Path:
    """Build the site with Hugo as it comes; gives back the folder of the posts' pages."""
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    (site / "hugo.toml").write_text(_HUGO)
    (layouts / "single.html").write_text(_LAYOUT)
    (layouts / "list.html").write_text("x")
    _run([str(Path(sys.executable).with_name("hugo")), "--quiet", "--buildDrafts"], site)
    return site / "public" / "posts"


def build_pelican(site: Path, _modules: Path | None = None) -> Path:
    """Build the site with Pelican as it comes; gives back the folder of the pages."""
    (site / "pelicanconf.py").write_text(_PELICAN)
    pelican = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "out"]
    _run([*pelican, "--quiet", "--fatal", "errors"], site)
    return site / "out"


def build_eleventy(site: Path, modules: Path | None = None) -> Path:
    """Build the site with Eleventy and its own parser; raises MissingError."""
    program = modules / ".bin" / "eleventy" if modules else None
    if program is None or not program.exists():
        raise MissingError("Eleventy")
    (site / ".eleventy.js").write_text(_ELEVENTY)
    (site / "_includes").mkdir(exist_ok=True)
    (site / "_includes" / "post.html").write_text(_ELEVENTY_LAYOUT)
    _run([str(program), "--quiet"], site)
    return site / "out" / "posts"


def build_jekyll(site: Path, _modules: Path | None = None) -> Path:
    """Build the site with Jekyll as it comes; raises MissingError."""
    if shutil.which("jekyll") is None:
        raise MissingError("Jekyll")
    # Its own addresses have the date in them; these are as the others'.
    (site / "_config.yml").write_text("title: x\npermalink: /posts/:title.html\n")
    (site / "_layouts").mkdir(exist_ok=True)
    (site / "_layouts" / "post.html").write_text(_LIQUID)
    _run(["jekyll", "build", "--quiet", "--unpublished", "--future"], site)
    return site / "_site" / "posts"


BUILDERS: dict[str, Callable[[Path, Path | None], Path]] = {
    "hugo": build_hugo,
    "pelican": build_pelican,
    "eleventy": build_eleventy,
    "jekyll": build_jekyll,
}


def _run(command: list[str], site: Path) -> None:
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
