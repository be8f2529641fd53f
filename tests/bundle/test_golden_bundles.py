"""Every bundle of one hub with all channels in all formats, file by file, and judged by programs that others wrote.

Refresh with `LITFASS_GOLDEN=write pytest tests/bundle/test_golden_bundles.py`, read every text that changed and look
at the sheets in `pictures/`, as somebody who has to post them, before you commit them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import jsonschema  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from tests import hubs
from tests.compose.test_properties import COUNTS
from tests.media.samples import meadow, opened, saved

import litfass

GOLDEN = Path(__file__).parents[1] / "golden" / "werkstatt"
CHANNELS = {
    path.stem: tomllib.loads(path.read_text("utf-8")) for path in Path(litfass.__path__[0]).glob("channels/*.toml")
}
SCHEDULED = "2026-12-01-lichtpruefung"
PICTURES = (".jpg", ".png", ".webp", ".pdf", ".zip")
"""Not kept as golden files, since another version of libvips writes other bytes; `pictures/` shows what they show."""
DESK = ("index.html", "desk")
"""Made of what is here already; `tests/desk` looks at it."""
LARGER = 14
"""The pictures of the fixture are small, so that its other tests are quick; here they fill every shape."""
SUFFIXES = {"jpeg": ".jpg", "png": ".png", "webp": ".webp"}
OF_MATERIAL = ("site/assets/", "site/search/lunr")

Files = Mapping[str, bytes]
Rows = Mapping[tuple[str, str], Mapping[str, Any]]


@pytest.fixture(scope="module", name="hub")
def _hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = enlarged(hubs.copy_hub(tmp_path_factory.mktemp("golden") / "hub", "werkstatt"))
    done = hubs.litfass(hub, "export", TZ="Europe/Berlin", PYTHONHASHSEED="0")
    assert done.returncode == 0, done.stderr
    return hub


@pytest.fixture(scope="module", name="exports")
def _exports(hub: Path) -> Files:
    """Every file of exports/ by its path below that folder."""
    return {path.removeprefix("exports/"): content for path, content in hubs.written(hub).items()}


@pytest.fixture(scope="module", name="manifests")
def _manifests(exports: Files) -> Mapping[str, dict[str, Any]]:
    """The manifests by the folders of their bundles."""
    found = [path for path in exports if path.endswith("/manifest.json")]
    return {path.split("/")[0]: json.loads(exports[path]) for path in found}


@pytest.fixture(scope="module", name="rows")
def _rows(manifests: Mapping[str, dict[str, Any]]) -> Rows:
    """What the manifests say about each variant, by bundle and name."""
    return {(folder, name): row for folder, each in manifests.items() for name, row in each["channels"].items()}


@pytest.fixture(scope="module", name="built")
def _built(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """site/ and exports/ of a build elsewhere, by a computer with other habits."""
    hub = enlarged(hubs.copy_hub(tmp_path_factory.mktemp("other") / "place with a longer name", "werkstatt"))
    return hubs.build(hub, TZ="Pacific/Auckland", PYTHONHASHSEED="7")


def enlarged(hub: Path) -> Path:
    """The hub with pictures as a camera takes them."""
    for path in sorted((hub / "content").rglob("*.[jp][pn]g")):
        with Image.open(path) as image:
            size = image.width * LARGER, image.height * LARGER
            image.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(path)
    return hub


def test_the_bundles_come_out_as_they_always_did(exports: Files) -> None:
    """Every text to the byte; a picture, and what is said of its bytes, only as far as it looks the same."""
    found = {
        path: without_sums(path, content)
        for path, content in exports.items()
        if not path.endswith(PICTURES) and not path.startswith(DESK)
    }
    sheets = {f"pictures/{folder}.png": sheet(exports, folder) for folder in bundles(exports)}
    if os.environ.get("LITFASS_GOLDEN") == "write":
        shutil.rmtree(GOLDEN, ignore_errors=True)
        for path, content in (found | {path: saved(image, "PNG") for path, image in sheets.items()}).items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(content)
    kept = {path.relative_to(GOLDEN).as_posix(): path for path in GOLDEN.rglob("*") if path.is_file()}
    assert sorted([*found, *sheets]) == sorted(kept)
    for path, content in found.items():
        assert content == kept[path].read_bytes(), f"{path} differs; see the docstring of this file"
    for path, image in sheets.items():
        far = distance(image, opened(kept[path].read_bytes()))
        assert max(far, default=0.0) < ALIKE, f"picture {far.index(max(far)) + 1} of {path} looks different"


def bundles(exports: Files) -> list[str]:
    return sorted(path.split("/")[0] for path in exports if path.endswith("/manifest.json"))


def without_sums(path: str, content: bytes) -> bytes:
    """The content, but for the checksums and lengths of pictures and for those of the manifests that hold them."""
    if path == ".litfass.json":
        record = json.loads(content)
        rows = record["files"].items()
        loose = (*PICTURES, ".html", ".js", ".json")
        record["files"] = {name: "" if name.endswith(loose) else row for name, row in rows}
        return json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n"
    if path == "overview.html":
        return re.sub(
            rb"<span>\w+ [\d,]+ [KM]B</span>", b"", re.sub(rb"<style>.*?</style>", b"", content, flags=re.DOTALL)
        )
    if path == "index.html":
        return re.sub(
            rb"<style>.*?</style>|<script type=\"module\">.*?</script>|<meta http-equiv=[^>]*>|\"facts\":\{.*?\}\},"
            rb"|\"bytes\":\d+", b"", content, flags=re.DOTALL
        )  # fmt: skip
    if path == "desk-worker.js":
        return re.sub(rb"^const DESK = .*", b"", content)
    if not path.endswith("/manifest.json"):
        return content
    manifest = json.loads(content)
    files = [*manifest["files"], *(row for each in manifest["channels"].values() for row in each["pictures"])]
    for row in files:
        if row["path"].endswith(PICTURES):
            row["bytes"], row["sha256"] = 0, ""
    return json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n"


SIDE, ACROSS = 32, 16
"""Pixels of a picture on a golden sheet, and how many stand in a row."""
ALIKE = 3
"""So far apart are two encodings of one picture at most; another crop is farther away."""


def sheet(exports: Files, folder: str) -> Image.Image:
    """Every picture of a bundle but codes in the order of the paths, small, each in its own shape."""
    own = [path for path in sorted(exports) if path.startswith(f"{folder}/") and path.endswith(PICTURES[:3])]
    paths = [path for path in own if not path.startswith(f"{folder}/qr/")]
    whole = Image.new("RGB", (ACROSS * SIDE, max(1, -(-len(paths) // ACROSS)) * SIDE), "white")
    for number, path in enumerate(paths):
        image = opened(exports[path]).convert("RGB")
        image.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
        whole.paste(image, (number % ACROSS * SIDE, number // ACROSS * SIDE))
    return whole


def distance(one: Image.Image, other: Image.Image) -> list[float]:
    """How different each picture of two sheets looks: from 0 to 255, of copies that are slightly blurred."""
    assert one.size == other.size, "another number of pictures"
    apart = ImageChops.difference(*(image.convert("RGB").filter(ImageFilter.GaussianBlur(1)) for image in (one, other)))
    cells = [(x, y, x + SIDE, y + SIDE) for y in range(0, one.height, SIDE) for x in range(0, one.width, SIDE)]
    return [max(ImageStat.Stat(apart.crop(cell)).rms) for cell in cells]


def test_the_distance_sees_another_picture_and_not_another_encoding() -> None:
    face, moved = meadow((320, 320), (0.3, 0.4)), meadow((320, 320), (0.6, 0.4))
    small = [image.resize((SIDE, SIDE), Image.Resampling.BOX) for image in (face, moved)]
    again = opened(saved(face, quality=60)).convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)
    assert distance(small[0], again)[0] < ALIKE
    assert distance(small[0], small[1])[0] > 3 * ALIKE


def test_every_picture_is_what_its_platform_wants(exports: Files, manifests: Mapping[str, dict[str, Any]]) -> None:
    """Opened by Pillow: size, shape, kind, bytes, colours, and nothing that tells where it was taken."""
    seen = Counter[str]()
    for folder, manifest in manifests.items():
        for row in manifest["channels"].values():
            rule = CHANNELS[row["channel"]]["format"][row["format"]].get("pictures", {})
            presets = {preset["name"]: preset for preset in rule.get("presets", ())}
            for said in row["pictures"]:
                preset = presets[said["preset"]]
                path = f"{folder}/{said['path']}"
                content = exports[path]
                image = opened(content)
                assert image.size == tuple(preset["size"]) == (said["width"], said["height"]), path
                assert str(image.format).lower() == said["format"], path
                assert said["format"] in preset["formats"], path
                assert PurePosixPath(path).suffix == SUFFIXES[said["format"]], path
                assert len(content) == said["bytes"] <= preset.get("bytes", len(content)), path
                assert image.mode in ("RGB", "P", "L"), path
                assert not image.getexif(), path
                assert not {"exif", "icc_profile", "comment"} & set(image.info), path
                seen[said["format"]] += 1
    assert sum(seen.values()) > 100


def test_a_build_elsewhere_makes_the_same_bytes(exports: Files, built: Files) -> None:
    assert {path: content for path, content in built.items() if path.startswith("exports/")} == {
        f"exports/{path}": content for path, content in exports.items()
    }


def test_every_format_is_here_twice(rows: Rows) -> None:
    asked = Counter((row["channel"], row["format"]) for row in rows.values())
    known = {(channel, format) for channel, facts in CHANNELS.items() for format in facts["format"]}
    assert len(CHANNELS) == 28
    assert {pair for pair, times in asked.items() if times > 1} == known


def test_manifests_keep_to_the_schema_that_we_print(hub: Path, manifests: Mapping[str, dict[str, Any]]) -> None:
    printed = json.loads(hubs.litfass(hub, "schema", "bundle").stdout)
    judge = jsonschema.Draft202012Validator(printed, format_checker=jsonschema.FormatChecker())
    judge.check_schema(printed)
    assert len(manifests) == 4
    for value in manifests.values():
        judge.validate(value)


def test_manifests_list_what_is_there_and_nothing_else(exports: Files, manifests: Mapping[str, dict[str, Any]]) -> None:
    others = {path.split("/")[0] for path in exports if not path.startswith(DESK)}
    assert {*manifests, ".litfass.json", "overview.html"} == others
    for folder, manifest in manifests.items():
        beside = {
            path.removeprefix(f"{folder}/"): raw for path, raw in exports.items() if path.startswith(f"{folder}/")
        }
        del beside["manifest.json"]
        assert manifest["files"] == [
            {"path": path, "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest()}
            for path, raw in sorted(beside.items())
        ]
        for name, row in manifest["channels"].items():
            assert row["files"] == [path for path in sorted(beside) if path.startswith((f"{name}/", f"qr/{name}."))]
        assert sum(len(row["files"]) for row in manifest["channels"].values()) == len(beside)


def texts(exports: Files, folder: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """File name and content of everything of a variant that is read by people."""
    for path in row["files"]:
        name = PurePosixPath(path)
        if name.suffix in (".txt", ".html"):
            yield name.name, exports[f"{folder}/{path}"].decode("utf-8")


def rule_of(file: str, row: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the channel's own file says about a file of a bundle; nothing where it says nothing."""
    format = CHANNELS[row["channel"]]["format"][row["format"]]
    if re.fullmatch(r"alt-\d+\.txt", file):
        return dict(format["pictures"].get("alt", {}))
    field = "html" if file.endswith(".html") else re.sub(r"-\d+$", "", file.removesuffix(".txt"))
    return dict(format["field"].get(field.replace("-", "_"), {}))


