"""Tags as the fields of platforms want them: so many, so long, written in their way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from litfass.text.hashtags import hashtag
from litfass.text.measure import excess
from litfass.text.slugs import slugify


def _compact(tag: str) -> str:
    return slugify(tag).replace("-", "")


def written(tag: str, form: str) -> str:
    """`tag` in one of the forms "words" (Alte Sorten), "hashtag" (#AlteSorten), "compact" (altesorten) and "hyphens"
    (alte-sorten); "" when nothing of it is left. The last two have ASCII letters and digits only."""
    tag = " ".join(unicodedata.normalize("NFC", tag).replace(",", " ").split())
    if form == "hashtag":
        return hashtag(tag, asked=True)
    if form == "words":
        return tag.lstrip("#＃") if re.search(r"\w", tag) else ""
    return _compact(tag) if form == "compact" else slugify(tag)


def quoted_tags(tags: str, joint: str) -> str:
    """Joined tags as a platform counts them that puts quotation marks around each one with a blank."""
    return joint.join(f'"{tag}"' if " " in tag.strip() else tag for tag in tags.split(joint))


def tag_list(
    tags: Iterable[str],
    *,
    form: str,
    joint: str,
    most: int = 0,
    each: Mapping[str, int] | None = None,
    limit: Mapping[str, int] | None = None,
    quoted: bool = False,
) -> str:
    """As many tags as fit, in the given order and without doubles, joined.

    At most `most` (0: any number), each within `each`, all together within `limit` (unit -> most). A tag that is too
    long is left out, since half a tag means something else. With `quoted`, one with a blank counts two more, for the
    quotation marks that the platform puts around it.
    """
    found: dict[str, str] = {}
    for tag in (written(tag, form) for tag in tags):
        if not tag or excess(tag, each or {}) or (most and len(found) == most):
            continue
        more = {**found, tag.casefold(): found.get(tag.casefold(), tag)}
        joined = joint.join(more.values())
        if not excess(quoted_tags(joined, joint) if quoted else joined, limit or {}):
            found = more
    return joint.join(found.values())
