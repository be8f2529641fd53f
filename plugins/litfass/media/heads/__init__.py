"""What a picture is from its first bytes, one file per kind: nothing is decoded, and nothing large is read."""
