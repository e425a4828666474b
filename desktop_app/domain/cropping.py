"""Which part of a picture a crop of another shape keeps."""

from __future__ import annotations

from dataclasses import dataclass

HERO_WIDTH = 1200  # what search engines want a lead image to have at least


@dataclass(frozen=True)
class Shape:
    """The proportion of a crop; `key` is what its label says."""

    key: str
    across: int
    down: int

    @property
    def name(self) -> str:
        """Its proportion as a file name may hold it: "16x9"."""
        return f"{self.across}x{self.down}"


SHAPES = (Shape("16:9", 16, 9), Shape("4:3", 4, 3), Shape("1:1", 1, 1))


def crop_box(
    width: int, height: int, shape: Shape, focal: tuple[float, float]
) -> tuple[int, int, int, int]:
    """The largest box of that shape as left, top, right, bottom, in pixels.

    `focal` is as near its middle as the picture's edges allow.
    """
    wide = min(width, round(height * shape.across / shape.down))
    high = min(height, round(width * shape.down / shape.across))
    left = min(max(0, round(width * focal[0] - wide / 2)), width - wide)
    top = min(max(0, round(height * focal[1] - high / 2)), height - high)
    return left, top, left + wide, top + high
