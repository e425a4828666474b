"""The house style: one file in the library that the desk shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop_app.domain.finding import Severity
from desktop_app.domain.records import HouseStyle
from desktop_app.domain.review import custom_key, known_scale, words_key
from desktop_app.errors import InputError
from desktop_app.services.changes import Changes
from desktop_app.store.files import atomic_write

if TYPE_CHECKING:
    from collections.abc import Iterable
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
        checks = _table(document, "checks")
        off = checks.get("off")
        names = _table(document, "names")
        images = _table(document, "images")
        budget = images.get("budget")
        limit = names.get("also_stars_limit")
        return HouseStyle(
            silenced=tuple(map(str, off)) if isinstance(off, list) else (),
            severities=_severities(_table(checks, "severity")),
            serial_comma=names.get("serial_comma") is True,
            also_stars_limit=max(0, limit) if type(limit) is int else 0,
            credit_pattern=_pattern(images.get("credit")),
            avif=images.get("avif") is True,
            picture_budget=budget if type(budget) is int and budget > 0 else 500,
            scales=(scales := _scales(_table(document, "scales"))),
            default_scale=_default(_table(document, "scales").get("default"), scales),
        )

    def silence(self, code: str) -> Changes:
        """Switch a check off for the desk; raises InputError where the file cannot be read."""
        known = self.load().silenced
        return self._set_off(known if code in known else (*known, code))

    def allow(self, codes: Iterable[str]) -> Changes:
        """Switch checks on again; raises InputError as above."""
        gone = frozenset(codes)
        return self._set_off(tuple(code for code in self.load().silenced if code not in gone))

    def _set_off(self, codes: tuple[str, ...]) -> Changes:
        try:
            document = tomlkit.parse(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            document = tomlkit.document()
        except (OSError, UnicodeDecodeError, TOMLKitError) as error:
            raise InputError(
                "The house style cannot be read, so nothing was changed.",
                f"Mend or remove {FILE} in the library’s folder.",
            ) from error
        if codes != self.load().silenced:
            checks = document.setdefault("checks", tomlkit.table())
            checks["off"] = list(codes)
            atomic_write(self._path, tomlkit.dumps(document).encode())
        # Whatever shows records looks at them again.
        return Changes(productions=True)


def _severities(table: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    known = [str(one) for one in Severity]
    return tuple((code, str(wanted)) for code, wanted in table.items() if wanted in known)


def _scales(tables: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The desk's own scales: so many of something, or words from worst to best."""
    found = []
    for own, table in tables.items():
        if not isinstance(table, dict):
            continue
        words, best = table.get("words"), table.get("best")
        key = ""
        if isinstance(words, list):
            key = words_key(map(str, words))
        elif type(best) is int:
            unit = str(table.get("unit") or own)
            key = custom_key(best, unit, halves=table.get("halves") is True)
        scale = known_scale(key)
        if scale is not None:
            found.append((key, str(table.get("name") or scale.name)))
    return tuple(found)


def _default(wanted: object, scales: tuple[tuple[str, str], ...]) -> str:
    """A scale's key; one of the desk's own may be called by its name."""
    by_name = {name: key for key, name in scales}
    key = by_name.get(str(wanted), str(wanted))
    return key if known_scale(key) else ""


def _pattern(found: object) -> str:
    fits = isinstance(found, str) and "{source}" in found
    return str(found) if fits else HouseStyle().credit_pattern


def _table(document: dict[str, Any], name: str) -> dict[str, Any]:
    found = document.get(name)
    return found if isinstance(found, dict) else {}
