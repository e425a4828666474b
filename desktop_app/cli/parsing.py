"""The command line's grammar: what all commands have, and each command's own options."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop_app.cli.base import Command

_WINDOW = """\
Without a command the window opens:
  marquee [--library PATH] [FILE]
                        with FILE taken in as an article
  marquee --safe-mode   with plain preview and default settings; none are kept
  marquee --reset-ui    in its first size and with all panes
  marquee --self-test   not at all: try everything on a library that is thrown
                        away, and report (with --safe-mode without Chromium)
"""


def make_parser(
    commands: Sequence[Command], families: Mapping[str, str]
) -> argparse.ArgumentParser:
    """The parser; what it parses has the Command under `command`."""
    parser = argparse.ArgumentParser(
        prog="marquee",
        description="A desktop writing tool for people who write about films and series.",
        epilog=_WINDOW,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"marquee {__version__}")
    _add_library(parser, default=None)
    places = {"": _place(parser)}
    for command in commands:
        family, _, word = command.name.rpartition(" ")
        if family not in places:
            places[family] = _place(places[""].add_parser(family, help=families[family]))
        _add_command(places[family], word, command)
    return parser


class _CommandParser(argparse.ArgumentParser):
    """Gets a command's own options when it is that command which was typed."""

    command: Command | None = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:  # noqa: ANN401 - as argparse has it
        command, self.command = self.command, None
        if command is not None:
            command.load().add_options(self)
        return super().parse_known_args(args, namespace)


def _place(parser: argparse.ArgumentParser) -> argparse._SubParsersAction[_CommandParser]:
    """Where commands can be added."""
    return parser.add_subparsers(
        title="commands", metavar="COMMAND", required=True, parser_class=_CommandParser
    )


def _add_command(
    place: argparse._SubParsersAction[_CommandParser], word: str, command: Command
) -> None:
    text = command.text
    parser = place.add_parser(word, help=text, description=f"{text[:1].upper()}{text[1:]}.")
    parser.command = command
    parser.set_defaults(command=command)
    # Given behind the command it wins over one before it, and is no reset where it is not.
    _add_library(parser, default=argparse.SUPPRESS)


def _add_library(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--library",
        type=Path,
        metavar="PATH",
        default=default,
        help="the library’s folder, instead of MARQUEE_LIBRARY or your own",
    )
