"""Who and what a text names, and how: people, characters and productions."""
