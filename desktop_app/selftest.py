"""`marquee --self-test`: everything that matters is done once, on a library that is thrown away.

It is what a clean machine, a packager and whoever helps a writer ask: does this installation work?
Nothing of the user's is read or written.
"""

from __future__ import annotations

import io
import os
import platform
import sys
import time
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop_app import __version__
from desktop_app.errors import MarqueeError
from desktop_app.paths import paths_inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, MutableMapping, Sequence

    from PySide6.QtGui import QImage

    from desktop_app.app import Marquee
    from desktop_app.domain.article import Article
    from desktop_app.services.bundle import Services

SAFE = "--safe-mode"
WINDOW_SECONDS = 60.0
PAINT_SECONDS = 20.0
# A page of text and a picture has hundreds of colours; a blank one, or an error page, a few.
_COLOURS, _INK = 40, 0.01
_PICTURE = (640, 400)
_TYPO, _MEANT = "recieve", "receive"
_BRITISH = "colour"


class BrokenError(Exception):
    """A part has done its work and the result is not what it must be."""


@dataclass(frozen=True)
class Part:
    """One thing to try; `work` answers in a few words what it saw, and raises where it failed."""

    name: str
    work: Callable[[], str]


def run(arguments: Sequence[str]) -> int:
    """Try everything and report; 0 where all of it works, else 1."""
    choose_screen(os.environ)
    with TemporaryDirectory(prefix="marquee-self-test-", ignore_cleanup_errors=True) as folder:
        trial = Trial(Path(folder), safe=SAFE in arguments)
        try:
            return report(trial.parts(), _say)
        finally:
            trial.close()


def choose_screen(environment: MutableMapping[str, str]) -> None:
    """Work without a screen where there is none."""
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(environment.get(way) for way in ways):
        environment["QT_QPA_PLATFORM"] = "offscreen"


def report(parts: Iterable[Part], say: Callable[[str], object]) -> int:
    """Do one part after another, whatever comes of those before it; 0 where all work."""
    how = "packaged" if getattr(sys, "frozen", False) else "from source"
    say(f"Marquee {__version__}, {how}, Python {platform.python_version()}, {platform.platform()}")
    failed = done = 0
    for part in parts:
        began = time.monotonic()
        try:
            verdict, saw = "ok", part.work()
        except (BrokenError, MarqueeError) as error:
            verdict, saw = "FAILED", getattr(error, "sentence", str(error))
        except Exception as error:  # whatever it is, the report has to say it
            verdict, saw = "FAILED", f"{type(error).__name__}: {error}"
        failed += verdict != "ok"
        done += 1
        say(f"{verdict:<7} {part.name:<9} {saw} ({time.monotonic() - began:.1f} s)")
    say("Everything works." if not failed else f"{failed} of {done} parts failed.")
    return 1 if failed else 0


def looks_painted(picture: QImage) -> bool:
    """Whether there is a page on the picture: many colours, and ink on enough of it."""
    small = picture.scaledToWidth(min(picture.width(), 240)) if picture.width() else picture
    counts: dict[int, int] = {}
    for y in range(small.height()):
        for x in range(small.width()):
            colour = small.pixel(x, y)
            counts[colour] = counts.get(colour, 0) + 1
    total = sum(counts.values())
    if not total:
        return False
    ink = 1 - max(counts.values()) / total
    return len(counts) >= _COLOURS and ink >= _INK


def _word_document(words: str) -> bytes:
    """The smallest document that Word would take for one."""
    import zipfile

    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "word/document.xml": f'<w:document xmlns:w="{main}"><w:body><w:p><w:r><w:t>{words}</w:t>'
        "</w:r></w:p></w:body></w:document>",
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return target.getvalue()


