"""`make bench`: what start, typing, reading and listing cost, as CPU time, in one run.

`python -m tools.bench 10000` makes the library as large as that; it takes minutes to fill.
`--keep` stores what later runs are held against: `bench_baseline.json` has each
median of CPU as a multiple of a loop that every run measures itself by. A row that costs more than
its share and the margin fails the run; time on the clock never does.
"""

from __future__ import annotations

import json
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
BASELINE = Path(__file__).with_name("bench_baseline.json")
MARGIN, SLACK_MS = 1.4, 1.0  # beyond both, a row has become slower
SENTENCE = (
    "Freder and *Maria* wait for the reels that [the archive](https://example.com) has kept. "
)


class Report:
    """Prints rows as they come, and holds the medians against those that are stored."""

    def __init__(self) -> None:
        self._medians: dict[str, float] = {}
        self._loops: list[float] = []

    def row(self, what: str, runs: Iterable[float], *, held: bool = True) -> None:
        """Print median and p95 of a row; `held` ones are milliseconds of CPU to be compared."""
        values = sorted(runs)
        p95 = values[min(len(values) - 1, round(0.95 * (len(values) - 1)))]
        median = statistics.median(values)
        print(f"{what:58}{median:10.1f}{p95:10.1f}", flush=True)
        if held:
            self._medians[what] = median
            self._loops.append(_cpu(_loop))

    def keep(self) -> None:
        """Store the rows for later runs."""
        unit = statistics.median(self._loops)
        shares = {what: round(median / unit, 4) for what, median in self._medians.items()}
        BASELINE.write_text(json.dumps(shares, indent=1, ensure_ascii=False) + "\n", "utf-8")

    def slower(self) -> list[str]:
        """A sentence for each row that costs more CPU than it may."""
        stored = json.loads(BASELINE.read_text("utf-8")) if BASELINE.exists() else {}
        unit = statistics.median(self._loops)
        return [
            f"{what}: {median:.1f} ms, {stored[what] * unit:.1f} stored"
            for what, median in self._medians.items()
            if what in stored and median > stored[what] * unit * MARGIN + SLACK_MS
        ]


def _loop() -> None:
    """The measure of this machine at this moment: plain Python, some 20 ms of it."""
    found: dict[str, int] = {}
    for number in range(40_000):
        word = str(number % 977)
        found[word] = found.get(word, 0) + len(word)


