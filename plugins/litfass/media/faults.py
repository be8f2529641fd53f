"""Why a picture cannot be used."""

from __future__ import annotations


class PictureError(Exception):
    """A picture that cannot be used: the code of the Problem, what is wrong ("is empty"), and what to do about it.

    Raised where the picture is looked at, and made a Problem where its name and place are known.
    """

    def __init__(self, code: str, reason: str, hint: str) -> None:
        super().__init__(f"{code}: {reason}")
        self.code = code
        self.reason = reason
        self.hint = hint


def damaged(why: str = "is damaged or cut off") -> PictureError:
    """For a picture that began well."""
    return PictureError("P302", why, "Copy it from its source again, or open it and export it as JPG.")


def unreadable(error: OSError) -> PictureError:
    """For a file that the system does not give away."""
    return PictureError("P302", f"cannot be read ({error.strerror or error})", "Look at who may read the file.")
