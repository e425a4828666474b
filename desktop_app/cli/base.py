"""What a command is, and the codes that it ends with."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

OK = 0
FAILED = 1
COULD_NOT_RUN = 2


class CommandFile(Protocol):
    """What the file of a command holds."""

    @staticmethod
    def add_options(parser: ArgumentParser) -> None:
        """Say what it takes."""

    @staticmethod
    def run(options: Namespace) -> int:
        """Do it; the exit code."""


class Command:
    """A command's line in the registry. Its file is loaded when it is the one that was typed.

    `name` is one word, or a family and a word in it; `refused` is the code that it ends with at an
    error that the user can do something about.
    """

    def __init__(self, name: str, text: str, file: str, *, refused: int = FAILED) -> None:
        self.name, self.text, self.refused = name, text, refused
        self._file = file

    def load(self) -> CommandFile:
        """Its file."""
        return cast("CommandFile", importlib.import_module(f"desktop_app.cli.{self._file}"))
