"""The house style: one file in the library that the desk shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop_app.domain.records import HouseStyle
from desktop_app.errors import InputError
from desktop_app.services.changes import Changes
from desktop_app.store.files import atomic_write

if TYPE_CHECKING:
    from pathlib import Path

FILE = "house-style.toml"


class HouseService:
    """Reads the file and writes single rules into it; comments and all else in it stay."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def load(self) -> HouseStyle:
        """The rules; those that the file does not have, or has wrongly, are as usual."""
        try:
            document = tomlkit.parse(self._path.read_text(encoding="utf-8")).unwrap()
        except (OSError, UnicodeDecodeError, TOMLKitError):
            return HouseStyle()
        off = _table(document, "checks").get("off")
        names = _table(document, "names")
        images = _table(document, "images")
        budget = images.get("budget")
        limit = names.get("also_stars_limit")
        return HouseStyle(
            silenced=tuple(map(str, off)) if isinstance(off, list) else (),
            serial_comma=names.get("serial_comma") is True,
            also_stars_limit=max(0, limit) if type(limit) is int else 0,
            credit_pattern=_pattern(images.get("credit")),
            avif=images.get("avif") is True,
            picture_budget=budget if type(budget) is int and budget > 0 else 500,
        )

    def silence(self, code: str) -> Changes:
        """Switch a check off for the desk; raises InputError where the file cannot be read."""
        try:
            document = tomlkit.parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            document = tomlkit.document()
        except (OSError, UnicodeDecodeError, TOMLKitError) as error:
            raise InputError(
                "The house style cannot be read, so nothing was changed.",
                f"Mend or remove {FILE} in the library’s folder.",
            ) from error
        known = [*self.load().silenced]
        if code not in known:
            checks = document.setdefault("checks", tomlkit.table())
            checks["off"] = [*known, code]
            atomic_write(self._path, tomlkit.dumps(document).encode())
        # Whatever shows records looks at them again.
        return Changes(productions=True)


def _pattern(found: object) -> str:
    fits = isinstance(found, str) and "{source}" in found
    return str(found) if fits else HouseStyle().credit_pattern


def _table(document: dict[str, Any], name: str) -> dict[str, Any]:
    found = document.get(name)
    return found if isinstance(found, dict) else {}
