"""The one place where database errors become the writer's errors, or stay bugs of ours."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from desktop_app.errors import ConflictError
from desktop_app.store import sqlite_only

if TYPE_CHECKING:
    from collections.abc import Iterator


def conflict() -> ConflictError:
    """The stored article is not the one that the change was based on."""
    return ConflictError(
        "This article was changed elsewhere meanwhile.",
        "Keep your text as a copy, and compare the two.",
    )


@contextmanager
def plain_errors() -> Iterator[None]:
    """Let only errors of ours, or bugs, out of the block."""
    try:
        with sqlite_only.translated():
            yield
    except StaleDataError as error:
        raise conflict() from error
    except DBAPIError as error:
        known = sqlite_only.known_error(error.orig)
        if known is None:
            raise
        raise known from error
