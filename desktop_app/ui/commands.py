"""The window's actions, menus and shortcuts, all made from the one registry."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop_app.ui.command_spec import QT_TRANSLATE_NOOP, ActionSpec
from desktop_app.ui.commands_editing import EDITING, VIEWING
from desktop_app.ui.commands_typing import TYPING
from desktop_app.ui.commands_window import WINDOW
from desktop_app.ui.commands_writing import WRITING
from desktop_app.ui.keymap import Keymap, native_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.icons import Icons

__all__ = ["MENUS", "REGISTRY", "SUBMENUS", "ActionSpec", "Commands"]

REGISTRY: tuple[ActionSpec, ...] = (*WRITING, *TYPING, *EDITING, *WINDOW, *VIEWING)

MENUS = {
    "article": QT_TRANSLATE_NOOP("Commands", "&Article"),
    "library": QT_TRANSLATE_NOOP("Commands", "&Library"),
    "edit": QT_TRANSLATE_NOOP("Commands", "&Edit"),
    "insert": QT_TRANSLATE_NOOP("Commands", "&Insert"),
    "view": QT_TRANSLATE_NOOP("Commands", "&View"),
    "go": QT_TRANSLATE_NOOP("Commands", "&Go"),
    "help": QT_TRANSLATE_NOOP("Commands", "&Help"),
}
SUBMENUS = {
    "new": QT_TRANSLATE_NOOP("Commands", "New of a kind"),
    "status": QT_TRANSLATE_NOOP("Commands", "Status"),
    "focus": QT_TRANSLATE_NOOP("Commands", "What focus mode keeps in front"),
    "theme": QT_TRANSLATE_NOOP("Commands", "Light and dark"),
    "table": QT_TRANSLATE_NOOP("Commands", "Table"),
    "quotes": QT_TRANSLATE_NOOP("Commands", "Quotes"),
    "spelling": QT_TRANSLATE_NOOP("Commands", "Spelling"),
}


class Commands(QObject):
    """Holds the QAction of every ActionSpec. One that nothing is bound to cannot be chosen.

    Signals: `ran(str)` with the id of a command that was chosen; `keys_changed()` when the writer
    has given a command other keys.
    """

    ran = Signal(str)
    keys_changed = Signal()

    def __init__(self, parent: QObject | None = None, kept_keys: str = "") -> None:
        super().__init__(parent)
        self.keymap = Keymap(REGISTRY, kept_keys)
        self._specs = {spec.id: spec for spec in REGISTRY}
        self._actions: dict[str, QAction] = {}
        self._slots: dict[str, Callable[..., object]] = {}
        self._takes_checked: dict[str, bool] = {}
        self._wanted: dict[str, bool] = {}
        self._why: dict[str, str] = {}
        self._icons: Icons | None = None
        self._tinted: set[QAction] = set()
        self._texts: list[tuple[str, str, Callable[[str], object]]] = []

    def build(self, parent: QWidget, icons: Icons) -> tuple[QAction, ...]:
        """Make all actions, and let them work anywhere in `parent`."""
        self._icons = icons
        for spec in REGISTRY:
            action = QAction(_translated(spec.text), parent)
            action.setObjectName(spec.id)
            action.setCheckable(spec.checkable)
            action.setShortcuts(self._sequences(spec.id))
            action.setProperty("icon_name", spec.icon)
            action.triggered.connect(self._on_triggered)
            self._actions[spec.id] = action
            self._refresh(spec.id)
        parent.addActions(list(self._actions.values()))
        icons.theme.changed.connect(self._tinted.clear)
        return tuple(self._actions.values())

    def spec(self, id_: str) -> ActionSpec:
        """What the registry says about it."""
        return self._specs[id_]

    def action(self, id_: str) -> QAction:
        """The action of that id."""
        return self._actions[id_]

    def bind(self, id_: str, slot: Callable[..., object]) -> None:
        """Say what it does; a slot that takes an argument gets whether it is now checked."""
        if id_ not in self._specs:
            raise KeyError(id_)
        self._slots[id_] = slot
        # Asked here and not when the key is pressed: Qt's own methods have no signature to ask.
        self._takes_checked[id_] = bool(inspect.signature(slot).parameters)
        self._refresh(id_)

    def set_enabled(self, id_: str, enabled: bool, why: str = "") -> None:
        """Allow it, or say why it cannot be done now."""
        self._wanted[id_] = enabled
        self._why[id_] = "" if enabled else why
        self._refresh(id_)

    def set_checked(self, id_: str, checked: bool) -> None:
        """Show its state without running it."""
        self._actions[id_].setChecked(checked)

    def set_icon_name(self, id_: str, name: str) -> None:
        """Give it another icon, for one that says what it will do next."""
        action = self._actions[id_]
        action.setProperty("icon_name", name)
        self._tinted.discard(action)
        action.changed.emit()

    def key_text(self, id_: str) -> str:
        """The first of its keys as the system writes them; "" where it has none."""
        return native_text(self.keymap.keys(id_))

    def tip(self, text: str, id_: str) -> str:
        """A tooltip with the keys of a command, where it has any."""
        keys = self.key_text(id_)
        return f"{text} ({keys})" if keys else text

    def follow_keys(self, id_: str, text: str, show: Callable[[str], object]) -> None:
        """Show a text that has Marquee's own keys of a command in it with those it has now."""
        self._texts.append((id_, text, show))
        self._show_text(id_, text, show)

    def _show_text(self, id_: str, text: str, show: Callable[[str], object]) -> None:
        own, now = native_text(self.keymap.own(id_)), self.key_text(id_)
        if not now:
            text = text.replace(f" ({own})", "").replace(f", {own}", "")
        show(text.replace(own, now) if now else text)

    def give_keys(self, id_: str, keys: str) -> None:
        """Give it these keys and no others; whichever command had them loses them."""
        self.keymap.give(id_, keys)
        self._take_keys()

    def reset_keys(self, id_: str = "") -> None:
        """Give it Marquee's own keys again, or all commands theirs."""
        if id_:
            self.keymap.reset(id_)
        else:
            self.keymap.reset_all()
        self._take_keys()

    def _take_keys(self) -> None:
        for id_, action in self._actions.items():
            wanted = self._sequences(id_)
            if action.shortcuts() != wanted:
                action.setShortcuts(wanted)
                self._refresh(id_)
        for one in self._texts:
            self._show_text(*one)
        self.keys_changed.emit()

    def _sequences(self, id_: str) -> list[QKeySequence]:
        return [QKeySequence(keys) for keys in self.keymap.keys(id_).split("; ") if keys]

    def why(self, id_: str) -> str:
        """Why it cannot be done now; "" where it can, or where nothing is known."""
        return "" if self._actions[id_].isEnabled() else self._why.get(id_, "")

    def on_toolbar(self, place: str) -> tuple[str, ...]:
        """The ids of the commands with that place in the top bar, in order."""
        found = [spec for spec in REGISTRY if spec.toolbar.partition(":")[0] == place]
        return tuple(spec.id for spec in sorted(found, key=lambda spec: spec.toolbar))

    def menu_title(self, name: str) -> str:
        """A menu's title without its mnemonic."""
        return _translated(MENUS[name]).replace("&", "")

    def menus(self, parent: QWidget) -> tuple[QMenu, ...]:
        """The menus with all commands in them."""
        return tuple(self.menu(parent, name) for name in MENUS)

    def menu(self, parent: QWidget, name: str) -> QMenu:
        """One menu, its groups parted by lines."""
        menu = QMenu(_translated(MENUS[name]), parent)
        menu.aboutToShow.connect(self._tint_shown)
        submenus: dict[str, QMenu] = {}
        group = ""
        for spec in REGISTRY:
            home, _, rest = spec.menu.partition(":")
            number, _, submenu = rest.partition(">")
            if home != name:
                continue
            if group and number != group:
                menu.addSeparator()
            group = number
            if not submenu:
                menu.addAction(self._actions[spec.id])
                continue
            if submenu not in submenus:
                submenus[submenu] = menu.addMenu(_translated(SUBMENUS[submenu]))
                submenus[submenu].aboutToShow.connect(self._tint_shown)
            submenus[submenu].addAction(self._actions[spec.id])
        return menu

    def submenu(self, parent: QWidget, name: str) -> QMenu:
        """One of the submenus by itself."""
        menu = QMenu(_translated(SUBMENUS[name]), parent)
        menu.aboutToShow.connect(self._tint_shown)
        menu.addActions(self._of_submenu(name))
        return menu

    def _of_submenu(self, name: str) -> Sequence[QAction]:
        return [self._actions[spec.id] for spec in REGISTRY if spec.menu.endswith(f">{name}")]

    def _on_triggered(self, checked: bool) -> None:
        action = self.sender()
        if action is None:
            return
        id_ = action.objectName()
        slot = self._slots[id_]
        if self._takes_checked[id_]:
            slot(checked)
        else:
            slot()
        self._tell(id_)

    def _tell(self, id_: str) -> None:
        self.ran.emit(id_)

    def _refresh(self, id_: str) -> None:
        action = self._actions.get(id_)
        if action is None:
            return
        action.setEnabled(id_ in self._slots and self._wanted.get(id_, True))
        spec = self._specs[id_]
        tooltip = self.tip(_translated(spec.text).rstrip("…"), id_)
        why = self.why(id_)
        action.setToolTip(f"{tooltip}\n{why}" if why else tooltip)
        action.setStatusTip(_translated(spec.tooltip))

    def _tint_shown(self) -> None:
        # Only menus show these icons, and to render all of them takes a tenth of a second.
        menu = self.sender()
        if isinstance(menu, QMenu):
            for action in menu.actions():
                self.tint(action)

    def tint(self, action: QAction) -> None:
        """Give an action its icon in the theme's colours, before a menu shows it."""
        name = action.property("icon_name")
        if self._icons is not None and name and action not in self._tinted:
            self._tinted.add(action)
            action.setIcon(self._icons.icon(str(name), "ink_soft", 16))


def _translated(text: str) -> str:
    return QCoreApplication.translate("Commands", text)