class Trial:
    """The parts, and what they hand on to one another."""

    def __init__(self, folder: Path, *, safe: bool) -> None:
        self._folder = folder
        self._paths = paths_inside(folder)
        self._safe = safe
        self._services: Services | None = None
        self._marquee: Marquee | None = None

    def parts(self) -> tuple[Part, ...]:
        """All that is tried, in order."""
        return (
            Part("Library", self._library),
            Part("Picture", self._picture),
            Part("Exports", self._exports),
            Part("Import", self._import),
            Part("Spelling", self._spelling),
            Part("Backup", self._backup),
            Part("Window", self._window),
            Part("Preview", self._preview),
        )

    def close(self) -> None:
        """Let go of whatever a part has left open."""
        services, self._services = self._services, None
        if services is not None:
            services.close()
        marquee, self._marquee = self._marquee, None
        if marquee is not None:
            marquee.window.close()
            marquee.desk.close()

    # -------------------------------------------------------------------- without the window

    def _library(self) -> str:
        services = self._open()
        count = len(services.library.overview().rows)
        if not count:
            raise BrokenError("The sample articles are missing.")
        if not services.library.search("metropolis"):
            raise BrokenError("The search finds nothing.")
        return f"{count} articles, SQLite {services.sqlite_version}"

    def _picture(self) -> str:
        from PIL import Image

        services = self._needed()
        file = self._folder / "self-test.png"
        Image.linear_gradient("L").resize(_PICTURE).convert("RGB").save(file)
        image, _ = services.pictures.add_file(file, alt="A gradient", credit="Marquee")
        if (image.width, image.height) != _PICTURE:
            raise BrokenError(f"It was taken in as {image.width} × {image.height}.")
        article = self._article(services)
        body = f"{article.body.rstrip()}\n\n![A gradient](image:{image.slug})\n"
        services.writing.save(replace(article, body=body))
        pillow = import_module("PIL").__version__
        return f"{image.slug}, {image.width} × {image.height}, Pillow {pillow}"

    def _exports(self) -> str:
        services = self._needed()
        article = self._article(services)
        profiles = services.exporting.profiles()
        missing = {form.key for form in services.exporting.formats()}
        files = 0
        for profile in profiles:
            target = self._paths.exports / profile.key
            result = services.exporting.export(article, profile.key, target, anyway=True)
            if not result.entry.stat().st_size:
                raise BrokenError(f"The export for {profile.name} is empty.")
            missing.discard(profile.format)
            files += result.files
        if missing:
            raise BrokenError(f"No profile writes {', '.join(sorted(missing))}.")
        return f"{len(profiles)} profiles, {files} files"

    def _import(self) -> str:
        services = self._needed()
        words = "Read from a Word document."
        read = services.taking_in.prepare_data(_word_document(words), "self-test.docx", ".docx")
        if read.articles[0].article.body != words:
            raise BrokenError("A Word document comes in with other words.")
        article = self._article(services)
        file = self._folder / "self-test.marquee"
        services.handover.hand_over([article], services.library.records(), file)
        taken = services.taking_in.store(services.taking_in.prepare(file))
        if taken.added or taken.articles[0] != article:
            raise BrokenError("A hand-over comes back as something else.")
        return f"a Word document, and a hand-over of {file.stat().st_size // 1000} KB"

    def _spelling(self) -> str:
        from desktop_app.bootstrap import start_reader
        from desktop_app.worker.protocol import ReadRequest, Spelling

        services = self._needed()
        body = f"They will {_TYPO} the {_BRITISH} print.\n"
        article = replace(self._article(services), body=body)
        records = services.library.records()
        reader = start_reader()
        try:
            for dialect, wrong in (("us", {_TYPO, _BRITISH}), ("gb", {_TYPO})):
                asked = ReadRequest(1, article, records, fresh=True, spelling=Spelling(dialect))
                reading = reader.read(asked)
                found = {body[start:end] for start, end, _place in reading.misspelt}
                if found != wrong:
                    raise BrokenError(f"In English ({dialect}) it marks {sorted(found)}.")
            meant = reader.suggest(_TYPO)
            if _MEANT not in meant:
                raise BrokenError(f"For “{_TYPO}” it suggests {list(meant)}.")
        finally:
            reader.close()
        return f"two dialects, “{_TYPO}” is “{_MEANT}”"

    def _backup(self) -> str:
        from desktop_app.bootstrap import open_backups

        services = self._needed()
        backups = open_backups(self._paths)
        before = self._article(services)
        kept = backups.make()
        if not kept.whole or backups.last_good() is None:
            raise BrokenError("The backup is not whole.")
        services.writing.save(replace(before, headline="Overwritten"))
        services.close()
        self._services = None
        restored = backups.restore(kept.path)
        services = self._open()
        if self._article(services).headline != before.headline:
            raise BrokenError("The restored library is not as it was.")
        if restored.aside is None or not restored.aside.is_file():
            raise BrokenError("What was there has not been set aside.")
        return f"{restored.found.articles} articles kept, lost and restored"

    # ----------------------------------------------------------------------- with the window

    def _window(self) -> str:
        if self._services is not None:
            self._services.close()
            self._services = None
        # Qt reads the environment at this import.
        from PySide6.QtCore import qVersion

        from desktop_app.app import build

        marquee = self._marquee = build(self._paths, safe=self._safe)
        crashes: list[str] = []
        marquee.desk.parts.crash.crashed.connect(crashes.append)
        marquee.window.show()
        marquee.desk.start()
        settled = self._wait(lambda: bool(crashes) or marquee.desk.is_settled(), WINDOW_SECONDS)
        if crashes:
            raise BrokenError(crashes[0].strip().splitlines()[-1])
        if not settled:
            raise BrokenError("It did not come to rest within a minute.")
        return f"Qt {qVersion()}, platform {marquee.app.platformName()}"

    def _preview(self) -> str:
        marquee = self._marquee
        if marquee is None:
            raise BrokenError("There is no window to show it.")
        preview = marquee.desk.parts.preview
        state = preview.state()
        if state is None:
            raise BrokenError("It was never started.")
        if state.kind == "text" and not self._safe:
            raise BrokenError(f"Chromium could not be used ({state.why}): plain text is shown.")
        if not self._wait(lambda: looks_painted(preview.picture()), PAINT_SECONDS):
            raise BrokenError("The page stayed blank.")
        if state.kind == "text":
            return "painted as plain text, as safe mode has it"
        chromium = import_module("PySide6.QtWebEngineCore").qWebEngineChromiumVersion()
        return f"painted by Chromium {chromium}"

    def _wait(self, reached: Callable[[], bool], seconds: float) -> bool:
        assert self._marquee is not None
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._marquee.app.processEvents()
            if reached():
                return True
            time.sleep(0.02)
        return reached()

    # ------------------------------------------------------------------------------- helpers

    def _open(self) -> Services:
        from desktop_app.bootstrap import open_services

        self._services = open_services(self._paths.library, write=True, paths=self._paths)
        return self._services

    def _needed(self) -> Services:
        if self._services is None:
            raise BrokenError("There is no library to try it on.")
        return self._services

    @staticmethod
    def _article(services: Services) -> Article:
        return services.library.article_by_slug("metropolis-found")


def _say(line: str) -> None:
    """Print at once; a packaged program without a console has nowhere to print to."""
    if sys.stdout is None:
        return
    if isinstance(sys.stdout, io.TextIOWrapper):  # many Windows have no × to write into a file
        sys.stdout.reconfigure(errors="backslashreplace")
    print(line, flush=True)
