"""Whose picture it is, as it is written into files: XMP, and IPTC for programs that know no XMP.

IPTC Photo Metadata Standard 2024.1: credit line, creator, copyright notice, usage terms, web statement of rights.
"""

from __future__ import annotations

import zlib
from xml.sax.saxutils import escape, quoteattr

_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"{web}>'
    '{rows}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
CREDIT, COPYRIGHT, BYLINE = 110, 116, 80
"""Datasets of IIM 4.2, record 2."""
LONGEST = {CREDIT: 32, COPYRIGHT: 128, BYLINE: 32}
"""Bytes that they hold; XMP has it whole."""
IHDR = 33
"""Bytes of a PNG up to the end of its header."""
UTF8 = b"\x1c\x01\x5a\x00\x03\x1b%G"


def xmp(credit: str, licence: str) -> bytes:
    """An XMP packet that says who made the picture and on what terms it may be used; b"" when nobody knows."""
    credit, licence = _plain(credit), _plain(licence)
    if not credit and not licence:
        return b""
    rows = ""
    if credit:
        rows += f"<dc:creator><rdf:Seq><rdf:li>{escape(credit)}</rdf:li></rdf:Seq></dc:creator>"
        rows += f"<photoshop:Credit>{escape(credit)}</photoshop:Credit>"
    rows += _alternatives("dc:rights", _notice(credit, licence))
    if licence:
        rows += _alternatives("xmpRights:UsageTerms", licence)
    web = f" xmpRights:WebStatement={quoteattr(licence)}" if licence.startswith("https://") else ""
    return _PACKET.format(rows=rows, web=web).encode("utf-8", "replace")


def iptc(credit: str, licence: str) -> bytes:
    """The same as an image resource of Photoshop, as JPEG carries IPTC; b"" when there is nothing to say."""
    credit, licence = _plain(credit), _plain(licence)
    said = {BYLINE: credit, CREDIT: credit, COPYRIGHT: _notice(credit, licence)}
    rows = b"".join(_dataset(number, text) for number, text in said.items() if text)
    if not rows:
        return b""
    data = UTF8 + rows
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + len(data).to_bytes(4, "big") + data + b"\0" * (len(data) % 2)


def into_png(content: bytes, packet: bytes) -> bytes:
    """A PNG with the XMP packet behind its header, as international text: libvips writes a chunk that few look into."""
    chunk = b"iTXtXML:com.adobe.xmp\0\0\0\0\0" + packet
    whole = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    return content[:IHDR] + whole + content[IHDR:]


def _notice(credit: str, licence: str) -> str:
    return ", ".join(text for text in (f"© {credit}" if credit else "", licence) if text)


def _alternatives(name: str, text: str) -> str:
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def _dataset(number: int, text: str) -> bytes:
    raw = text.encode("utf-8", "replace")[: LONGEST[number]].decode("utf-8", "ignore").encode()
    return b"\x1c\x02" + bytes([number]) + len(raw).to_bytes(2, "big") + raw


def _plain(text: str) -> str:
    """One line without the characters that XML forbids."""
    allowed = "".join(char if char.isprintable() or char == " " else " " for char in text)
    return " ".join(allowed.split())
