"""The export sheet: format, folder, what is in the way, progress, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.finding import Severity
from desktop_app.domain.leave import EMBARGO
from desktop_app.ui.dialogs.export_findings import (
    ExportFindings,
    ReasonRow,
    settles_itself,
)
from desktop_app.ui.dialogs.export_parts import (
    ChoiceRow,
    ExportProgress,
    ExportResult,
    FolderRow,
    ReplaceQuestion,
)
from desktop_app.ui.dialogs.format_cards import FormatCards
from desktop_app.ui.dialogs.format_choice import FormatChoice
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.domain.finding import Finding, FindingKey
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.requests import FixRequest
    from desktop_app.ui.theme import Theme

__all__ = ["ExportRequest", "ExportSheet", "FormatChoice", "OpenRequest"]


@dataclass(frozen=True)
class ExportRequest:
    """Export to `folder`; apply the fixes of `fixes` first, all in one step."""

    format: str
    folder: Path
    overwrite: bool = False
    fixes: tuple[Finding, ...] = ()
    left: frozenset[FindingKey] = frozenset()  # errors that may go out as they are
    embargo_reason: str = ""
    spoilers: str = ""  # how to hide them, where that can be chosen
    images: str = ""  # the formats of pictures, where they can be chosen


@dataclass(frozen=True)
class OpenRequest:
    """Show this file or folder with whatever the system opens it with."""

    path: Path


class ExportSheet(Sheet):
    """A view: it asks, and shows what it is told.

    Signals: `request_export(ExportRequest)`, `request_cancel()`, `request_copy_html()`,
    `request_fix(FixRequest)`, `request_jump(Finding)`, `request_open(OpenRequest)`,
    `profile_chosen(str)`.
    """

    request_export = Signal(object)
    request_cancel = Signal()
    request_copy_html = Signal()
    request_fix = Signal(object)
    request_open = Signal(object)
    request_jump = Signal(object)
    profile_chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        headline: str,
        formats: Sequence[FormatChoice],
        folder: Path,
        *,
        chosen: str = "",
        remembered: str = "",
        parent: QWidget,
    ) -> None:
        """`remembered` says for what the chosen profile is kept."""
        super().__init__(theme, parent, "", width=640)
        self.set_title(self.tr("Export “{0}”").format(headline or self.tr("Untitled")))
        self._passed: frozenset[FindingKey] = frozenset()
        self._embargoed = False
        self.remembered = make_label(theme, remembered, size=12.5, tone="soft", wrap=True)
        self.images = ChoiceRow(theme, icons, self.tr("Images"), self._image_names())
        self.spoilers = ChoiceRow(theme, icons, self.tr("Spoilers"), self._spoiler_names())
        self.reason = ReasonRow(theme, icons)
        self._findings: tuple[Finding, ...] = ()
        self._entry = folder
        self._running = False
        self._cancelled = False
        self.cards = FormatCards(theme, formats, chosen)
        self.folder_row = FolderRow(theme, icons, folder)
        self.question = ReplaceQuestion(theme, icons)
        self.findings = ExportFindings(theme, icons)
        self.progress = ExportProgress(theme)
        self.outcome = ExportResult(theme, icons)
        self.copy = TextButton(icons, self.tr("Copy HTML instead"), "clipboard-copy", kind="quiet")
        self.cancel = TextButton(icons, self.tr("Cancel"))
        self.open_folder = TextButton(icons, self.tr("Show folder"), "folder-open")
        self.open_page = TextButton(icons, self.tr("Open"), "external-link")
        self.go = TextButton(icons, self.tr("Export"), "send", kind="primary")
        self._lay_out()
        self._connect()
        self.show_findings(())
        self._show_choices()

    def show_findings(self, findings: Sequence[Finding], *, embargoed: bool = False) -> None:
        """Show what the checks say now."""
        self._findings = tuple(findings)
        self._embargoed = embargoed
        known = {finding.key for finding in findings}
        self._passed &= known
        self.findings.show_findings(findings, embargoed=embargoed, left=self._passed)
        self._refresh()

    def set_folder(self, folder: Path) -> None:
        """Propose another folder."""
        self.folder_row.set_folder(folder)

    def ask_replace(self) -> None:
        """Ask whether what lies in the folder may go."""
        self._show_choices()
        self.question.ask(self.folder_row.folder(), site=self._is_site())

    def show_progress(self, text: str, done: int, total: int) -> None:
        """Show how far it is; what was cancelled may still tell of its last step."""
        if self._cancelled:
            return
        self._running = True
        self.progress.show_step(text, done, total)
        self._show_page(self.progress)
        self._show_buttons(self.cancel)
        self.cancel.setText(self.tr("Cancel"))

    def show_result(
        self, entry: Path, files: int, left_out: Sequence[str] = (), heavy: Sequence[str] = ()
    ) -> None:
        """Show that it is done: `entry` is the page or file to open first."""
        self._running = False
        self._entry = entry
        self.outcome.show_done(self.folder_row.folder(), files, left_out, heavy)
        self._show_page(self.outcome)
        self.cancel.setText(self.tr("Close"))
        self.copy.setText(self.tr("Copy HTML"))
        self._show_buttons(self.copy, self.cancel, self.open_folder, self.open_page)
        self.open_page.setDefault(True)
        self.open_page.setFocus()

    def show_error(self, sentence: str, way_out: str = "") -> None:
        """Show why it did not work, above the choices: another folder may do."""
        self._running = False
        self._show_choices()
        self.outcome.show_error(sentence, way_out)
        self.outcome.show()

    def show_copied(self) -> None:
        """Say that the HTML is on the clipboard."""
        self.copy.setText(self.tr("Copied"))
        self.copy.set_icon_name("check")

    def reject(self) -> None:
        """Escape and Cancel stop an export under way first; else they close the sheet."""
        if self._running:
            self._running, self._cancelled = False, True
            self.request_cancel.emit()
            self._show_choices()
            return
        super().reject()

    def _image_names(self) -> dict[str, str]:
        return {
            "webp": self.tr("WebP and JPEG, up to 1600 px"),
            "avif": self.tr("AVIF, WebP and JPEG, up to 1600 px"),
            "plain": self.tr("JPEG alone, up to 1600 px"),
        }

    def _spoiler_names(self) -> dict[str, str]:
        return {
            "folded": self.tr("Folded, with a warning on top"),
            "footnote": self.tr("In footnotes, behind a warning"),
            "end": self.tr("At the end, below a warning"),
        }

    def _lay_out(self) -> None:
        self.choices = QWidget()
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.remembered)
        column.addWidget(self.cards)
        column.addWidget(self.folder_row)
        column.addWidget(self.images)
        column.addWidget(self.spoilers)
        column.addWidget(self.question)
        column.addWidget(self.findings)
        column.addWidget(self.reason)
        self.remembered.setVisible(bool(self.remembered.text()))
        self._show_profile()
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.choices)
        self.body.addWidget(self.progress)
        self.add_button(self.copy, left=True)
        for button in (self.cancel, self.open_folder, self.open_page):
            self.add_button(button)
        self.add_button(self.go, default=True)

    def _connect(self) -> None:
        self.cards.chosen.connect(self._on_profile)
        self.findings.jump_asked.connect(self._on_jump)
        self.findings.leave_asked.connect(self._on_leave)
        self.reason.given.connect(self._on_reason)
        self.folder_row.changed.connect(self.question.hide)
        self.question.answered.connect(self._on_answered)
        self.findings.fix_asked.connect(self._on_fix)
        self.copy.clicked.connect(self.request_copy_html)
        self.cancel.clicked.connect(self.reject)
        self.open_folder.clicked.connect(self._on_open_folder)
        self.open_page.clicked.connect(self._on_open_page)
        self.go.clicked.connect(self._on_go)

    def _errors(self) -> tuple[Finding, ...]:
        """What still stops the export."""
        return tuple(
            finding
            for finding in self._findings
            if finding.severity is Severity.ERROR and finding.key not in self._passed
        )

    def _is_site(self) -> bool:
        choice = self.cards.choice()
        return choice is not None and choice.site

    def _show_profile(self) -> None:
        choice = self.cards.choice()
        self.folder_row.whole = self._is_site()
        self.images.show_ways(choice.kinds if choice else (), choice.images if choice else "")
        self.spoilers.show_ways(choice.ways if choice else (), choice.spoilers if choice else "")

    def _on_profile(self) -> None:
        self.question.hide()
        self._show_profile()
        self._refresh()
        self.profile_chosen.emit(self.cards.key())

    def _on_jump(self, finding: Finding) -> None:
        self.reject()
        self.request_jump.emit(finding)

    def _on_leave(self, finding: Finding) -> None:
        if finding.key in self._passed:
            self._passed -= {finding.key}
        elif finding.code == EMBARGO and not self.reason.reason():
            self.reason.ask()
            return
        else:
            self._passed |= {finding.key}
        self.show_findings(self._findings, embargoed=self._embargoed)

    def _on_reason(self) -> None:
        self._passed |= {finding.key for finding in self._findings if finding.code == EMBARGO}
        self.show_findings(self._findings, embargoed=self._embargoed)

    def _refresh(self) -> None:
        errors = self._errors()
        open_ones = [finding for finding in errors if not settles_itself(finding)]
        self.go.setEnabled(not open_ones)
        text, why = self.tr("Export"), ""
        if open_ones:
            why = self.tr("{0} to settle first").format(len(open_ones))
        elif errors:
            text = self.tr("Fix {0} and export").format(len(errors))
        self.go.setText(text)
        self.go.setAccessibleName(text)
        self.go.setToolTip(why)

    def _show_choices(self) -> None:
        self._show_page(self.choices)
        self.question.hide()
        self.cancel.setText(self.tr("Cancel"))
        self._show_buttons(self.copy, self.cancel, self.go)
        self.go.setDefault(True)

    def _show_page(self, page: QWidget) -> None:
        for known in (self.choices, self.progress, self.outcome):
            known.setVisible(known is page)

    def _show_buttons(self, *shown: TextButton) -> None:
        for button in (self.copy, self.cancel, self.open_folder, self.open_page, self.go):
            button.setVisible(button in shown)

    def _on_go(self) -> None:
        if self.folder_row.folder().exists() and not self._is_site():
            self.question.ask(self.folder_row.folder())
            return
        self._ask(overwrite=False)

    def _on_answered(self, replace: bool) -> None:
        if replace:
            self._ask(overwrite=True)

    def _ask(self, *, overwrite: bool) -> None:
        self._cancelled = False
        self.outcome.hide()
        request = ExportRequest(
            self.cards.key(),
            self.folder_row.folder(),
            overwrite,
            self._errors(),
            self._passed,
            self.reason.reason() if self._embargo_left() else "",
            self.spoilers.way() if self._other_way() else "",
            self.images.way() if self._other_images() else "",
        )
        self.request_export.emit(request)

    def _embargo_left(self) -> bool:
        return any(code == EMBARGO for code, *_ in self._passed)

    def _other_images(self) -> bool:
        choice = self.cards.choice()
        return choice is not None and self.images.way() != choice.images

    def _other_way(self) -> bool:
        choice = self.cards.choice()
        return choice is not None and self.spoilers.way() != choice.spoilers

    def _on_fix(self, wish: FixRequest) -> None:
        # Where the writer must supply words, the place for them lies under this sheet.
        if not settles_itself(wish.finding):
            self.reject()
        self.request_fix.emit(wish)

    def _on_open_folder(self) -> None:
        self.request_open.emit(OpenRequest(self.folder_row.folder()))

    def _on_open_page(self) -> None:
        self.request_open.emit(OpenRequest(self._entry))
