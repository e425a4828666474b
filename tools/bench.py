"""`make bench`: what start, typing, reading and listing cost, as CPU time, in one run.

`python -m tools.bench 10000` makes the library as large as that; it takes minutes to fill.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools.drive import allow_root

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

STARTS = 7
SENTENCE = (
    "Freder and *Maria* wait for the reels that [the archive](https://example.com) has kept. "
)


def main() -> int:
    """Measure and print one table."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    allow_root(lambda _text: None)
    print(f"{'what':58}{'median':>10}{'p95':>10}")
    start()
    reading()
    naming()
    typing()
    listing(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
    return 0


def start() -> None:
    """CPU from the start of the process to the first paint, in a process of its own."""
    runs = []
    for _ in range(STARTS):
        command = [sys.executable, "-m", "tools.first_paint"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        cpu, _wall, heavy = done.stdout.split()
        assert heavy == "-", f"loaded before the first paint: {heavy}"
        runs.append(float(cpu) * 1000)
    _row("start: CPU to the first paint, ms", runs)


def article(words: int) -> str:
    """An article of about that many words."""
    paragraph = SENTENCE * 6
    count = max(1, words // (14 * 6))
    parts = [f"## Part {n}\n\n{paragraph}" if n % 8 == 0 else paragraph for n in range(count)]
    return "\n\n".join(parts)


def reading() -> None:
    """CPU of one reading after one key in the middle of an article."""
    from uuid import uuid4

    from desktop_app.bootstrap import make_reader
    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.worker.protocol import ReadRequest

    for words in (1_000, 5_000, 20_000):
        reader = make_reader()
        body = article(words)
        mine = Article(uuid4(), "Headline", "Dek", body)
        reader.read(ReadRequest(0, mine, Records(), fresh=True))
        runs = []
        for number in range(1, 11):
            middle = len(body) // 2 + number
            changed = body[:middle] + "x" * number + body[middle:]
            request = ReadRequest(number, Article(mine.id, "Headline", "Dek", changed), Records())
            runs.append(_cpu(partial(reader.read, request)))
        _row(f"reading after one key, {words:,} words, CPU ms", runs)


def naming() -> None:
    """CPU of the mention engine over 20,000 words with 60 credits: all of it, and after one key."""
    import random
    from uuid import uuid4

    from desktop_app.domain.article import Details
    from desktop_app.domain.naming.engine import MentionEngine
    from desktop_app.domain.records import Credit, Person, Production, Records
    from desktop_app.markdown.parser import Parser
    from desktop_app.markdown.stretches import stretches

    pick = random.Random(5)
    given = ("Anna", "Bruno", "Carla", "Dieter", "Erika", "Fritz", "Greta", "Hans", "Ilse", "Jan")
    family = ("Abel", "Loos", "Rasp", "Helm", "George", "Fröhlich", "Klein-Rogge", "Lang", "Hunte")
    names = [f"{one} {other}{end}" for one in given for other in family for end in ("", "ow")]
    pick.shuffle(names)
    cast = tuple(
        Credit(uuid4(), Person(uuid4(), names[n], ""), character=names[n + 60], billing=n)
        for n in range(60)
    )
    film = Production(uuid4(), "metropolis-1927", "Metropolis", credits=cast)
    paragraphs = []
    for _ in range(286):
        sentences = []
        for _ in range(5):
            one = pick.choice(cast)
            whole = f"{one.character} ({one.person.name})"
            sentences.append(SENTENCE.replace("Freder", pick.choice((one.character, whole))))
        paragraphs.append("".join(sentences))
    body = "\n\n".join(paragraphs)
    parser = Parser()

    def found(text: str) -> tuple[str, object]:
        return text, stretches(parser.parse(text, Records(), Details()), text)

    def read(engine: MentionEngine, text: str, parts: object) -> None:
        _ = engine.read(text, parts, (film,)).all  # type: ignore[arg-type]

    words = f"{len(body.split()):,} words, 60 credits, CPU ms"
    engine = MentionEngine()
    whole_text = found(body)
    runs = [_cpu(partial(read, MentionEngine(), *whole_text)) for _ in range(5)]
    _row(f"names, {words}", runs)
    read(engine, *whole_text)
    keys = []
    for number in range(1, 11):
        middle = len(body) // 2 + number
        typed = found(body[:middle] + "x" * number + body[middle:])
        keys.append(_cpu(partial(read, engine, *typed)))
    _row(f"names after one key, {words}", keys)


def typing() -> None:
    """CPU from a key to the painted editor, highlighter on."""
    from PySide6.QtTest import QTest

    from desktop_app.app import build
    from desktop_app.domain.article import Article
    from tools.drive import own_paths, pause

    with tempfile.TemporaryDirectory() as folder:
        marquee = build(own_paths(Path(folder)))
        marquee.window.resize(1440, 900)
        marquee.window.show()
        parts = marquee.desk.parts
        from uuid import uuid4

        for words in (1_000, 20_000):
            body = article(words)
            parts.article.open(Article(uuid4(), "Headline", "Dek", body))
            pause(marquee, 1.0)
            middle = body.index("\n", len(body) // 2)
            parts.editor.go_to(middle, middle)
            pause(marquee, 0.5)
            runs = []
            for letter in "the reels that the archive has kept for so long":
                begin = time.thread_time()
                QTest.keyClicks(parts.editor.body, letter)
                parts.editor.body.viewport().repaint()
                runs.append((time.thread_time() - begin) * 1000)
            _row(f"key to paint, {words:,} words, GUI thread CPU ms", runs)
        marquee.window.close()
        marquee.desk.close()


def listing(articles: int = 2_000) -> None:
    """CPU of listing, searching and saving in a library of articles of 800 words."""
    from dataclasses import replace

    from desktop_app.bootstrap import open_services
    from tools.drive import own_paths
    from tools.many import TYPED, fill_library

    with tempfile.TemporaryDirectory() as folder:
        paths = own_paths(Path(folder))
        fill_library(paths, articles)
        services = open_services(paths.library, write=True, paths=paths)
        library = services.library
        runs = [_cpu(partial(library.overview, 200)) for _ in range(20)]
        _row(f"first page of {articles:,} articles, CPU ms", runs)
        runs = [_cpu(library.overview) for _ in range(10)]
        _row(f"all of {articles:,} articles, CPU ms", runs)
        keys = [text[:end] for text in TYPED for end in range(2, len(text) + 1)]
        runs = [_cpu(partial(library.search, key)) for key in keys]
        _row(f"search as you type in {articles:,} articles, CPU ms", runs)
        runs = [_cpu(partial(library.ranked, text)) for text in TYPED]
        _row(f"best matches in {articles:,} articles, CPU ms", runs)
        saved = library.article(library.overview(1).rows[0].id)
        runs = []
        for number in range(30):
            changed = replace(saved, body=f"{saved.body}\n{number}")
            begin = time.process_time()
            saved, _changes = services.writing.save(changed)
            runs.append((time.process_time() - begin) * 1000)
        _row(f"save one of {articles:,} articles, CPU ms", runs)
        services.close()


def _cpu(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


def _row(what: str, runs: Iterable[float]) -> None:
    values = sorted(runs)
    p95 = values[min(len(values) - 1, round(0.95 * (len(values) - 1)))]
    print(f"{what:58}{statistics.median(values):10.1f}{p95:10.1f}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
