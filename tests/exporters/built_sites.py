"""Sites that the real generators build from what Marquee exports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_HUGO = 'baseURL = "https://example.com/"\ntitle = "x"\n'
_LAYOUT = "<html><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>"
_PELICAN = """\
PATH = "content"
SITEURL = ""
TIMEZONE = "UTC"
STATIC_PATHS = ["posts"]
ARTICLE_PATHS = ["posts"]
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""


def build_hugo(site: Path) -> Path:
    """Build the site with Hugo as it comes; gives back the folder of the posts' pages."""
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True, exist_ok=True)
    (site / "hugo.toml").write_text(_HUGO)
    (layouts / "single.html").write_text(_LAYOUT)
    (layouts / "list.html").write_text("x")
    _run([str(Path(sys.executable).with_name("hugo")), "--quiet"], site)
    return site / "public" / "posts"


def build_pelican(site: Path) -> Path:
    """Build the site with Pelican as it comes; gives back the folder of the pages."""
    (site / "pelicanconf.py").write_text(_PELICAN)
    pelican = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", "out"]
    _run([*pelican, "--quiet", "--fatal", "errors"], site)
    return site / "out"


def _run(command: list[str], site: Path) -> None:
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
