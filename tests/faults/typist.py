"""Types numbered words into the real program, on its real editor, until somebody ends it.

`python -m tests.faults.typist FOLDER SEED`. It says, each line at once and with the time:

    typed T WORD     the last key of the word has been handled
    written T WORD   the journal has it on disk
    shown T WORD     "Saved" stands in the status bar, and this was the last word typed then
"""

from __future__ import annotations

import gc
import random
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from desktop_app import app as composition
from desktop_app.paths import paths_inside
from desktop_app.settings import Settings
from desktop_app.ui.preview.view import PreviewUnavailableError
from tests.faults.deeds import say
from tests.faults.ground import READY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop_app.app import Marquee
    from desktop_app.domain.journal import JournalEdit
    from desktop_app.ui.status_bar import SaveState

WORD = re.compile(r"x\d{7}y")


def started(root: Path) -> Marquee:
    """The real program on the library in that folder, with its plain preview, ready to type."""

    def no_web(_parts: object) -> object:
        raise PreviewUnavailableError("missing")

    composition._web_view = no_web  # type: ignore[assignment]
    sys.setswitchinterval(0.0005)
    marquee = composition.build(paths_inside(root), settings=Settings(theme="light"))
    marquee.window.show()
    marquee.desk.start(None)
    until = time.monotonic() + 60
    while not marquee.desk.is_settled():
        assert time.monotonic() < until, "the program does not come to rest"
        rest(20)
    return marquee


def rest(milliseconds: int) -> None:
    """Let the program go on for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Typist:
    """Somebody at the keyboard, and what the program says meanwhile."""

    def __init__(self, marquee: Marquee, seed: int) -> None:
        self._marquee = marquee
        self._chance = random.Random(f"typist {seed}")
        self._number = seed * 10_000
        self.last = ""
        self.state = "saved"
        parts = marquee.desk.parts
        parts.saver.state_changed.connect(self._on_state)
        record = parts.journal.record
        rest_of_word = ""

        def recorded(article_id: UUID, edits: Sequence[JournalEdit]) -> None:
            nonlocal rest_of_word
            record(article_id, edits)
            now = time.monotonic()
            text = rest_of_word + "".join(edit.text for edit in edits if edit.field == "body")
            for word in WORD.findall(text):
                say(f"written {now:.4f} {word}")
            rest_of_word = text[-8:] if not text.endswith(" ") else ""

        parts.journal.record = recorded  # type: ignore[method-assign]

    def _on_state(self, state: SaveState) -> None:
        self.state = state.state
        if state.state == "saved" and self.last:
            say(f"shown {time.monotonic():.4f} {self.last}")

    def word(self) -> str:
        """Type the next word, and sometimes a new paragraph."""
        body = self._marquee.desk.parts.editor.body
        self._number += 1
        word = f"x{self._number:07d}y"
        QTest.keyClicks(body, word)
        self.last = word
        say(f"typed {time.monotonic():.4f} {word}")
        if self._chance.random() < 0.05:
            QTest.keyClick(body, Qt.Key.Key_Return)
        else:
            QTest.keyClick(body, Qt.Key.Key_Space)
        return word

    def elsewhere(self) -> None:
        """Go on in another article: an untitled one of its own, or one that is there."""
        desk = self._marquee.desk
        if self._chance.random() < 0.4:
            desk.articles.new()
        else:
            overview = desk.articles.overview
            assert overview is not None
            desk.open_article(self._chance.choice(overview.rows).id)
        rest(60)  # keys that come while it is fetched would go to the one before
        self.to_start()

    def to_start(self) -> None:
        """Put the caret where it cannot be inside of anything special."""
        self._marquee.desk.parts.editor.go_to(0, 0)

    def go_on(self) -> None:
        """Type as a fast writer does, with a pause now and then."""
        while True:
            self.word()
            if self._chance.random() < 0.02:
                self.elsewhere()
            long = self._chance.random() < 0.04
            rest(self._chance.randint(1500, 2500) if long else self._chance.randint(20, 120))


def main() -> None:
    """Start the program and type."""
    root, seed = Path(sys.argv[1]), int(sys.argv[2])
    marquee = started(root)
    typist = Typist(marquee, seed)
    typist.to_start()
    gc.collect()
    for _ in range(3):
        typist.word()
    while typist.state != "saved":  # so that there is always something that was shown as saved
        rest(20)
    say(READY)
    typist.go_on()


if __name__ == "__main__":
    main()
