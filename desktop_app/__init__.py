"""Marquee, a desktop writing tool for people who write about films and series."""

__version__ = "0.1.0"
