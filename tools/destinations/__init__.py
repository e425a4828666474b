"""The real programs that read what Marquee exports."""
