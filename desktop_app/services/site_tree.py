"""An article's files inside a site that holds others: one by one, and none that is not ours."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING

from desktop_app.errors import TargetError, TargetExistsError
from desktop_app.services.moves import Moves
from desktop_app.store.files import atomic_write, fsync_tree, make_folder, target_error

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
    Files change places with those of `scratch`, so that an error puts them all back, and a full
    disk has nothing to refuse. While they move the manifest names those of both states, so that
    `finish_tree`, or else the next export, finishes what a crash has stopped.
    """  # fmt: skip
    manifest = manifest_of(site, slug)
    before, new = files_of(manifest), digests(scratch)
    for name in new:
        _refuse_foreign(site / name, before.get(name, set()), overwrite=overwrite)
    old = {name: sorted(known)[-1] for name, known in before.items()}
    final = manifest_text(profile, entry, new)
    try:
        fsync_tree(scratch)
        make_folder(manifest.parent)
        was = manifest.read_bytes() if manifest.exists() else b""
        if old != new:
            value = json.loads(final) | {"before": old}
            atomic_write(manifest, (json.dumps(value, ensure_ascii=False) + "\n").encode())
        order = sorted(new, key=lambda name: name == entry)
        moves = Moves(site, scratch)
        try:
            for done, name in enumerate(order):
                progress("Writing into the site", done, len(order))
                if not _is_same(site / name, new[name]):
                    moves.put(name)
            for name in before.keys() - new.keys():
                if _is_ours(site / name, before[name]):
                    moves.take(name)
            moves.sync()
            atomic_write(manifest, final.encode())
        except BaseException:
            if moves.undo():
                _put_back(manifest, was)
            raise
    except OSError as error:
        raise target_error(error, site) from error


def finish_tree(scratch: Path, site: Path, slug: str) -> None:
    """Bring a site to the new state after a crash, as far as `scratch` still has its files."""
    manifest = manifest_of(site, slug)
    try:
        value = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return
    if not isinstance(value, dict) or "before" not in value:
        return  # it had not begun, or was through
    new = value.get("files")
    if not isinstance(new, dict) or not all(_is_inside(str(name)) for name in new):
        return
    moves = Moves(site, scratch)
    for name, digest in new.items():
        if not _is_same(site / name, digest):
            if not _is_same(scratch / name, digest):
                return  # the next export finishes it
            moves.put(name)
    for name, known in files_of(manifest).items():
        if name not in new and _is_ours(site / name, known):
            moves.take(name)
    moves.sync()
    del value["before"]
    text = manifest_text(str(value.get("profile")), str(value.get("entry")), new)
    atomic_write(manifest, text.encode())


def manifest_of(site: Path, slug: str) -> Path:
    """Where a site keeps the manifest of an article."""
    return site / _FOLDER / f"{slug}.json"


def _put_back(manifest: Path, was: bytes) -> None:
    with contextlib.suppress(TargetError, OSError):
        if was:
            atomic_write(manifest, was)
        else:
            manifest.unlink()
            manifest.parent.rmdir()


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


def _is_ours(path: Path, known: set[str]) -> bool:
    """Whether the file is still as one of our exports has written it."""
    return path.is_file() and not path.is_symlink() and _digest(path) in known


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
