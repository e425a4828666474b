"""The export profiles: those that come with Marquee, and the library's own over them."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.errors import InputError
from desktop_app.exporters import REGISTRY
from desktop_app.exporters.header import FIELDS
from desktop_app.exporters.profile import Profile, profile_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.records import Records
    from desktop_app.resources import Resources

_FILE = "house-style.toml"


class Profiles:
    """Reads the profiles anew whenever they are asked for: the file may be edited meanwhile."""

    def __init__(self, resources: Resources, folder: Callable[[], Path | None]) -> None:
        """`folder` is the library's, where there is one."""
        self._resources = resources
        self._folder = folder

    def all(self) -> tuple[Profile, ...]:
        """Every profile, ours first; raises InputError where the library's file is wrong."""
        tables = tomllib.loads(self._resources.text("profiles", "profiles.toml"))
        profiles = {key: profile_from(key, table) for key, table in tables.items()}
        for key, table in self._own().items():
            if not isinstance(table, dict):
                raise InputError(f"The profile “{key}” is no table.", f"Mend it in {_FILE}.")
            based_on = table.get("based_on", "")
            if based_on and based_on not in profiles:
                raise InputError(
                    f"The profile “{key}” is based on “{based_on}”, which is not there.",
                    f"Mend it in {_FILE}.",
                )
            made = profile_from(key, table, profiles.get(based_on) or profiles.get(key))
            if based_on and "name" not in table:
                made = replace(made, name=key)
            _check(made)
            profiles[key] = made
        return tuple(profiles.values())

    def named(self, key: str) -> Profile:
        """The profile of that key; raises InputError where there is none."""
        profiles = self.all()
        for profile in profiles:
            if profile.key == key:
                return profile
        known = ", ".join(profile.key for profile in profiles)
        raise InputError(f"There is no profile “{key}”.", f"There are {known}.")

    def _own(self) -> dict[str, object]:
        folder = self._folder()
        if folder is None:
            return {}
        try:
            values = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise InputError(
                "The house style cannot be read, and with it the profiles.",
                f"Mend or remove {_FILE} in the library’s folder.",
            ) from error
        own = values.get("profiles", {})
        return own if isinstance(own, dict) else {}


def _check(profile: Profile) -> None:
    formats = [one.key for one in REGISTRY]
    if profile.format not in formats:
        raise InputError(
            f"The profile “{profile.key}” has the format “{profile.format}”;"
            f" there are {', '.join(formats)}.",
            f"Mend it in {_FILE}.",
        )
    for name in profile.front_matter.values():
        if name not in FIELDS:
            raise InputError(
                f"The profile “{profile.key}” names the field “{name}”; there are"
                f" {', '.join(FIELDS)}.",
                f"Mend it in {_FILE}.",
            )


def resolved(records: Records, profile: Profile) -> Records:
    """The records with the addresses that the profile gives to hubs and published articles."""
    hubs = {
        slug: replace(hub, url=profile.hub_address(slug, hub.url))
        for slug, hub in records.hubs.items()
    }
    articles = {
        slug: link
        if link.url or not link.published
        else replace(link, url=profile.address(slug, link.date))
        for slug, link in records.articles.items()
    }
    return replace(records, hubs=hubs, articles=articles)
