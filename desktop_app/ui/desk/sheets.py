"""Where the desk gets its dialogs from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.dialogs.about import AboutSheet
    from desktop_app.ui.dialogs.add_cast import AddCastSheet
    from desktop_app.ui.dialogs.copy_part import CopyPartSheet
    from desktop_app.ui.dialogs.crash import CrashSheet
    from desktop_app.ui.dialogs.drift_sheet import DriftSheet
    from desktop_app.ui.dialogs.export import ExportSheet
    from desktop_app.ui.dialogs.found_cast import FoundCastSheet
    from desktop_app.ui.dialogs.image_record import ImageRecordSheet
    from desktop_app.ui.dialogs.import_sheet import ImportSheet
    from desktop_app.ui.dialogs.many_images import ManyImagesSheet
    from desktop_app.ui.dialogs.message import MessageSheet
    from desktop_app.ui.dialogs.person_sheet import PersonSheet
    from desktop_app.ui.dialogs.record_sheet import RecordSheet
    from desktop_app.ui.dialogs.restore import RestoreSheet
    from desktop_app.ui.dialogs.snippet_box import SnippetBox
    from desktop_app.ui.dialogs.two_texts import TwoTextsSheet


@dataclass(frozen=True)
class Sheets:
    """Loads the dialogs when they are first asked for: the first paint needs none of them."""

    export: Callable[[], type[ExportSheet]]
    cast: Callable[[], type[AddCastSheet]]
    found: Callable[[], type[FoundCastSheet]]
    record: Callable[[], type[RecordSheet]]
    drift: Callable[[], type[DriftSheet]]
    person: Callable[[], type[PersonSheet]]
    image: Callable[[], type[ImageRecordSheet]]
    many_images: Callable[[], type[ManyImagesSheet]]
    part: Callable[[], type[CopyPartSheet]]
    message: Callable[[], type[MessageSheet]]
    crash: Callable[[], type[CrashSheet]]
    about: Callable[[], type[AboutSheet]]
    restore: Callable[[], type[RestoreSheet]]
    two_texts: Callable[[], type[TwoTextsSheet]]
    imports: Callable[[], type[ImportSheet]]
    snippets: Callable[[], type[SnippetBox]]
