"""An article's files inside a site that holds others: one by one, and none that is not ours."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from desktop_app.errors import TargetError, TargetExistsError
from desktop_app.store.files import atomic_write, make_folder, target_error

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.exporters.base import Progress

MANIFEST = "marquee-export.json"
_FOLDER = ".marquee"


def digests(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder, by its path in it, in order."""
    found = sorted(
        (path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file()
    )
    return {name: _digest(path) for name, path in found}


def manifest_text(profile: str, entry: str, files: Mapping[str, str]) -> str:
    """The manifest of an export: the same files make the same text."""
    value = {"made_by": "Marquee", "profile": profile, "entry": entry, "files": dict(files)}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def files_of(manifest: Path) -> dict[str, set[str]]:
    """The digests that a manifest names for each path; empty where there is no readable one."""
    try:
        value = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known: dict[str, set[str]] = {}
    for part in ("files", "before"):
        names = value.get(part) if isinstance(value, dict) else None
        for name, digest in names.items() if isinstance(names, dict) else ():
            if isinstance(digest, str) and _is_inside(name):
                known.setdefault(name, set()).add(digest)
    return known


def put_tree(
    scratch: Path,
    site: Path,
    slug: str,
    profile: str,
    entry: str,
    progress: Progress,
    *,
    overwrite: bool,
) -> None:
    """Put every file of `scratch` into the site, pictures first and the text last.

    A file of an earlier export that is as it was written is replaced, or removed where the new
    one has no use for it; any other in the way raises TargetExistsError without `overwrite`.
    While the files are being written the manifest names those of both states, so that the next
    export finishes what a crash has stopped.
    """  # fmt: skip
    manifest = site / _FOLDER / f"{slug}.json"
    before, new = files_of(manifest), digests(scratch)
    for name in new:
        _refuse_foreign(site / name, before.get(name, set()), overwrite=overwrite)
    old = {name: sorted(known)[-1] for name, known in before.items()}
    final = manifest_text(profile, entry, new)
    try:
        make_folder(manifest.parent)
        if old != new:
            value = json.loads(final) | {"before": old}
            atomic_write(manifest, (json.dumps(value, ensure_ascii=False) + "\n").encode())
        order = sorted(new, key=lambda name: name == entry)
        for done, name in enumerate(order):
            progress("Writing into the site", done, len(order))
            if not _is_same(site / name, new[name]):
                make_folder((site / name).parent)
                atomic_write(site / name, (scratch / name).read_bytes())
        for name in before.keys() - new.keys():
            path = site / name
            if path.is_file() and not path.is_symlink() and _digest(path) in before[name]:
                path.unlink()
        atomic_write(manifest, final.encode())
    except OSError as error:
        raise target_error(error, site) from error


def _refuse_foreign(path: Path, ours: set[str], *, overwrite: bool) -> None:
    try:
        if path.is_dir():
            raise TargetError(f"{path} is a folder.", "Move it away, or choose another site.")
        if not path.exists() or overwrite or _digest(path) in ours:
            return
    except OSError as error:
        raise target_error(error, path) from error
    raise TargetExistsError(
        f"{path} is there already, and not as Marquee has written it.",
        "Replace it, or choose another folder.",
    )


def _is_same(path: Path, digest: str) -> bool:
    return path.is_file() and _digest(path) == digest


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _is_inside(name: str) -> bool:
    """Whether a manifest's path stays below its site: the file may have been edited."""
    return (
        not name.startswith("/")
        and "\\" not in name
        and ":" not in name
        and (".." not in name.split("/"))
    )
