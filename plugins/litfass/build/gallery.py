"""Which files of pictures lie in bundles: each picture of a variant, in each shape that its platform shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from litfass.build.framed import Photos, by, head_of, on_cards, whose
from litfass.build.pictures import Done, Job, Source
from litfass.build.studio import Studio
from litfass.bundle.hanging import Hanging
from litfass.media.faults import PictureError
from litfass.media.heads.found import Head
from litfass.media.inspect import inspect
from litfass.media.rendition import Rendition
from litfass.model import Drawing, Format, Picture, Post, Preset, Settings, Variant
from litfass.problems import Level, Problem

Make = Callable[[Sequence[Job]], list[Done]]
"""Has jobs done, such as `build.pictures.make` with a cache."""
TOO_LARGE = "P309"
"""The one fault that is a platform's and not the picture's."""
ORIGINAL = Preset("", (0, 0))
"""Stands for the picture as it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One file: a picture of a variant in a preset. `number` is its place among the variant's `count`, from 1 on."""

    post: Post
    variant: Variant
    number: int
    count: int
    picture: Picture
    preset: Preset
    source: Source
    photos: Photos = ()
    """What a drawing shows of the post's own pictures, each with its frame."""

    @property
    def job(self) -> Job:
        """What is to be made of the source."""
        preset, about = self.preset, self.picture
        kinds = preset.formats or (("jpeg",) if preset.name else ("jpeg", "png"))
        crop = bool(preset.name)
        return Job(
            self.source,
            Rendition(preset.size, kinds, preset.bytes, crop, about.focus, credit=about.credit, licence=about.licence),
        )

    @property
    def place(self) -> tuple[str, str]:
        """The post and the part of its bundle."""
        return self.post.path, self.variant.request.name

    def name(self, suffix: str) -> str:
        """The file's name: `1-square.jpg`, or as the picture is called where it has no shape of its own."""
        number = f"{self.number:0{len(str(self.count))}}"
        return f"{number}-{self.preset.name or PurePosixPath(self.picture.path).stem}{suffix}"


@dataclass(frozen=True, slots=True)
class Hung:
    """The files of each part (by post and name), what is wrong with pictures, and the parts that lack one."""

    files: Mapping[tuple[str, str], Sequence[Hanging]]
    problems: tuple[Problem, ...]
    lacking: frozenset[tuple[str, str]]


Hang = Callable[[Sequence[Wanted], Settings], Hung]
"""Makes files of what is wanted: `copied`, `looked_at`, or `made` with a cache."""


def wanted(post: Post, variant: Variant, format: Format, settings: Settings, studio: Studio) -> list[Wanted]:
    """The files that a variant wants, picture by picture; where nobody draws, the post's own picture stands in.

    A format without presets has its pictures as they are.
    """
    presets = format.pictures.presets
    shapes = [_shapes(post, variant, picture, presets, settings, studio) for picture in variant.pictures]
    frames = [list(frame) for shape in shapes for frame in _frames(shape)]
    return [
        Wanted(post, variant, number, len(frames), picture, preset, source, photos)
        for number, frame in enumerate(frames, start=1)
        for preset, picture, source, photos in frame
    ]


_Shaped = tuple[Preset, Picture, Source, Photos]


def _shapes(
    post: Post, variant: Variant, picture: Picture, presets: Sequence[Preset], settings: Settings, studio: Studio
) -> list[list[_Shaped]]:
    """For each preset the pictures in it: one, or the pages of what is drawn."""
    if picture.drawn:
        if artist := studio.artists.get(picture.drawn):
            return [
                [(preset, _drawn(picture, each), each.svg.encode(), each.photos) for each in drawings]
                for preset in presets
                if (drawings := artist(post, variant, picture, preset))
            ]
        if post.image is None or post.image in variant.pictures:
            return []
        picture = replace(post.image, alt=post.image.alt or picture.alt)
    return [[(preset, picture, settings.content / picture.path, ())] for preset in presets or (ORIGINAL,)]


def _drawn(picture: Picture, drawing: Drawing) -> Picture:
    """What is said of a drawing: its own words, and whose photos it holds."""
    credit, licence = whose(drawing)
    return replace(picture, alt=drawing.alt or picture.alt, credit=credit, licence=licence)


def _frames(shapes: Sequence[Sequence[_Shaped]]) -> Iterator[Iterator[_Shaped]]:
    """The same picture in all shapes, page by page."""
    for page in range(max(map(len, shapes), default=0)):
        yield (shape[page] for shape in shapes if page < len(shape))


def copied(wants: Sequence[Wanted], settings: Settings) -> Hung:
    """Every picture once, as it is: what there is without the extra `pictures`. What is drawn cannot be copied."""
    first: dict[tuple[object, ...], Wanted] = {}
    for each in wants:
        if isinstance(each.source, Path):
            first.setdefault((*each.place, each.number), replace(each, preset=ORIGINAL))
    return _hung(tuple(first.values()), settings, lambda jobs: [_there(job.source) for job in jobs], moves=True)


def _there(source: Source) -> Done:
    assert isinstance(source, Path)
    return source


def looked_at(wants: Sequence[Wanted], settings: Settings) -> Hung:
    """No files, but all that can be said of the pictures without decoding them."""
    return _hung(wants, settings, None)


