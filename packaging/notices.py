"""Whose work is in the bundle: one page with every licence, and the same as a list for the SBOM."""

from __future__ import annotations

import html
import platform
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_QT = ("pyside6", "pyside6-essentials", "pyside6-addons", "shiboken6")
# The build machine's libraries that Python is built upon, and so go along (pruning.OF_PYTHON).
_SYSTEM = ("libssl3", "libffi8", "libbz2-1.0", "liblzma5", "zlib1g")
_BUNDLED = {
    "Inter-OFL.txt": ("Inter", "the typeface of the window", "OFL-1.1"),
    "SourceSerif4-OFL.txt": ("Source Serif 4", "the typeface of the page", "OFL-1.1"),
    "iAWriterQuattro-OFL.txt": ("iA Writer Quattro", "the typeface of the editor", "OFL-1.1"),
    "Lucide-ISC.txt": ("Lucide", "the icons", "ISC"),
    "dictionary-en.txt": ("SCOWL, English (US)", "the word list", "MIT AND BSD"),
    "dictionary-en-gb.txt": ("SCOWL, English (UK)", "the word list", "MIT AND BSD"),
    "dictionary-en-au.txt": ("SCOWL, English (Australia)", "the word list", "MIT AND BSD"),
    "dictionary-en-ca.txt": ("SCOWL, English (Canada)", "the word list", "MIT AND BSD"),
}
# Packages that come without the text of their licence, and where it is here.
_TEXTS = {"cobble": "cobble-BSD.txt"}


@dataclass(frozen=True)
class Notice:
    """One part, by whom it may be used how."""

    name: str
    version: str
    licence: str
    text: str
    kind: str  # "python", "data", "system"
    purl: str = ""


def notices() -> tuple[Notice, ...]:
    """Everything in the bundle but Marquee itself and Qt, which has its own words."""
    found = [_python()]
    found += [_package(name) for name in runtime_packages() if name not in _QT]
    for file, (name, _what, licence) in _BUNDLED.items():
        text = (ROOT / "licences" / file).read_text(encoding="utf-8")
        found.append(Notice(name, "", licence, text, "data"))
    return (*found, *_system())


def runtime_packages() -> tuple[str, ...]:
    """What Marquee is built upon, and what that needs: by name, in order."""
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    todo = [Requirement(line) for line in project["dependencies"]]
    seen: set[str] = set()
    while todo:
        wanted = todo.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if wanted.marker is not None and not wanted.marker.evaluate({"extra": ""}):
            continue
        if name in seen:
            continue
        try:
            made = distribution(name)
        except PackageNotFoundError:
            continue  # of an extra, or of another system
        seen.add(name)
        todo += [Requirement(line) for line in made.requires or ()]
    return tuple(sorted(seen))


def page(version: str) -> str:
    """The third-party licences as a page that stands alone."""
    parts = notices()
    qt = distribution("pyside6").version
    rows = "\n".join(
        f'<tr><td><a href="#p{index}">{_e(part.name)}</a></td><td>{_e(part.version)}</td>'
        f"<td>{_e(part.licence)}</td></tr>"
        for index, part in enumerate(parts)
    )
    texts = "\n".join(
        f'<h2 id="p{index}">{_e(part.name)} {_e(part.version)}</h2>\n<pre>{_e(part.text)}</pre>'
        for index, part in enumerate(parts)
    )
    lgpl, gpl = (
        (ROOT / "licences" / name).read_text(encoding="utf-8")
        for name in ("LGPL-3.0.txt", "GPL-3.0.txt")
    )
    own = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Licences of Marquee {_e(version)}</title>
