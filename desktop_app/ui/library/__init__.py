"""The list of articles and hubs at the left of the window."""
