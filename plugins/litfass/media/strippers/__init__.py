"""A file without what it tells, one module per kind: each names what it keeps."""