<style>
body {{ font: 16px/1.55 Georgia, serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }}
pre {{ font-size: 12px; white-space: pre-wrap; background: #f6f4ef; padding: 1rem; }}
table {{ border-collapse: collapse; width: 100%; font-size: 14px; }}
td, th {{ text-align: left; padding: 3px 8px; border-bottom: 1px solid #ddd; vertical-align: top; }}
</style>
<h1>Licences of Marquee {_e(version)}</h1>
<p>Marquee itself is under the <a href="#marquee">MIT licence</a>. It is shipped together with the
works listed here, each under its own terms.</p>

<h2>Qt and PySide6 {_e(qt)}: GNU LGPL, version 3</h2>
<p>Marquee uses Qt and Qt for Python (PySide6, Shiboken6), © The Qt Company Ltd. and others, under
the <a href="#lgpl">GNU Lesser General Public License, version 3</a>, which adds to the
<a href="#gpl">GNU General Public License, version 3</a>. They are the unchanged files of the
packages that Qt publishes on PyPI.</p>
<ul>
<li><b>You may replace them.</b> They lie as ordinary shared libraries in Marquee’s folder, under
<code>_internal/PySide6</code> and <code>_internal/shiboken6</code>: put a version of your own, with
the same interface, in the place of any of them. Nothing in Marquee checks or forbids that, and its
licence allows the study of it, also by reverse engineering, for debugging such changes.</li>
<li><b>Their source</b> for this very version is offered by their makers at
<code>https://download.qt.io/official_releases/qt/{_e(".".join(qt.split(".")[:2]))}/{_e(qt)}/</code>
and
<code>https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-{_e(qt)}-src/</code>.
Whoever gave you this copy of Marquee has to give you that source too if you ask for it.</li>
<li>Qt holds works of third parties; Qt lists them, with their terms, at
<code>https://doc.qt.io/qt-6/licenses-used-in-qt.html</code>.</li>
<li>Qt WebEngine, which shows the page, is made of Chromium (© The Chromium Authors, BSD) and of the
works that Chromium holds, among them FFmpeg (LGPL 2.1). Qt lists them at
<code>https://doc.qt.io/qt-6/qtwebengine-licensing.html</code>; their texts are part of the source
named above.</li>
</ul>

<h2>Everything else</h2>
<table><tr><th>Part</th><th>Version</th><th>Licence</th></tr>
{rows}
</table>
<p>The launcher is PyInstaller’s, whose exception allows programs of any licence.</p>

<h2 id="marquee">Marquee</h2>
<pre>{_e(own)}</pre>
{texts}
<h2 id="lgpl">GNU Lesser General Public License, version 3</h2>
<pre>{_e(lgpl)}</pre>
<h2 id="gpl">GNU General Public License, version 3</h2>
<pre>{_e(gpl)}</pre>
</html>
"""


def _e(text: str) -> str:
    return html.escape(text)


def _python() -> Notice:
    folder = Path(sys.base_prefix) / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}"
    # Windows has it above its folder of modules, Debian with all the other packages'.
    own = Path(sys.base_prefix) / "LICENSE.txt"
    tries = (folder / "LICENSE.txt", own, Path("/usr/share/doc/python3.11/copyright"))
    text = next((file.read_text(encoding="utf-8") for file in tries if file.is_file()), "")
    if not text:
        raise SystemExit("Python comes without the text of its licence.")
    version = platform.python_version()
    return Notice("Python", version, "PSF-2.0", text, "python", f"pkg:generic/python@{version}")


def _package(name: str) -> Notice:
    made = distribution(name)
    texts = [text for file in _licence_files(made) if (text := _read(made, file))]
    meta = made.metadata
    said = meta.get("License-Expression") or meta.get("License") or _classified(made)
    licence = said.strip().splitlines()[0] if said.strip() else "see its text"
    if not texts and name in _TEXTS:
        texts = [(ROOT / "licences" / _TEXTS[name]).read_text(encoding="utf-8")]
    if not texts:
        raise SystemExit(f"{name} comes without the text of its licence ({licence}).")
    version = made.version
    purl = f"pkg:pypi/{name}@{version}"
    return Notice(meta["Name"], version, licence, "\n\n".join(texts), "python", purl)


def _licence_files(made: Distribution) -> list[str]:
    wanted = re.compile(r"dist-info/(.*/)?(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
    inside = re.compile(r"dist-info/licenses/", re.IGNORECASE)
    names = [str(file).replace("\\", "/") for file in made.files or ()]
    return [name for name in names if wanted.search(name) or inside.search(name)]


def _read(made: Distribution, name: str) -> str:
    return Path(str(made.locate_file(name))).read_text(encoding="utf-8", errors="replace").strip()


def _classified(made: Distribution) -> str:
    lines = made.metadata.get_all("Classifier") or []
    return " ".join(line.rsplit("::", 1)[1].strip() for line in lines if "License ::" in line)


def _system() -> list[Notice]:
    if sys.platform != "linux" or not Path("/usr/bin/dpkg-query").exists():
        return []
    found = []
    for name in _SYSTEM:
        asked = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", name],
            capture_output=True,
            text=True,
            check=False,
        )
        file = Path(f"/usr/share/doc/{name}/copyright")
        if asked.returncode == 0 and file.is_file():
            text = file.read_text(encoding="utf-8", errors="replace")
            purl = f"pkg:deb/debian/{name}@{asked.stdout}"
            found.append(Notice(name, asked.stdout, "see its text", text, "system", purl))
    return found