def main() -> int:
    """Measure, print one table, and say what has become slower."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    allow_root(lambda _text: None)
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    report = Report()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(f"{f'load {load:.1f}':58}{'median':>10}{'p95':>10}")
    start(report)
    reading(report)
    naming(report)
    typing(report)
    tree(report)
    listing(report, numbers[0] if numbers else 2_000)
    if "--keep" in sys.argv:
        report.keep()
    slower = report.slower()
    for line in slower:
        print(f"slower than stored: {line}")
    return 1 if slower else 0


def start(report: Report) -> None:
    """CPU from the start of the process to the first paint, in a process of its own."""
    runs = []
    for _ in range(STARTS):
        command = [sys.executable, "-m", "tools.first_paint"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        cpu, _wall, heavy = done.stdout.split()
        assert heavy == "-", f"loaded before the first paint: {heavy}"
        runs.append(float(cpu) * 1000)
    report.row("start: CPU to the first paint, ms", runs)


def article(words: int) -> str:
    """An article of about that many words."""
    paragraph = SENTENCE * 6
    count = max(1, words // (14 * 6))
    parts = [f"## Part {n}\n\n{paragraph}" if n % 8 == 0 else paragraph for n in range(count)]
    return "\n\n".join(parts)


def reading(report: Report) -> None:
    """CPU of one reading after one key in the middle of an article."""
    from uuid import uuid4

    from desktop_app.bootstrap import make_reader
    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.worker.protocol import ReadRequest

    for words in (1_000, 5_000, 20_000, 80_000):
        reader = make_reader()
        body = article(words)
        mine = Article(uuid4(), "Headline", "Dek", body)
        reader.read(ReadRequest(0, mine, Records(), fresh=True))
        records = Records()
        reader.read(ReadRequest(0, mine, records, checks=False))
        middle = body.index("Freder", len(body) // 2) + 6
        for kind, quick in (("whole", False), ("quick", True)):
            runs = []
            for number in range(1, 11):
                changed = body[:middle] + "x" * number + body[middle:]
                request = ReadRequest(
                    number,
                    Article(mine.id, "Headline", "Dek", changed),
                    records,
                    checks=False,
                    quick=quick,
                )
                runs.append(_cpu(partial(reader.read, request)))
            report.row(f"{kind} reading after one key, {words:,} words, CPU ms", runs)


def naming(report: Report) -> None:
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
    report.row(f"names, {words}", runs)
    read(engine, *whole_text)
    keys = []
    for number in range(1, 11):
        middle = len(body) // 2 + number
        typed = found(body[:middle] + "x" * number + body[middle:])
        keys.append(_cpu(partial(read, engine, *typed)))
    report.row(f"names after one key, {words}", keys)


def typing(report: Report) -> None:
    """CPU from a key to the painted editor, highlighter on."""
    from dataclasses import replace

    from PySide6.QtTest import QTest

    from desktop_app.app import build
    from tools.drive import own_paths, pause, wait_for

    with tempfile.TemporaryDirectory() as folder:
        marquee = build(own_paths(Path(folder)))
        marquee.window.resize(1440, 900)
        marquee.window.show()
        marquee.desk.start(None)
        wait_for(marquee, marquee.desk.is_settled, 60)
        parts = marquee.desk.parts
        sample = parts.article.article()
        for words in (1_000, 20_000):
            body = article(words)
            parts.article.open(replace(sample, body=body))
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
            report.row(f"key to paint, {words:,} words, GUI thread CPU ms", runs)
        marquee.window.close()
        marquee.desk.close()


def tree(report: Report) -> None:
    """CPU of the whole process tree per typed character, opening, and memory, in a real window."""
    from tools.typing_cost import SIZES, measured
    from tools.virtual_display import virtual_display

    with virtual_display():
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        for kilobytes in SIZES:
            found = measured(kilobytes)
            size = f"{kilobytes} KB"
            report.row(f"process tree per typed character, {size}, CPU ms", [found["tree"]])
            for part in ("gui_thread", "other_threads", "reader", "chromium"):
                report.row(f"  of it {part}", [found[part]], held=False)
            report.row(
                f"longest turn of the GUI thread, {size}, CPU ms",
                [found["longest_gui_cpu_ms"]],
                held=False,
            )
            report.row(
                f"start to the first page, {size}, CPU ms", [found["first_page_cpu_s"] * 1000]
            )
            report.row(f"memory of the tree, {size}, PSS MB", [found["pss_mb"]], held=False)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def listing(report: Report, articles: int = 2_000) -> None:
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
        report.row(f"first page of {articles:,} articles, CPU ms", runs)
        runs = [_cpu(library.overview) for _ in range(10)]
        report.row(f"all of {articles:,} articles, CPU ms", runs)
        keys = [text[:end] for text in TYPED for end in range(2, len(text) + 1)]
        runs = [_cpu(partial(library.search, key)) for key in keys]
        report.row(f"search as you type in {articles:,} articles, CPU ms", runs)
        runs = [_cpu(partial(library.ranked, text)) for text in TYPED]
        report.row(f"best matches in {articles:,} articles, CPU ms", runs)
        saved = library.article(library.overview(1).rows[0].id)
        body = saved.body
        runs = []
        for number in range(30):
            changed = replace(saved, body=f"{body} {number}")
            begin = time.process_time()
            saved, _changes = services.writing.save(changed)
            runs.append((time.process_time() - begin) * 1000)
        report.row(f"save one of {articles:,} articles, CPU ms", runs)
        services.close()


def _cpu(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return (time.process_time() - begin) * 1000


if __name__ == "__main__":
    sys.exit(main())
