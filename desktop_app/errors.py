"""What can go wrong in a way that the writer can do something about.

MarqueeError
├── InputError        what was given cannot be read: a file, its front matter, an option
│   └── PatternError  what is to be looked for is no pattern, or takes too long
├── NotFoundError     no such article, image or production
├── TargetError       where something should be written, it cannot be
│   └── TargetExistsError  … since there is something already
├── LibraryError      the library cannot be opened or used
│   ├── LibraryInUseError
│   │   └── LibraryElsewhereError  … by a window that has come forward instead
│   ├── LibraryChangedError  its file was taken away or replaced while it was open
│   ├── LibraryNewerError
│   └── LibraryDamagedError
├── ConflictError     somebody else has changed it meanwhile
├── BlockedError      an export that findings of severity *error* stop
└── CancelledError    the writer called it off

Everything else that is raised is a bug of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding


class MarqueeError(Exception):
    """One plain sentence for the writer, and a way out where there is one."""

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = way_out


class InputError(MarqueeError):
    """What was given cannot be read."""


class PatternError(InputError):
    """A pattern that cannot be searched for, said in one line."""


class NotFoundError(MarqueeError):
    """There is no such thing in the library."""


class TargetError(MarqueeError):
    """It cannot be written there."""


class TargetExistsError(TargetError):
    """There is something already, and nobody has said that it may go."""


class LibraryError(MarqueeError):
    """The library cannot be opened or used."""


class LibraryInUseError(LibraryError):
    """Another process writes to the library."""


class LibraryElsewhereError(LibraryInUseError):
    """A window of this computer has the library, and has come forward: there is no need of two."""


class LibraryChangedError(LibraryError):
    """The library's file is not the one that was opened."""


class LibraryNewerError(LibraryError):
    """The library was made by a newer version."""


class LibraryDamagedError(LibraryError):
    """The library's file is not whole."""


class ConflictError(MarqueeError):
    """The stored article is newer than the one that was to be saved."""


class BlockedError(MarqueeError):
    """Findings stop the export."""

    def __init__(self, sentence: str, findings: tuple[Finding, ...], way_out: str = "") -> None:
        super().__init__(sentence, way_out)
        self.findings = findings


class CancelledError(MarqueeError):
    """The writer called it off."""
