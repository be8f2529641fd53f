"""SVG (1.1 and 2): its own elements and attributes, without what drawing programs keep in it for themselves.

The drawing was looked at before (`heads.svg`): it has no entity, nothing that runs, and nothing from outside.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator, Sequence
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from litfass.media.faults import damaged
from litfass.media.heads.svg import SVG

SPACE, XLINK, XML = SVG.strip(), "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"
_PICTURE = re.compile(r"(data:image/(?:png|jpeg|jpg|gif|webp);base64,)([A-Za-z0-9+/=\s]+)")
_COMMENT = re.compile(r"""("[^"\n\r\f]*"|'[^'\n\r\f]*')|/\*.*?(?:\*/|\Z)""", re.DOTALL)
Inner = Callable[[bytes], bytes]
"""A picture inside the drawing -> the same without what it tells."""


def strip(raw: bytes, packet: bytes, inner: Inner) -> bytes:
    """The drawing in UTF-8 with <title>, <desc> and all that is drawn, and with an XMP packet if there is one.

    Gone are <metadata>, comments, instructions, the DOCTYPE, and names of other namespaces: those of Inkscape hold
    paths of the designer's computer. Raises PictureError.
    """
    writer = _Writer(packet.decode(), inner)
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    try:
        parser.Parse(raw, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged("is no whole SVG") from error
    return "".join(writer.written).encode()


class _Writer:
    """Writes each element of a drawing again, or leaves it out with all that is in it."""

    def __init__(self, packet: str, inner: Inner) -> None:
        self.packet = packet
        self.inner = inner
        self.written: list[str] = []
        self.spaces = {"": "", "xml": XML}
        """What prefixes mean here."""
        self.before: list[dict[str, str]] = []
        """For each open element what the prefixes that it declares meant before."""
        self.own = {SPACE}
        self.outside = 0
        """How many elements are open from the one on that is left out."""
        self.styles: list[str] | None = None

    def start(self, name: str, values: Sequence[str]) -> None:
        if self.outside:
            self.outside += 1
            return
        attributes = list(zip(values[::2], values[1::2], strict=True))
        declared = {key[6:]: value for key, value in attributes if key == "xmlns" or key.startswith("xmlns:")}
        before = {prefix: self.spaces.get(prefix, "") for prefix in declared}
        self.spaces |= declared
        prefix, local = _split(name)
        space = self.spaces.get(prefix, "")
        if not self.before:
            self.own.add(space)
        if space not in self.own or local == "metadata":
            self.spaces |= before
            self.outside = 1
            return
        self.before.append(before)
        self.styles = [] if local == "style" else None
        kept = "".join(f" {key}={quoteattr(value)}" for key, value in self.kept(attributes))
        self.written += [f"<{name}{kept}", ">"]

    def kept(self, attributes: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """The attributes that belong to a drawing; xml:base would be a path."""
        for key, value in attributes:
            prefix, local = _split(key)
            space = self.spaces.get(prefix)
            if key == "xmlns" or prefix == "xmlns":
                if value in self.own or value == XLINK:
                    yield key, value
            elif key == "style":
                yield key, self.css(value)
            elif not prefix or space == XLINK or (space == XML and local != "base"):
                yield key, self.pictures(value)

    def end(self, name: str) -> None:
        if self.outside:
            self.outside -= 1
            return
        if self.styles is not None:
            self.written.append(_escaped(self.css("".join(self.styles))))
            self.styles = None
        self.spaces |= self.before.pop()
        if self.packet and not self.before:
            metadata = name.removesuffix("svg") + "metadata"
            self.written.append(f"<{metadata}>{self.packet}</{metadata}>")
        if self.written[-1] == ">":
            self.written[-1] = "/>"
        else:
            self.written.append(f"</{name}>")

    def text(self, text: str) -> None:
        if self.outside:
            return
        if self.styles is not None:
            self.styles.append(text)
        else:
            self.written.append(_escaped(text))

    def css(self, text: str) -> str:
        """A style with its comments emptied: without them, words could grow together."""
        return self.pictures(_COMMENT.sub(lambda found: found[1] or "/**/", text))

    def pictures(self, text: str) -> str:
        """An attribute or a style with the pictures in it stripped."""
        return _PICTURE.sub(self.picture, text) if "data:" in text else text

    def picture(self, found: re.Match[str]) -> str:
        try:
            content = base64.b64decode(re.sub(r"\s+", "", found[2]), validate=True)
        except binascii.Error as error:
            raise damaged("holds a picture that cannot be read") from error
        return found[1] + base64.b64encode(self.inner(content)).decode()


def _split(name: str) -> tuple[str, str]:
    prefix, _, local = name.rpartition(":")
    return prefix, local


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
