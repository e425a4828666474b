"""A hand-over file of Marquee's back into articles and records; nothing in it is trusted."""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.canonical import article_from_json, cleaned
from desktop_app.domain.incoming import Incoming, IncomingPicture, image_from_plain
from desktop_app.domain.recordjson import hub_from_plain, production_from_plain
from desktop_app.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "marquee-handover"
VERSION = 1
SUFFIX = ".marquee"

MOST_FILES = 5000
MOST_BYTES = 500_000_000  # in all, unpacked
_MOST_TEXT = 20_000_000
_MOST_RATIO = 200  # of what is unpacked to what is packed; text seldom reaches 20
_SMALL = 1_000_000  # where no ratio does any harm
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,120}(?:/[a-z0-9][a-z0-9._-]{0,120})?")
_AGAIN = "Ask for it to be sent again, as a file."
_READABLE = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


def is_handover(path: Path) -> bool:
    """Whether a file is a zip that claims to be one of these, by its content."""
    try:
        with path.open("rb") as file:
            if file.read(4) != b"PK\3\4":
                return False
        if path.suffix.lower() == SUFFIX:
            return True
        with zipfile.ZipFile(path) as packed:
            return "manifest.json" in packed.namelist()[:MOST_FILES]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def read_handover(path: Path) -> tuple[Incoming, ...]:
    """The articles in it; raises InputError in one sentence where anything is not as it must be.

    All pictures and records come with the first article: they are stored together.
    """
    try:
        with zipfile.ZipFile(path) as packed:
            return _Reader(packed, path.name).articles()
    except InputError:
        raise
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or 'unknown'}.",
            "Copy it to this computer, then try again.",
        ) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise _damaged(path.name) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(path.name) from error


class _Reader:
    def __init__(self, packed: zipfile.ZipFile, name: str) -> None:
        self._packed = packed
        self._name = name
        self._entries = self._looked_at(packed.infolist())
        manifest = self._manifest()
        self._articles: list[str] = manifest["articles"]
        self._files = {str(one["path"]): one for one in manifest["files"]}
        if set(self._files) != set(self._entries) - {"manifest.json"}:
            raise _damaged(name)

    def articles(self) -> tuple[Incoming, ...]:
        records = json.loads(self._read("records.json", _MOST_TEXT))
        pictures = tuple(self._picture(plain) for plain in records["images"])
        productions = tuple(cleaned(production_from_plain(one)) for one in records["productions"])
        hubs = tuple(cleaned(hub_from_plain(one)) for one in records["hubs"])
        aliases = {str(key): str(value) for key, value in records["aliases"].items()}
        found = []
        for name, plain in zip(self._articles, records["articles"], strict=True):
            if plain["file"] != name:
                raise _damaged(self._name)
            article = article_from_json(json.dumps(plain["article"]))
            text = self._read(name, _MOST_TEXT).decode()
            if not text.startswith("---\n"):
                raise _damaged(self._name)
            # Our own front matter holds each value on one line, so that this ends it.
            body = text[text.index("\n---\n", 3) + len("\n---\n") :]
            if not body.startswith("\n"):
                raise _damaged(self._name)
            found.append(Incoming(cleaned(replace(article, body=body[1:])), aliases=aliases))
        if not found:
            raise InputError(f"There is no article in {self._name}.", _AGAIN)
        found[0] = replace(found[0], pictures=pictures, productions=productions, hubs=hubs)
        return tuple(found)

    def _picture(self, plain: dict[str, Any]) -> IncomingPicture:
        place = str(plain["file"])
        image = cleaned(image_from_plain({**plain, "file": ""}))
        if not place:
            return IncomingPicture(replace(image, sha256="", width=0, height=0))
        data = self._read(place, MOST_BYTES)
        if image.sha256 != hashlib.sha256(data).hexdigest():
            raise _damaged(self._name)
        return IncomingPicture(image, data=data)

    def _manifest(self) -> dict[str, Any]:
        if "manifest.json" not in self._entries:
            raise InputError(f"{self._name} is no hand-over file of Marquee.", _AGAIN)
        manifest = json.loads(self._unpacked("manifest.json", _MOST_TEXT))
        if manifest["format"] != FORMAT:
            raise InputError(f"{self._name} is no hand-over file of Marquee.", _AGAIN)
        if type(manifest["version"]) is not int or manifest["version"] < 1:
            raise _damaged(self._name)
        if manifest["version"] > VERSION:
            raise InputError(
                f"{self._name} was made by a newer Marquee.",
                "Update Marquee and open it again, or ask for it as Markdown.",
            )
        return dict(manifest)

    def _looked_at(self, infos: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        """The entries by name, none of them unpacked yet: anything odd refuses the whole."""
        if len(infos) > MOST_FILES:
            raise InputError(f"{self._name} holds more than {MOST_FILES:,} files.", _AGAIN)
        if sum(info.file_size for info in infos) > MOST_BYTES:
            raise InputError(
                f"{self._name} holds more than {MOST_BYTES // 1_000_000} MB.",
                "Have the articles handed over one by one.",
            )
        found: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            kind = stat.S_IFMT(info.external_attr >> 16)
            odd = (
                not _NAME.fullmatch(info.filename)
                or ".." in info.filename
                or info.filename in found
                or info.orig_filename != info.filename
                or kind not in (0, stat.S_IFREG)
            )
            packed = max(info.compress_size, 1)
            bomb = info.file_size > _SMALL and info.file_size / packed > _MOST_RATIO
            if odd or bomb or info.flag_bits & 1 or info.compress_type not in _READABLE:
                why = "is locked with a password" if info.flag_bits & 1 else _NOT_OURS
                raise InputError(f"{self._name} {why}.", _AGAIN)
            found[info.filename] = info
        return found

    def _read(self, name: str, most: int) -> bytes:
        """A file that is what the manifest says it is."""
        said = self._files[name]
        data = self._unpacked(name, most)
        if said["size"] != len(data) or said["sha256"] != hashlib.sha256(data).hexdigest():
            raise _damaged(self._name)
        return data

    def _unpacked(self, name: str, most: int) -> bytes:
        info = self._entries[name]
        if info.file_size > most:
            raise _damaged(self._name)
        with self._packed.open(info) as file:
            data = file.read(info.file_size + 1)  # whatever its head says, no more than that
        if len(data) != info.file_size:
            raise _damaged(self._name)
        return data


_NOT_OURS = "holds files that no Marquee has put there, so it was not taken in"


def _damaged(name: str) -> InputError:
    return InputError(f"{name} is damaged or not whole, so nothing of it was taken in.", _AGAIN)
