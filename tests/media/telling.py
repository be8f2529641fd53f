"""Pictures that tell more than they show, in every place where programs leave something; each tells MARK."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable, Mapping

from PIL import Image, PngImagePlugin, TiffImagePlugin
from tests.media.samples import GPS, from_a_phone, photo, saved, srgb

MARK = b"GEHEIM"
XMP = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta>GEHEIM</x:xmpmeta><?xpacket end="w"?>'
VIDEO = b"\0\0\0\x18ftypmp42\0\0\0\0isommp42\0\0\0\x20moovudta\xa9xyz+54.3233+010.1228/GEHEIM"
"""What phones hang behind a photo that moves."""
C2PA = b"\0\0\0\x1ejumb\0\0\0\x16jumdc2pa GEHEIM manifest"
TIMES = (80, 120, 200)
PROFILE = srgb()
"""Kept, since it holds the moment when it was made."""


def exif(orientation: int = 1) -> bytes:
    """A place, a maker and a moment, as a phone writes them."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = "GEHEIM Maker"
    told[0x9003] = "2026:11:23 08:00:00"
    degrees = tuple(TiffImagePlugin.IFDRational(n) for n in (54, 19, 24))
    told[GPS] = {1: "N", 2: degrees, 3: "E", 4: degrees}
    return told.tobytes()


def frames(size: tuple[int, int] = (60, 40)) -> list[Image.Image]:
    """Three pictures that differ."""
    return [photo(size, seed) for seed in (1, 2, 3)]


def _moving(kind: str, size: tuple[int, int], **options: object) -> bytes:
    first, *others = frames(size)
    if kind == "GIF":
        first, *others = [each.quantize(32) for each in (first, *others)]
    return saved(first, kind, save_all=True, append_images=others, duration=list(TIMES), **options)


