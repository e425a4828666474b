"""The bundled faces: loaded when a style first asks for one, never before."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

if TYPE_CHECKING:
    from desktop_app.resources import Resources

UI = "Inter"
PAGE = "Source Serif 4"
WRITING = "iA Writer Quattro S"


class _Face(NamedTuple):
    file: str
    # The file claims another weight than it has; Qt must be told, or bold text comes out regular.
    weight: int = 0


_FACES: dict[str, tuple[_Face, ...]] = {
    UI: (
        _Face("Inter_400Regular.ttf"),
        _Face("Inter_500Medium.ttf"),
        _Face("Inter_600SemiBold.ttf"),
        _Face("Inter_700Bold.ttf"),
    ),
    PAGE: (
        _Face("SourceSerif4_400Regular.ttf"),
        _Face("SourceSerif4_400Regular_Italic.ttf"),
        _Face("SourceSerif4_600SemiBold.ttf"),
        _Face("SourceSerif4_700Bold.ttf"),
        _Face("SourceSerif4_700Bold_Italic.ttf"),
    ),
    WRITING: (
        _Face("iAWriterQuattro-Regular.ttf"),
        _Face("iAWriterQuattro-Italic.ttf"),
        _Face("iAWriterQuattro-Bold.ttf", 700),
        _Face("iAWriterQuattro-BoldItalic.ttf", 700),
    ),
}
_FALLBACKS = {
    UI: (UI, "Segoe UI", "SF Pro Text", "Noto Sans", "sans-serif"),
    PAGE: (PAGE, "Georgia", "Noto Serif", "serif"),
    WRITING: (WRITING, "Cascadia Mono", "Menlo", "Noto Sans Mono", "monospace"),
}


class Fonts:
    """Makes fonts of the three bundled families."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._loaded: set[str] = set()
        self._made: dict[tuple[str, int, int, bool], QFont] = {}

    def font(self, family: str, size: float, weight: int = 400, *, italic: bool = False) -> QFont:
        """A font of `size` pixels; `family` is one of UI, PAGE and WRITING."""
        # Qt draws whole pixel sizes only, whatever it is asked for.
        key = (family, int(size + 0.5), weight, italic)
        font = self._made.get(key)
        if font is None:
            self._load(family)
            font = self._made[key] = QFont(list(_FALLBACKS[family]))
            font.setPixelSize(key[1])
            font.setWeight(QFont.Weight(weight))
            font.setItalic(italic)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return QFont(font)  # whoever asked may change it

    def _load(self, family: str) -> None:
        if family in self._loaded:
            return
        self._loaded.add(family)
        for face in _FACES[family]:
            if face.weight:
                data = self._resources.bytes("fonts", face.file)
                QFontDatabase.addApplicationFontFromData(with_weight(data, face.weight))
            else:
                QFontDatabase.addApplicationFont(str(self._resources.path("fonts", face.file)))


def with_weight(data: bytes, weight: int) -> bytes:
    """A TrueType file's bytes with `weight` (100 to 900) as the weight that it claims."""
    count = struct.unpack_from(">H", data, 4)[0]
    for index in range(count):
        tag, _checksum, offset, _length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if tag == b"OS/2":
            return data[: offset + 4] + struct.pack(">H", weight) + data[offset + 6 :]
    return data