def test_every_text_fits_by_the_count_of_others(exports: Files, rows: Rows) -> None:
    counted = Counter[str]()
    for (folder, name), row in rows.items():
        for file, text in texts(exports, folder, row):
            rule = rule_of(file, row)
            for unit, most in [*rule.get("limit", {}).items(), *rule.get("advice", {}).items()]:
                assert COUNTS[unit](text) <= most, (folder, name, file, unit)
                counted[unit] += 1
    assert set(counted) == {*COUNTS}
    assert any(row["own"] for row in rows.values())


def test_texts_are_what_is_pasted(exports: Files, rows: Rows) -> None:
    for (folder, name), row in rows.items():
        for file, text in texts(exports, folder, row):
            assert text.strip(), (folder, name, file)
            if file.endswith(".txt"):
                assert text == text.strip(), (folder, name, file)
            assert "\r" not in text
            assert not re.search(r"\{\w+\}|<!--|\*\*|\]\(", text), (folder, name, file)


def test_composers_open_with_the_texts(exports: Files, rows: Rows) -> None:
    filled = Counter[str]()
    for (folder, name), row in rows.items():
        template = CHANNELS[row["channel"]]["format"][row["format"]].get("composer", {}).get("url", "")
        assert bool(template) == ("composer" in row), (folder, name)
        said = {"{url}": row["link"]}
        for file, text in texts(exports, folder, row):
            said[f"{{{file.removesuffix('.txt')}}}"] = text
        said.setdefault("{text}", said.get("{text-1}", ""))
        holes, values = pairs(template), pairs(row.get("composer", ""))
        assert list(holes) == list(values), (folder, name)
        for key, hole in holes.items():
            assert values[key] == said.get(hole, hole), (folder, name, key)
            filled[hole] += hole in said
    assert +filled == {"{text}": filled["{text}"], "{subject}": 4, "{title}": 12, "{url}": 16}