def gif(size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """A comment, XMP, a private block between the frames, and something behind the end. GIF89a, 24 to 26."""
    raw = _moving("GIF", size, loop=3, comment=MARK)
    assert raw[10] & 0x80
    start = 13 + (3 << ((raw[10] & 7) + 1))
    xmp = b"\x21\xff\x0bXMP DataXMP" + XMP + b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    private = b"\x21\xff\x0bMAGICK-X1.0\x06GEHEIM\0" + b"\x21\xfe\x06GEHEIM\x02ab\0" + b"\x21\x99\x06GEHEIM\0"
    second = raw.index(b"\x21\xf9\x04", raw.index(b"\x21\xf9\x04") + 1)
    return raw[:start] + xmp + raw[start:second] + private + raw[second:] + VIDEO


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """Texts, EXIF, a time, C2PA (caBX), a private chunk between the frames, and something behind the end."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", "GEHEIM")
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    raw = _moving("PNG", size, pnginfo=words, exif=exif(orientation), icc_profile=PROFILE, loop=3)
    more = png_chunk(b"zTXt", b"Source\0\0" + zlib.compress(MARK)) + png_chunk(b"tIME", b"\x07\xea\x0b\x17\x08\0\0")
    more += png_chunk(b"caBX", C2PA) + png_chunk(b"teXt", MARK) + png_chunk(b"mkTS", MARK)
    second = raw.rindex(b"fcTL") - 4
    return raw[:33] + more + raw[33:second] + png_chunk(b"prVt", MARK) + raw[second:] + VIDEO


def webp_chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def webp(size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """EXIF, XMP, C2PA, a chunk that nobody knows, another inside a frame, and something behind the end."""
    raw = _moving("WEBP", size, exif=exif(orientation), xmp=XMP, icc_profile=PROFILE, lossless=True, loop=3)
    at = raw.index(b"ANMF")
    length = struct.unpack("<I", raw[at + 4 : at + 8])[0]
    frame = raw[at + 8 : at + 8 + length] + webp_chunk(b"GEHM", MARK + b"!")
    whole = raw[12:at] + webp_chunk(b"ANMF", frame) + raw[at + 8 + length + length % 2 :]
    whole = b"WEBP" + whole + webp_chunk(b"C2PA", C2PA) + webp_chunk(b"\0ab ", MARK)
    return b"RIFF" + struct.pack("<I", len(whole)) + whole + VIDEO


def jpeg_segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg(size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """What a phone writes; previews, C2PA, further pictures, a block of the maker, and a video behind the picture."""
    raw = from_a_phone(photo(size), orientation)
    at = raw.index(b"\xff\xdb")
    told = jpeg_segment(0xE0, b"JFXX\0\x10GEHEIM") + jpeg_segment(0xEB, b"JP\0\x01\0\0\0\x01" + C2PA)
    told += jpeg_segment(0xE2, b"FPXR\0GEHEIM") + jpeg_segment(0xE4, MARK) + b"\xff\xff" + jpeg_segment(0xFE, MARK)
    icc = jpeg_segment(0xE2, b"ICC_PROFILE\0\x01\x01" + PROFILE)
    return raw[:at] + icc + told + raw[at:] + saved(photo((16, 12), 5), comment=MARK) + VIDEO


def svg(size: tuple[int, int] = (400, 200), orientation: int = 1) -> bytes:
    """What Inkscape and Illustrator leave in a drawing, and a phone's photo in it, as an element and in a style."""
    inner = base64.b64encode(jpeg((60, 40), orientation)).decode()
    wrapped = "\n".join(inner[at : at + 76] for at in range(0, len(inner), 76))
    png_ = base64.b64encode(png()).decode()
    return f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Generator: GEHEIM 27.0 -->
<?geheim GEHEIM?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [<!-- GEHEIM -->]>
<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"
   viewBox="0 0 400 200" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://ns.adobe.com/GEHEIM/10.0/"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xml:base="file:///home/GEHEIM/"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" sodipodi:docname="GEHEIM.svg"
   inkscape:export-filename="/home/GEHEIM/Bilder/logo.png" xmlns:geheim="GEHEIM">
  <title>Ein Brot &amp; sein Ofen</title><desc>Gezeichnet</desc>
  <sodipodi:namedview pagecolor="#fff"><inkscape:grid id="GEHEIM"/><svg:rect width="400"/></sodipodi:namedview>
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">GEHEIM</rdf:RDF></metadata>
  <style>/* /home/GEHEIM/logo.css */ .a/**/.b {{ fill: #a41 }} <![CDATA[ text > tspan {{ font-weight: 700 }} ]]>
    .c {{ background: url("data:image/png;base64,{png_}") }}</style>
  <linearGradient id="g"><stop offset="0"/><stop offset="1" stop-color="#fc8"/></linearGradient>
  <i:pgf id="GEHEIM">GEHEIM</i:pgf>
  <g inkscape:label="GEHEIM" style="/* GEHEIM */opacity:.9;-x:'/* bleibt */'">
    <rect class="a b" x="10" y="10" width="90" height="80"/><svg:circle cx="200" cy="100" r="60" fill="url(#g)"/>
    <image x="270" y="20" width="120" height="80" sodipodi:absref="/home/GEHEIM/a.jpg" preserveAspectRatio="none"
      xlink:href="data:image/jpeg;base64,{wrapped}"/>
    <text x="20" y="150" xml:space="preserve">a  <!-- GEHEIM -->b &lt; c<tspan geheim:x="1"> &#38; d</tspan></text>
  </g>
</svg:svg>""".encode()


def avif(size: tuple[int, int] = (60, 40), orientation: int = 1) -> bytes:
    """An animated AVIF with EXIF and XMP."""
    return _moving("AVIF", size, exif=exif(), xmp=XMP)


TELLING: Mapping[str, Callable[..., bytes]] = {"gif": gif, "png": png, "webp": webp, "jpeg": jpeg, "svg": svg}