def made(wants: Sequence[Wanted], settings: Settings, *, make: Make) -> Hung:
    """Every picture in every shape."""
    return _hung(wants, settings, make)


def _hung(wants: Sequence[Wanted], settings: Settings, make: Make | None, *, moves: bool = False) -> Hung:
    heads = {source: head_of(source) for source in dict.fromkeys(each.source for each in wants)}
    sound = [each for each in wants if isinstance(heads[each.source], Head)]
    done = make([each.job for each in sound]) if make else [each.source for each in sound]
    results: list[Head | PictureError] = [heads[each.source] for each in wants]
    files: defaultdict[tuple[str, str], list[Hanging]] = defaultdict(list)
    failed = [(each, head) for each, head in zip(wants, results, strict=True) if isinstance(head, PictureError)]
    for each, found in zip(sound, done, strict=True):
        if isinstance(found, PictureError):
            failed.append((each, found))
        elif isinstance(found, Path) and make:
            files[each.place].append(_hanging(each, found, heads[each.source]))
    problems = [*_faults(failed, settings), *_short(sound, heads, settings), *_on_cards(wants, settings)]
    problems += () if moves else _still(sound, heads, settings)
    return Hung(dict(files), tuple(problems), frozenset(each.place for each, _ in failed))


def _hanging(each: Wanted, file: Path, source: Head | PictureError) -> Hanging:
    head = source if file == each.source else inspect(file)
    assert isinstance(head, Head)
    return Hanging(each.number, each.picture, each.name(file.suffix), file, each.preset.name, head.kind, head.size)


def _faults(failed: Sequence[tuple[Wanted, PictureError]], settings: Settings) -> Iterator[Problem]:
    """One Problem for each picture and fault; what one platform alone cannot take is a warning that names it."""
    said = set()
    for each, error in failed:
        name = PurePosixPath(each.picture.path).name
        where = f" for {each.variant.request.name}" if error.code == TOO_LARGE else ""
        message = f"The picture {name} {error.reason}{where}."
        if (key := (each.post.path, each.picture.path, message)) not in said:
            said.add(key)
            yield _problem(each, error.code, message, error.hint, settings, soft=error.code == TOO_LARGE)


def _short(
    wants: Sequence[Wanted], heads: Mapping[Source, Head | PictureError], settings: Settings
) -> Iterator[Problem]:
    """P307: a picture of a post is smaller than platforms show it; the largest of them is named."""
    found: defaultdict[tuple[str, str], list[Wanted]] = defaultdict(list)
    for each in wants:
        head = heads[each.source]
        if each.preset.name and isinstance(head, Head) and isinstance(each.source, Path) and _is_short(each, head):
            found[each.post.path, each.picture.path].append(each)
    for group in found.values():
        head = heads[group[0].source]
        assert isinstance(head, Head)
        yield _small(group, head.size, settings)


def _still(
    wants: Sequence[Wanted], heads: Mapping[Source, Head | PictureError], settings: Settings
) -> Iterator[Problem]:
    """P310: a picture of a post moves, which no shape of a platform does; once for each post."""
    first: dict[tuple[str, str], Wanted] = {}
    for each in wants:
        first.setdefault((each.post.path, each.picture.path), each)
    for each in first.values():
        head = heads[each.source]
        if isinstance(each.source, Path) and isinstance(head, Head) and head.animated:
            message = f"The picture {PurePosixPath(each.picture.path).name} moves; bundles show its first picture."
            hint = "Most platforms take moving pictures only as video."
            yield _problem(each, "P310", message, hint, settings, soft=True)


def _on_cards(wants: Sequence[Wanted], settings: Settings) -> Iterator[Problem]:
    """P307 where a card enlarges the post's picture; of slides see `on_slides`."""
    shown: defaultdict[str, list[tuple[str, Photos]]] = defaultdict(list)
    posts = {each.post.path: each.post for each in wants}
    for each in wants:
        if each.photos and each.variant.deck is None:
            shown[each.post.path].append((each.variant.request.name, each.photos))
    for path, cards in shown.items():
        yield from on_cards(posts[path], cards, settings)


def _is_short(each: Wanted, head: Head) -> bool:
    return head.kind != "svg" and each.job.wanted.is_short_of(head.size)


def _small(group: Sequence[Wanted], size: tuple[int, int], settings: Settings) -> Problem:
    most = max(group, key=lambda each: each.preset.size[0] * each.preset.size[1])
    name = PurePosixPath(most.picture.path).name
    others = len({(each.place, each.preset.name) for each in group}) - 1
    shown = f"{most.variant.request.name} shows {by(most.preset.size)} ({most.preset.name})"
    shown += f", and {others} more show more than it has" if others else ""
    wide = max(each.preset.size[0] for each in group)
    high = max(each.preset.size[1] for each in group)
    hint = f"It stays as small as it is. Take one of at least {by((wide, high))} pixels."
    return _problem(most, "P307", f"The picture {name} has {by(size)} pixels; {shown}.", hint, settings, soft=True)


def _problem(each: Wanted, code: str, message: str, hint: str, settings: Settings, *, soft: bool) -> Problem:
    key = "image" if each.post.image and each.picture.path == each.post.image.path else "title"
    path, line = settings.shown_path(each.post.path), each.post.line(key)
    return Problem(path, line, code, message, hint, Level.WARNING if soft else Level.ERROR)
