"""Every picture that a site publishes, opened: it is what its name and its page say, and it tells nothing else.

Judged by Pillow and expat; Litfass is only asked to build.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.parsers import expat

import lxml.html
import pytest
from lxml import etree  # type: ignore[import-untyped]  # it has no types of its own
from PIL import Image, ImageOps
from tests import hubs
from tests.media.samples import GPS
from tests.pictured import plant

ROOT = Path(__file__).parents[2]
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".jfif": "JPEG", ".png": "PNG", ".gif": "GIF"}
FORMATS |= {".webp": "WEBP", ".avif": "AVIF"}
LYING = {"luegt.gif": "JPEG"}
"""Names that lie where encoding anew would cost more than it mends."""
ORIENTATION = 0x0112
SAID = {"creator", "Credit", "rights", "UsageTerms", "WebStatement", "about"}
"""What XMP may say: whose picture it is, and on what terms."""
SEGMENTS = {"APP0", "APP1", "APP2", "APP13", "APP14"}
SPACES = {"", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink", "http://www.w3.org/XML/1998/namespace"}
ONE_CORE = """
import os, sys
os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from litfass.cli import main
sys.argv = ["litfass", "build"]
main()
"""


def pictured(hub: Path) -> str:
    """A hub with pictures of all sorts; gives the address of its site."""
    hubs.copy_hub(hub)
    plant(hub)
    return "https://brot.example/laden/"


def demo(hub: Path) -> str:
    """The hub of this repository, without bundles, and without pages of channels: each would have its card drawn."""
    shutil.copytree(ROOT / "content", hub / "content", ignore=shutil.ignore_patterns("kanaele"))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    (hub / "mkdocs.yml").write_text(re.sub(r"  - litfass-exports:.*\n", "", settings), "utf-8")
    (address,) = re.findall(r"^site_url: (\S+)$", settings, re.MULTILINE)
    return str(address)


@pytest.mark.parametrize("make", [pictured, demo])
def test_every_picture_is_what_its_name_and_its_page_say(make, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    address = make(tmp_path / "hub")
    hubs.build(tmp_path / "hub")
    site = tmp_path / "hub/site"
    sizes = {path: size_of(path) for path in sorted(site.rglob("*")) if path.suffix.lower() in (*FORMATS, ".svg")}
    assert len(sizes) > 30
    for path, size in sizes.items():
        if path.parent == site / "assets/pictures":
            assert size[0] == int(path.stem.split("-")[-2]), path
    shown = [row for page in site.rglob("*.html") for row in on_page(site, address, page)]
    assert len(shown) > 60
    for page, element, path, width, height in shown:
        real = sizes[path]
        assert height or width == real[0], f"{page}: {path} is not {width}w"
        assert not height or abs(width * real[1] - height * real[0]) <= max(*real, width, height), f"{page}: {element}"


def size_of(path: Path) -> tuple[int, int]:
    """The size as people see it, of a file that is judged here."""
    if path.suffix == ".svg":
        return drawing(path)
    with Image.open(path) as image:
        image.load()
        assert image.format == LYING.get(path.name, FORMATS[path.suffix.lower()]), path
        assert set(image.getexif()) <= {ORIENTATION}, path
        assert not image.getexif().get_ifd(GPS), path
        assert b"sRGB" in image.info.get("icc_profile", b"sRGB").replace(b"\0", b""), path
        assert set(getattr(image, "text", {})) <= {"XML:com.adobe.xmp"}, path
        assert {name for name, _ in getattr(image, "applist", ())} <= SEGMENTS, path
        assert not image.info.get("comment"), path
        for packet in re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", path.read_bytes(), re.DOTALL):
            assert said(packet) <= SAID, path
        turned = ImageOps.exif_transpose(image)
        assert turned is not None
        return turned.size


def said(packet: bytes) -> set[str]:
    """The properties in an XMP packet."""
    (described,) = etree.fromstring(packet).iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description")
    return {etree.QName(each).localname for each in [*described, *described.attrib]}


def drawing(path: Path) -> tuple[int, int]:
    """The size of an SVG, which has nothing but SVG in it."""
    root: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        root.update({} if root else attributes)
        for each in (name, *attributes):
            assert each.rpartition(" ")[0] in SPACES, f"{path}: {each}"

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = start
    parser.CommentHandler = parser.ProcessingInstructionHandler = lambda *said: pytest.fail(f"{path}: {said}")
    parser.Parse(path.read_bytes(), True)
    width, height = (root.get("width"), root.get("height")) if "width" in root else root["viewBox"].split()[2:]
    return round(float(width or 0)), round(float(height or 0))


def on_page(site: Path, address: str, page: Path) -> Iterator[tuple[str, str, Path, int, int]]:
    """What a page says of our pictures: file, width, and height; 0 for a file of a `srcset`, which has none."""
    name = page.relative_to(site).as_posix()
    for element in lxml.html.fromstring(page.read_bytes()).cssselect("img, source"):
        rows = [row.rsplit(" ", 1) for row in (element.get("srcset") or "").split(", ") if row]
        said = [(target, int(width.removesuffix("w")), 0) for target, width in rows]
        if element.get("width") and element.get("src"):
            said.append((element.get("src"), int(element.get("width")), int(element.get("height"))))
        for target, width, height in said:
            whole = urljoin(address + name, target.partition("#")[0])
            if whole.startswith(address):
                path = site / unquote(whole.removeprefix(address))
                yield name, lxml.html.tostring(element).decode(), path, width, height


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="other platform: it pins no process to a core")
def test_one_core_makes_the_same_site_as_all(tmp_path: Path) -> None:
    for name in ("one", "all"):
        pictured(tmp_path / name)
    done = hubs.run_code(tmp_path / "one", ONE_CORE, LITFASS_CACHE="")
    assert done.returncode == 0, done.stderr
    one, every = hubs.written(tmp_path / "one"), hubs.build(tmp_path / "all", LITFASS_CACHE="")
    assert sorted(one) == sorted(every)
    assert [path for path in one if one[path] != every[path]] == []
