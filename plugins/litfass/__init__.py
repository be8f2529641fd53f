"""Litfass: posts in Git become a blog, its feeds, and exactly the text that each channel wants."""

__version__ = "0.1.0"
