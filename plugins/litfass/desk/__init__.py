"""The desk: one page from which people paste, edit and tick off; values in, files out."""
