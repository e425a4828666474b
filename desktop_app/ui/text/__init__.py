"""Text that is exact: QTextDocuments read and written in code points, and their undo steps."""
