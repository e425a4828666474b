"""What of PySide6 and of the build machine's libraries goes into the bundle; used by the spec."""

from __future__ import annotations

import fnmatch
import os
import sys

# Entries are PyInstaller's: (name in the bundle, file on this machine, type).
Entry = tuple[str, str, str]

# Parts of Qt that Marquee has no use for, by their place in the bundle (`*` matches slashes too),
# as Windows has it: on Linux and macOS they lie one folder deeper, in PySide6/Qt.
UNUSED = (
    "PySide6/qml/*",
    "PySide6/translations/*",  # its languages are taken back below
    "PySide6/resources/*devtools*",
    "PySide6/resources/*debug*",
    "PySide6/plugins/egldeviceintegrations/*",
    "PySide6/plugins/generic/*",
    "PySide6/plugins/imageformats/*qpdf*",
    "PySide6/plugins/networkinformation/*",
    "PySide6/plugins/platforminputcontexts/*qtvirtualkeyboard*",
    "PySide6/plugins/platforms/*qeglfs*",
    "PySide6/plugins/platforms/*qlinuxfb*",
    "PySide6/plugins/platforms/*qminimal*",
    "PySide6/plugins/platforms/*qvkkhrdisplay*",
    "PySide6/plugins/platforms/*qvnc*",
    "PySide6/plugins/platformthemes/*qgtk3*",  # would bring the build machine's GTK along
    "PySide6/plugins/position/*",
    "PySide6/plugins/qmltooling/*",
    "PySide6/plugins/sqldrivers/*",
    "PySide6/plugins/tls/*",  # nothing goes to the network
)
# Chromium's own few words (a broken page, a file picker) are wanted in the program's language.
WEB_LANGUAGES = ("en-US.pak", "en-GB.pak")
# Of the build machine's libraries only what Python itself is built upon. The rest belongs to the
# system that Marquee runs on: an old libstdc++, for one, breaks newer graphics drivers.
OF_PYTHON = ("libpython", "libcrypto.so", "libffi.so", "libbz2.so", "liblzma.so", "libz.so")
# What Qt opens by name on Windows where the graphics driver is none or too old.
_OPENED = ("opengl32sw.dll", "d3dcompiler_47.dll")
_PROGRAMS = ("libexec/", "QtWebEngineProcess", ".exe", ".pyd")


def prune(binaries: list[Entry], datas: list[Entry]) -> tuple[list[Entry], list[Entry]]:
    """Both lists without what Marquee does not use, and without what only that needed."""
    if sys.platform == "darwin":  # a framework is a folder full of links, and falls apart
        return [e for e in binaries if _is_used(e[0])], [e for e in datas if _is_used(e[0])]
    kept = reachable([entry for entry in binaries if _is_used(entry[0]) and _is_ours(entry)])
    names = {entry[0] for entry in kept}
    files = [
        entry
        for entry in datas
        if _is_used(entry[0]) and (entry[2] != "SYMLINK" or _target_of(entry) in names)
    ]
    gone = {entry[0] for entry in binaries} - names
    print(f"Left out of the bundle: {len(gone)} libraries and plug-ins,", end=" ")
    print(f"{len(datas) - len(files)} files besides.")
    return kept, files


def reachable(binaries: list[Entry]) -> list[Entry]:
    """Python's modules, plug-ins, programs, and of the libraries those that any of them needs."""
    from PyInstaller.depend.bindepend import get_imports

    by_name: dict[str, list[Entry]] = {}
    for entry in binaries:
        by_name.setdefault(os.path.basename(entry[0]).lower(), []).append(entry)
    todo = [entry for entry in binaries if not _is_library(entry)]
    seen: set[str] = set()
    while todo:
        name, source, kind = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        if kind != "SYMLINK" and os.path.isfile(source):
            for needed, _path in get_imports(source):
                todo += by_name.get(os.path.basename(needed).lower(), [])
    return [entry for entry in binaries if entry[0] in seen]


def _is_library(entry: Entry) -> bool:
    name = entry[0].replace("\\", "/")
    if entry[2] not in {"BINARY", "SYMLINK"} or "/plugins/" in name:
        return False
    if any(part.lower() in name.lower() for part in _PROGRAMS):
        return False
    name = os.path.basename(name)
    return name.lower() not in _OPENED and not name.startswith(("libpython", "python3", "Python"))


def _is_used(name: str) -> bool:
    name = name.replace("\\", "/")
    if "/qtwebengine_locales/" in name:
        return name.endswith(WEB_LANGUAGES)
    name = name.replace("PySide6/Qt/", "PySide6/", 1)
    return not any(fnmatch.fnmatch(name, pattern) for pattern in UNUSED)


def _is_ours(entry: Entry) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if not entry[1].startswith(("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")):
        return True
    return "lib-dynload" in entry[1] or os.path.basename(entry[0]).startswith(OF_PYTHON)


def _target_of(entry: Entry) -> str:
    """What a link in the bundle points to, as a name in the bundle."""
    return os.path.normpath(os.path.join(os.path.dirname(entry[0]), entry[1]))
