"""Pictures: what a file is, and later how it is cut and drawn."""