def pairs(address: str) -> Mapping[str, str]:
    """The values behind `?` or `#`, read as a form and as a mail program reads them: both say the same."""
    parts = urlsplit(address)
    values = [pair.partition("=") for pair in (parts.query or parts.fragment).split("&") if pair]
    plain = {key: unquote(value, errors="strict") for key, _, value in values}
    assert plain == dict(parse_qsl(parts.query or parts.fragment, strict_parsing=bool(values)))
    return {key: value.replace("\r\n", "\n") for key, value in plain.items()}


def test_links_say_where_somebody_came_from(rows: Rows) -> None:
    for (folder, name), row in rows.items():
        link = urlsplit(row["link"])
        assert f"{link.scheme}://{link.netloc}" == "https://www.werkstatt-beispiel.de"
        values = dict(parse_qsl(link.query))
        assert values.pop("utm_campaign") == folder[len("2026-00-00-") :]
        assert values.pop("utm_source") in {"google", row["channel"]}
        assert values.pop("utm_medium") in {"social", "email", "organic"}
        assert values == ({"utm_content": row["account"]} if "account" in row else {}), name


def test_advertising_says_so_first(exports: Files, rows: Rows) -> None:
    paid = [(folder, row) for (folder, _), row in rows.items() if folder.endswith("fuenf-handgriffe")]
    assert len(paid) == 45
    for folder, row in paid:
        first = next(text for file, text in texts(exports, folder, row) if file in ("text.txt", "text-1.txt"))
        assert f"{first}\n".startswith("Anzeige: Kettenpflege Möller\n")


