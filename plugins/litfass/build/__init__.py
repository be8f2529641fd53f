"""Decides what must be done, then does it: the only room that writes."""
