"""The program's icon, drawn in the sizes and wrappings that the systems ask for."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ICON = ROOT / "resources" / "app" / "marquee.svg"
ID = "app.marqueedesk.Marquee"
THEME_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
MACOS_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def drawn(sizes: tuple[int, ...]) -> dict[int, bytes]:
    """The icon as PNG, at each of these widths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(ICON))
    found: dict[int, bytes] = {}
    for size in sizes:
        picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        picture.fill(0)
        painter = QPainter(picture)
        drawing.render(painter)
        painter.end()
        buffer = QBuffer()
        if not picture.save(buffer, "PNG"):
            sys.exit(f"The icon could not be drawn {size} pixels wide.")
        found[size] = bytes(buffer.data().data())
    del app
    return found


def write_theme(folder: Path) -> None:
    """Linux: a folder for each size, and the icon as it was drawn."""
    for size, data in drawn(THEME_SIZES).items():
        target = folder / f"{size}x{size}" / "apps" / f"{ID}.png"
        target.parent.mkdir(parents=True)
        target.write_bytes(data)
    target = folder / "scalable" / "apps" / f"{ID}.svg"
    target.parent.mkdir(parents=True)
    shutil.copy(ICON, target)


def write_wrapped(file: Path) -> None:
    """Windows' .ico or macOS' .icns, by the file's ending."""
    from PIL import Image

    sizes = WINDOWS_SIZES if file.suffix == ".ico" else MACOS_SIZES
    pictures = [Image.open(io.BytesIO(data)) for data in drawn(sizes).values()]
    file.parent.mkdir(parents=True, exist_ok=True)
    largest = pictures[-1]
    if file.suffix == ".ico":
        every = [(size, size) for size in sizes]
        largest.save(file, sizes=every, append_images=pictures[:-1], bitmap_format="bmp")
    else:
        largest.save(file, append_images=pictures[:-1])