def site(built: Files) -> Mapping[str, bytes]:
    """What is public and ours, as readers get it."""
    return {
        path: gzip.decompress(content) if path.endswith(".gz") else content
        for path, content in built.items()
        if path.startswith("site/") and not path.startswith(OF_MATERIAL)
    }


def test_the_site_knows_nothing_of_the_bundles(exports: Files, rows: Rows, built: Files) -> None:
    public = site(built)
    assert b"Geselle" in public["site/blog/ausbildung-2027/index.html"]
    names = {"exports", "manifest.json", *(name for _, name in rows)}
    assert [path for path in public if names & set(path.split("/"))] == []
    own = [
        "nicht angeschrien",
        "Den suchen wir",
        "Werkbank ist noch frei",
        "suchen muss man sie selbst",
        "vier Meter weit",
    ]
    for secret in own:
        assert any(secret.encode() in content for content in exports.values()), secret
    for path, content in public.items():
        assert [word for word in ("utm_", "exports/", *own) if word.encode() in content] == [], path


def test_a_scheduled_post_has_a_bundle_and_no_page(rows: Rows, built: Files) -> None:
    assert SCHEDULED > hubs.NOW
    assert {name for folder, name in rows if folder == SCHEDULED} >= {"mastodon-post@inken", "mastodon-post@werkstatt"}
    for path, content in site(built).items():
        assert "lichtpruefung" not in path
        for word in ("lichtpruefung", "Lichtprüfung", "Spillgang 4 in Kiel", "Scheinwerfer brav"):
            assert word.encode() not in content, path
