"""The pictures of a whole site: every file that pages name is there, as large as they say, and tells nothing."""

from __future__ import annotations

import base64
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest
from tests import hubs
from tests.media.extents import drawn
from tests.media.samples import distance, opened, seen
from tests.media.telling import MARK
from tests.pictured import KEPT, MOVING, plant

SITE = "https://brot.example/laden/"
POST = "blog/bilder/"


@pytest.fixture(name="site", scope="module")
def _site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = hubs.copy_hub(tmp_path_factory.mktemp("pictures") / "hub")
    plant(hub)
    hubs.build(hub)
    return hub / "site"


def pages(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), lxml.html.fromstring(path.read_bytes())


def target(site: Path, page: str, address: str) -> Path | None:
    """The file to which an address on a page leads; None for another host."""
    whole = urljoin(SITE + page, address)
    return site / unquote(urlsplit(whole).path).removeprefix("/laden/") if whole.startswith(SITE) else None


def images(site: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    for page, tree in pages(site):
        yield from ((page, image) for image in tree.cssselect("img") if "elsewhere" not in image.get("src"))


def test_every_picture_has_its_size_and_its_words(site: Path) -> None:
    found = list(images(site))
    assert len(found) > 10
    for page, image in found:
        assert image.get("alt") is not None, page
        assert int(image.get("width")) > 0, page
        assert int(image.get("height")) > 0, page
        file = target(site, page, image.get("src"))
        assert file is not None
        assert file.is_file(), f"{page}: {image.get('src')}"


def test_the_first_picture_comes_at_once_and_all_others_wait(site: Path) -> None:
    for page, tree in pages(site):
        first = tree.cssselect("img[fetchpriority=high]")
        others = tree.cssselect("img[width]:not([fetchpriority]):not(.lf-logo)")
        assert len(first) == bool(first or others), page
        assert all(each.get("loading") is None for each in first), page
        assert all((each.get("loading"), each.get("decoding")) == ("lazy", "async") for each in others), page


def test_every_width_is_there_as_wide_as_it_says_and_of_the_same_shape(site: Path) -> None:
    count = 0
    for page, image in images(site):
        sources = [image, *image.xpath("parent::picture/source")]
        shape = int(image.get("width")) / int(image.get("height"))
        for element in sources:
            rows = [row.split() for row in (element.get("srcset") or "").split(", ") if row]
            assert bool(rows) == bool(element.get("sizes"))
            assert [int(width[:-1]) for _, width in rows] == sorted({int(width[:-1]) for _, width in rows})
            for address, width in rows:
                file = target(site, page, address)
                assert file is not None
                found = opened(file.read_bytes())
                assert f"{found.width}w" == width, f"{page}: {address}"
                assert found.width / found.height == pytest.approx(shape, rel=0.02)
                assert (found.format == "AVIF") == (element.tag == "source")
                count += 1
    assert count > 30


def test_nothing_public_tells_where_or_with_what_it_was_taken(site: Path) -> None:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            inner = [base64.b64decode(each) for each in re.findall(rb";base64,([A-Za-z0-9+/=]+)", content)]
            assert not any(MARK in each or b"/home/" in each for each in (content, *inner)), path
    for name in KEPT:
        assert (site.parent / f"content/posts/2026/bilder/{name}").read_bytes().count(MARK) > 3


def test_the_writers_own_files_are_not_published(site: Path) -> None:
    folder = site.parent / "content/posts/2026/bilder"
    own = {path.read_bytes() for path in folder.glob("*.jpg")}
    assert not own & {path.read_bytes() for path in site.rglob("*.jpg")}


def test_a_picture_stands_upright_is_never_enlarged_and_never_larger_than_a_screen(site: Path) -> None:
    assert opened((site / POST / "wiese.jpg").read_bytes()).size == (1600, 2400)
    widths = {int(path.stem.split("-")[-2]) for path in (site / "assets/pictures").glob("wiese-*")}
    assert widths == {320, 480, 720, 1080, 1600}
    assert not list((site / "assets/pictures").glob("klein-*"))
    cover = max(int(path.stem.split("-")[-2]) for path in (site / "assets/pictures").glob("cover-*"))
    assert cover <= 1500


def test_what_is_linked_keeps_all_its_pixels(site: Path) -> None:
    assert opened((site / POST / "presse.jpg").read_bytes()).size == (2800, 1000)


def test_a_picture_is_what_its_name_says(site: Path) -> None:
    for name, kind in (("falsch.png", "PNG"), ("marke.png", "PNG"), ("druck.jfif", "JPEG")):
        assert opened((site / POST / name).read_bytes()).format == kind


def test_the_focus_stays_in_the_poster(site: Path) -> None:
    """The face is hair, skin and eyes on green: its skin must be where the cut says."""
    poster = opened(next((site / "assets/pictures").glob("cover-480-*.jpg")).read_bytes()).convert("RGB")
    assert poster.size == (480, 320)
    reds = [(x, y) for x in range(0, 480, 4) for y in range(0, 320, 4) if poster.getpixel((x, y))[0] > 200]  # type: ignore[index]
    assert len(reds) > 20


def test_drawings_and_animations_keep_their_lines_and_frames(site: Path) -> None:
    folder = site.parent / "content/posts/2026/bilder"
    for name in KEPT:
        own, public = (folder / name).read_bytes(), (site / POST / name).read_bytes()
        (image,) = _post(site).cssselect(f"img[src='{name}']")
        size = ("400", "200") if name.endswith(".svg") else ("300", "200")
        assert (image.get("width"), image.get("height"), image.get("srcset")) == (*size, None)
        assert drawn(public) == drawn(own) if name.endswith(".svg") else seen(public) == seen(own)
    assert all(len(seen((site / POST / name).read_bytes())[4]) == 3 for name in MOVING)


def test_whose_an_animation_is_stands_in_its_file(site: Path) -> None:
    assert b"<photoshop:Credit>Foto: Tarik<" in (site / POST / "tanz.gif").read_bytes()


def test_an_animated_avif_shows_its_first_picture(site: Path) -> None:
    found = seen((site / POST / "welle.avif").read_bytes())
    assert (found[0], found[1], len(found[4])) == ("AVIF", (300, 200), 1)
    own = (site.parent / "content/posts/2026/bilder/welle.avif").read_bytes()
    assert distance(opened((site / POST / "welle.avif").read_bytes()), opened(own)) < 0.02
    assert len(seen(own)[4]) == 3


def test_pictures_of_other_hosts_are_left_alone(site: Path) -> None:
    (image,) = _post(site).cssselect("img[src^=https]")
    assert dict(image.attrib) == {"alt": "Fremd", "src": "https://elsewhere.example/x.jpg"}


def test_captions_and_credits_stand_below_and_at_the_end(site: Path) -> None:
    tree = _post(site)
    (caption,) = tree.cssselect("figure figcaption")
    assert caption.text_content() == "Die Wiese hinter dem Haus. Foto: Merle, CC BY-SA 4.0"
    listed = [row.text_content() for row in tree.cssselect(".lf-credits li")]
    assert listed == [
        "Titelbild: Merle, CC BY 4.0", "Die Wiese hinter dem Haus: Foto: Merle, CC BY-SA 4.0", "Tanz: Foto: Tarik",
    ]  # fmt: skip
    assert len(tree.cssselect(".lf-posthead a[rel=license]")) == 1
    assert b"Foto: Merle" in (site / POST / "wiese.jpg").read_bytes()


def _post(site: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((site / POST / "index.html").read_bytes())


def test_large_pictures_open_without_a_script(site: Path) -> None:
    links = _post(site).cssselect("a.lf-zoom")
    assert [link.get("href") for link in links] == ["cover.jpg", "wiese.jpg", "zeichnung.svg", "falsch.png"]
    assert all((site / POST / link.get("href")).is_file() for link in links)
    assert not [name for element in _post(site).iter() for name in element.attrib if name.startswith("on")]


def test_a_picture_that_cannot_be_shown_is_a_problem_and_leaves_its_words(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    plant(hub)
    said = hubs.litfass(hub, "build").stderr
    assert re.search(r"warning: \S*bilder/kaputt.jpg: P302 The picture is damaged or cut off", said)
    assert re.search(r"warning: \S*bilder/camera.heic: P306 .*HEIC", said)
    assert re.search(r"warning: \S*bilder/welle.avif: P311 .* shows its first picture. Export it as an .* WebP", said)
    assert said.count("P311") == 1
    site = hub / "site"
    assert not (site / POST / "kaputt.jpg").exists()
    assert not (site / POST / "camera.heic").exists()
    assert _post(site).cssselect("span.lf-unseen")[0].text == "Kaputt"
    assert "kaputt.jpg" not in (site / POST / "index.html").read_text("utf-8")


def test_feeds_have_one_file_a_picture_with_its_words(site: Path) -> None:
    feed = (site / "blog/feed.json").read_text("utf-8")
    image = r"<img src=\"https://brot.example/laden/blog/bilder/wiese.jpg\" width=\"1600\" height=\"2400\""
    assert image in feed
    assert "Foto: Merle" in feed
    assert re.findall(r"[\w-]+\.avif", feed) == ["welle.avif"]  # the writer's own


def test_the_second_build_makes_nothing(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    plant(hub)
    before = hubs.build(hub, LITFASS_CACHE="")
    cache = {path: path.stat().st_ino for path in (hub / ".cache").rglob("*") if path.is_file()}
    shutil.rmtree(hub / "site")
    assert hubs.build(hub, LITFASS_CACHE="") == before
    assert {path: path.stat().st_ino for path in (hub / ".cache").rglob("*") if path.is_file()} == cache


@pytest.mark.parametrize("program", ["mkdocs.__main__", "litfass.cli"])
def test_without_the_extra_pictures_are_copied_and_one_line_says_so(tmp_path: Path, program: str) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    folder = plant(hub)
    name = "main" if program == "litfass.cli" else "cli"
    code = (
        f"import sys; sys.modules['pyvips'] = None; from {program} import {name}; sys.argv = ['x', 'build']; {name}()"
    )
    done = hubs.run_code(hub, code)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("litfass[pictures]") == 1
    (image,) = _post(hub / "site").cssselect("img[src='wiese.jpg']")
    assert (image.get("width"), image.get("height"), image.get("srcset")) == ("2000", "3000", None)
    assert (hub / "site" / POST / "wiese.jpg").read_bytes() == (folder / "wiese.jpg").read_bytes()
    assert not (hub / "site/assets/pictures").exists()


def test_a_file_says_what_is_in_it(site: Path) -> None:
    """A name that changes with the content may be kept for ever by a browser."""
    for path in (site / "assets/pictures").iterdir():
        assert re.fullmatch(r"[a-z0-9-]+-\d+-[0-9a-f]{10}\.(avif|jpg|png)", path.name)
        assert opened(path.read_bytes()).width == int(path.stem.split("-")[-2])
