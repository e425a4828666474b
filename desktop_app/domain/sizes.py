"""Sizes as people say them."""

from __future__ import annotations


def spoken_size(count: int) -> str:
    """A number of bytes in words: `96 kB`, `1.0 MB`, `2.3 GB`."""
    if count < 999_500:
        return f"{max(round(count / 1000), 1)} kB"
    if count < 999_950_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{count / 1_000_000_000:.1f} GB"
