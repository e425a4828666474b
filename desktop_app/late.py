"""What is loaded when it is first wanted: the first paint needs none of it."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from desktop_app.ui.main_window import Boxes
from desktop_app.ui.sidebar.tabs import Tabs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.castfile import CastFile
    from desktop_app.domain.drift import CreditChange
    from desktop_app.domain.extraction import FoundPair
    from desktop_app.domain.finding import TextEdit
    from desktop_app.domain.hits import Hits, Query
    from desktop_app.domain.records import Production
    from desktop_app.language.rich_text.convert import Pasted
    from desktop_app.services.drift import Drift
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.desk.sheets import Sheets
    from desktop_app.ui.desk.writing_tools import WritingTools
    from desktop_app.ui.editor.body import BodyEdit
    from desktop_app.ui.editor.finder import Replacement
    from desktop_app.ui.editor.typing_help import TypingHelp


def warm_up() -> None:
    """Load what is slow to load and will be wanted soon; called off the GUI thread."""
    from desktop_app.ui.dialogs.fuzzy import warm_up

    warm_up()


def tabs() -> Tabs:
    """Say where the sidebar's tabs are; each is loaded when it is first looked at."""
    return Tabs(
        cast=lambda: load("sidebar.cast_tab", "CastTab"),
        images=lambda: load("sidebar.images_tab", "ImagesTab"),
        checks=lambda: load("sidebar.checks_tab", "ChecksTab"),
        details=lambda: load("sidebar.details_tab", "DetailsTab"),
        history=lambda: load("sidebar.history_tab", "HistoryTab"),
    )


def boxes() -> Boxes:
    """Say where the window's own boxes are."""
    return Boxes(
        palette=lambda: load("dialogs.palette_box", "PaletteBox"),
        shortcuts=lambda: load("dialogs.shortcuts", "ShortcutsSheet"),
        step=lambda window, forward: load("tab_order", "step")(window, forward=forward),
    )


def sheets() -> Sheets:
    """Say where the dialogs are; each is loaded when it is first shown."""
    from desktop_app.ui.desk.sheets import Sheets

    return Sheets(
        export=lambda: load("dialogs.export", "ExportSheet"),
        cast=lambda: load("dialogs.add_cast", "AddCastSheet"),
        found=lambda: load("dialogs.found_cast", "FoundCastSheet"),
        record=lambda: load("dialogs.record_sheet", "RecordSheet"),
        drift=lambda: load("dialogs.drift_sheet", "DriftSheet"),
        person=lambda: load("dialogs.person_sheet", "PersonSheet"),
        image=lambda: load("dialogs.image_record", "ImageRecordSheet"),
        many_images=lambda: load("dialogs.many_images", "ManyImagesSheet"),
        part=lambda: load("dialogs.copy_part", "CopyPartSheet"),
        message=lambda: load("dialogs.message", "MessageSheet"),
        crash=lambda: load("dialogs.crash", "CrashSheet"),
        about=lambda: load("dialogs.about", "AboutSheet"),
        restore=lambda: load("dialogs.restore", "RestoreSheet"),
        two_texts=lambda: load("dialogs.two_texts", "TwoTextsSheet"),
        imports=lambda: load("dialogs.import_sheet", "ImportSheet"),
        snippets=lambda: load("dialogs.snippet_box", "SnippetBox"),
    )


def typing_help(edit: BodyEdit) -> TypingHelp:
    """Make what helps while the body is typed; loaded behind the first paint."""
    made: type[TypingHelp] = load("editor.typing_help", "TypingHelp")
    return made(edit)


def find_cast(text: str, known: Sequence[Production]) -> tuple[FoundPair, ...]:
    """Find the cast that a text names; called off the GUI thread, since this is slow to load."""
    from desktop_app.domain.extraction import extract_cast

    return extract_cast(text, known)


def find_drift(article: Article, changes: Sequence[CreditChange]) -> Drift | None:
    """Say how far an article is behind its records; called off the GUI thread, as above."""
    from desktop_app.services.drift import drift_of

    return drift_of(article, changes)


def read_cast(path: Path) -> CastFile:
    """Read a cast from a file; called off the GUI thread, and loaded late."""
    from desktop_app.importers.cast_file import read_cast_file

    return read_cast_file(path)


def make_tools(desk: DeskCore) -> WritingTools:
    """Make what helps with writing; loaded once the library is open."""
    made: type[WritingTools] = load("desk.writing_tools", "WritingTools")
    return made(desk, find_hits, find_replacements, measure)


def find_hits(text: str, query: Query) -> Hits:
    """Look for words in a text; called off the GUI thread, as it loads what it needs."""
    from desktop_app.language.finding import find

    return find(text, query)


def find_replacements(text: str, query: Query, wanted: Replacement) -> tuple[TextEdit, ...]:
    """Say what is to be replaced by what; called off the GUI thread."""
    from desktop_app.language.finding import replacements

    return replacements(
        text,
        query,
        wanted.template,
        preserve_case=wanted.preserve_case,
        first_only=wanted.first_only,
    )


def measure(text: str) -> tuple[int, int]:
    """The words and characters of prose in a text; called off the GUI thread."""
    from desktop_app.markdown.counting import measure_prose

    return measure_prose(text)


def find_posts(
    places: Sequence[Path], stopped: Callable[[], bool]
) -> tuple[tuple[Path, Path | None], ...]:
    """Say which files are to be taken in; called off the GUI thread, and loaded late."""
    from desktop_app.services.folders import articles_in

    return articles_in(places, stopped)


def save_copy(article: Article, path: Path) -> None:
    """Write an article to a file outside the library; called off the GUI thread, as above."""
    from desktop_app.services.copying import save_copy

    save_copy(article, path)


def convert_rich(source: str, cells: bool) -> Pasted:
    """Make Markdown of pasted HTML, or of cells; called off the GUI thread, and loaded late."""
    from desktop_app.importers.inline_data import data_of, lifted
    from desktop_app.language.rich_text.convert import Pasted, from_cells, from_html

    if cells:
        return Pasted(from_cells(source))
    html, held = lifted(source)
    made = from_html(html)
    noted = [
        replace(one, source="", data=data_of(held.get(one.source, one.source)))
        for one in made.noted
    ]
    return replace(made, noted=tuple(noted))


def load(module: str, name: str) -> Any:  # noqa: ANN401 - whichever class was named
    """The class of that name, from a module of the window."""
    return getattr(import_module(f"desktop_app.ui.{module}"), name)
