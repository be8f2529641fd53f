"""Edits of content/ as values: what to write where, for the only writer to do."""
