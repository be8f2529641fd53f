"""Feeds as values: which lists have one (`select`), and its three files (`write`)."""
