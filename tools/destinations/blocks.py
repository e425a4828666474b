"""WordPress blocks before WordPress's own editor code: each must be as the editor saves it.

The scripts are those of WordPress 6.5, loaded into Chromium in the order that their own list of
dependencies gives; there is no server behind them.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING, Any

from tools.destinations.programs import browser, module

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BUILDS = "@wp-playground/wordpress-builds"
_DIST = f"{_BUILDS}/public/wp-6.5/wp-includes/js/dist"
_ZIP = f"{_BUILDS}/src/wordpress/wp-6.5.zip"
_LIST = "wp-includes/assets/script-loader-packages.php"
_ENTRY = re.compile(r"'([\w-]+)\.js' => array\('dependencies' => array\(([^)]*)\)")
_VENDOR = {
    "react": "react",
    "react-dom": "react-dom",
    "lodash": "lodash",
    "moment": "moment",
    "wp-polyfill": "wp-polyfill",
    "wp-polyfill-inert": "wp-polyfill-inert",
    "regenerator-runtime": "regenerator-runtime",
}
# A block that the editor must refuse, or it looks at nothing.
CONTROL = (
    "<!-- wp:heading -->\n<h3>No level said</h3>\n<!-- /wp:heading -->\n\n"
    "<!-- wp:quote -->\n<blockquote><p>No class</p></blockquote>\n<!-- /wp:quote -->"
)


def looked_at(posts: Sequence[tuple[str, str]], site: Path, address: str) -> list[dict[str, Any]]:
    """Each post with its blocks; the first one is the control. `site` is served at `address`."""
    home = site / "editor"
    home.mkdir(exist_ok=True)
    link = home / "dist"
    if not link.exists():
        link.symlink_to(module(_DIST), target_is_directory=True)
    scripts = "\n".join(f'<script src="dist/{name}.min.js"></script>' for name in _order())
    page = (
        f'<!doctype html>\n<meta charset="utf-8">\n<title>x</title>\n<body>\n{scripts}\n</body>\n'
    )
    (home / "index.html").write_text(page, encoding="utf-8")
    wish = {"editor": f"{address}/editor/index.html", "posts": [("control", CONTROL), *posts]}
    answer = browser({"blocks": wish})
    for fault in answer.get("faults", []):
        print(f"  the editor's page says: {fault}")
    found: list[dict[str, Any]] = answer["blocks"]
    return found


def _order() -> list[str]:
    """The scripts that the block library needs, each behind what it needs."""
    with zipfile.ZipFile(module(_ZIP)) as archive:
        text = archive.read(_LIST).decode("utf-8")
    needs = {name: re.findall(r"'([\w-]+)'", inner) for name, inner in _ENTRY.findall(text)}
    order: list[str] = []

    def add(handle: str) -> None:
        name = _VENDOR.get(handle)
        file = f"vendor/{name}" if name else handle.removeprefix("wp-")
        if file in order:
            return
        for one in needs.get(handle.removeprefix("wp-"), []) if not name else ():
            add(one)
        if handle == "react-dom":
            add("react")
        order.append(file)

    add("wp-polyfill")
    add("wp-block-library")
    return order
