"""What was written since the start, and for how long."""

from __future__ import annotations

from uuid import UUID

from desktop_app.ui.session import IDLE, Session

ONE, OTHER = UUID(int=1), UUID(int=2)


def test_words_are_net_over_all_articles():
    session = Session(lambda: 0.0)
    session.note_words(ONE, 100)
    session.note_words(OTHER, 50)
    assert session.words == 0
    session.note_words(ONE, 130)
    session.note_words(OTHER, 45)
    session.note_words(ONE, 120)
    assert session.words == 20 - 5


def test_pauses_do_not_count():
    now = [0.0]
    session = Session(lambda: now[0])
    for moment in (0, 30, 60, 61 + 60, 61 + 60 + IDLE + 1, 400, 430):
        now[0] = float(moment)
        session.note_edit()
    assert session.minutes == 2
    assert session._active == 60 + 0 + 30
