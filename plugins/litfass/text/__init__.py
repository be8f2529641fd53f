"""Pure strings: HTML to a tree, a tree to text, and the length of text."""
