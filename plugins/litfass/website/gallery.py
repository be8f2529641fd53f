"""The pictures of one site: which files there are of each, in which widths, and where they lie.

What stands at the address of a picture is a copy without metadata, so that nobody's photo tells where it was taken;
of a drawing or an animation it is the file itself without what it tells. Widths for small screens lie in
assets/pictures/ under names that change with their content. The writer's own file is never published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from litfass.build.cache import Cache
from litfass.build.pictures import Done, Job, make
from litfass.build.progress import Progress
from litfass.media.crop import Point
from litfass.media.faults import PictureError, unreadable
from litfass.media.heads.found import Head
from litfass.media.inspect import inspect
from litfass.media.rendition import Rendition
from litfass.model import Picture
from litfass.source.pictures import is_picture
from litfass.text.slugs import slugify
from litfass.website.views import FileView, PictureView

WIDTHS = (320, 480, 720, 1080, 1600)
"""Each half as wide again as the one before: nobody loads more than 2.25 times the pixels that they see."""
PLAIN = 1080
"""What browsers without AVIF get on small screens; they are few, so one width does."""
LARGEST = 2400
"""Pixels of the longer side of what is published: a window of 1,200 CSS pixels on a sharp screen."""
POSTERS = (160, *WIDTHS[:4])
PORTRAITS = (160, 320)
POSTER, PORTRAIT = (3, 2), (5, 6)
SMALL = 240
"""A picture that is narrower is one file: it saves nothing to have it narrower still."""
NEAR = 1.2
"""A width is left out where the whole picture is hardly wider."""
KINDS = {".jpg": "jpeg", ".jpeg": "jpeg", ".jfif": "jpeg"}
KINDS |= {".png": "png", ".apng": "png", ".webp": "webp", ".avif": "avif"}
"""Endings of names, and what a server says that such files are: so that is what they are when we are done."""
CAMERAS = (".heic", ".heif", ".tif", ".tiff", ".bmp")
"""What browsers do not show, and what may tell a place."""
FOLDER = "assets/pictures/"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a site shows of a picture: all of it, or a part with this shape, in these widths."""

    shape: tuple[int, int] | None = None
    focus: Point | None = None
    widths: tuple[int, ...] = WIDTHS


@dataclass(slots=True)
class Asked:
    """What is wanted of one file: in which forms it is shown, whether something links it, and whose it is."""

    wishes: set[Wish] = field(default_factory=set)
    linked: bool = False
    credit: str = ""
    licence: str = ""


@dataclass(slots=True)
class Hung:
    """A picture of the site: its file, what its head says, and what was made of it, by wish."""

    file: File
    head: Head
    size: tuple[int, int]
    views: dict[Wish, PictureView] = field(default_factory=dict)

    @property
    def stands_still(self) -> bool:
        """True for an animation that cannot be kept, so that only its first picture is shown."""
        return self.head.animated and self.head.kind == "avif"


class Gallery:
    """All pictures of a site by their place in it."""

    def __init__(self, site_url: str) -> None:
        self.site_url = site_url
        self.hung: dict[str, Hung] = {}
        self.lost: dict[str, PictureError] = {}
        """Source of a picture that cannot be shown -> why."""
        self.places: dict[str, str] = {}
        """Address below the site -> source."""

    def source(self, address: str, page_url: str) -> str:
        """The path below content/ of the picture to which an address on a page leads, or "" for what is not ours."""
        try:
            target, site = urlsplit(urljoin(urljoin(self.site_url, page_url), address)), urlsplit(self.site_url)
        except ValueError:
            return ""
        if not address or target.netloc != site.netloc or not target.path.startswith(site.path):
            return ""
        return self.places.get(unquote(target.path[len(site.path) :].lstrip("/")), "")

    def whole(self, source: str) -> PictureView | None:
        """A picture as it is, in all widths that there are of it."""
        return self.view(source, Wish())

    def view(self, source: str, wish: Wish) -> PictureView | None:
        """A picture as wished, or as it is where nothing was made of it; None for one that the site does not have."""
        hung = self.hung.get(source)
        return hung.views.get(wish) or PictureView(hung.file.url, *hung.size) if hung else None


def poster(picture: Picture) -> Wish:
    """A cover as lists and the heads of posts show it."""
    return Wish(POSTER, picture.focus, POSTERS)


def portrait() -> Wish:
    """An author's picture under its arch."""
    return Wish(PORTRAIT, None, PORTRAITS)


def open_gallery(site_url: str, files: Iterable[File]) -> Gallery:
    """The gallery with every picture below content/ that the site has, looked at but not touched yet.

    One that cannot be shown is taken off the site, since nobody knows what it would tell.
    """
    gallery = Gallery(site_url)
    for file in list(files):
        if file.inclusion.is_excluded() or file.abs_src_path is None or not _is_wanted(file):
            continue
        gallery.places[unquote(file.url)] = file.src_uri
        try:
            head = inspect(Path(file.abs_src_path))
        except PictureError as error:
            gallery.lost[file.src_uri] = error
        except OSError as error:
            gallery.lost[file.src_uri] = unreadable(error)
        else:
            gallery.hung[file.src_uri] = Hung(file, head, head.size)
            continue
        file.inclusion = InclusionLevel.EXCLUDED
    return gallery


def _is_wanted(file: File) -> bool:
    return bool(file.src_dir) and (is_picture(file.src_uri) or file.src_uri.lower().endswith((*KINDS, *CAMERAS)))


def hang(
    gallery: Gallery, asked: Mapping[str, Asked], files: Files, config: MkDocsConfig, cache: Cache, progress: Progress
) -> None:
    """Makes what is asked for and a clean copy of every picture, and puts all of it into the site."""
    plans = [_plan(hung, asked.get(source, Asked())) for source, hung in gallery.hung.items()]
    done = make([job for plan in plans for job in plan.jobs], cache, progress)
    results = iter(done)
    for plan in plans:
        made = [next(results) for _ in plan.jobs]
        if isinstance(made[0], PictureError):
            gallery.lost[plan.hung.file.src_uri] = made[0]
            del gallery.hung[plan.hung.file.src_uri]
            plan.hung.file.inclusion = InclusionLevel.EXCLUDED
        else:
            _put_up(plan, made, files, config)


@dataclass(frozen=True, slots=True)
class _Row:
    """One file that is wanted for a wish; `modern` ones are AVIF."""

    wish: Wish
    width: int
    height: int
    modern: bool


@dataclass(frozen=True, slots=True)
class _Plan:
    """The jobs of one picture: the copy at its own address first, then one for each row."""

    hung: Hung
    jobs: tuple[Job, ...]
    rows: tuple[_Row, ...]


def _plan(hung: Hung, asked: Asked) -> _Plan:
    """What is made of a picture."""
    assert hung.file.abs_src_path is not None
    path, kind = Path(hung.file.abs_src_path), _kind(hung)
    most = (0, 0) if asked.linked or max(hung.head.size) <= LARGEST else (LARGEST, LARGEST)
    own = Rendition(most, (kind,), crop=False, credit=asked.credit, licence=asked.licence, progressive=True)
    if not kind:
        return _Plan(hung, (Job(path, replace(own, size=(0, 0), kept=True)),), ())
    hung.size = own.comes_out(hung.head.size)
    rows = [row for wish in sorted(asked.wishes, key=repr) for row in _rows(hung.head.size, wish)]
    kinds = ("png", "jpeg") if kind == "png" else ("jpeg",)
    jobs = [Job(path, _rendition(row, ("avif",) if row.modern else kinds)) for row in rows]
    return _Plan(hung, (Job(path, own), *jobs), tuple(rows))


def _kind(hung: Hung) -> str:
    """As what the copy at a picture's address is encoded; "" for a file that is kept, as drawings and animations are.

    What is called .gif or .svg is kept, whatever it holds. AVIF is always encoded anew, since it cannot be stripped.
    """
    kind = KINDS.get(PurePosixPath(hung.file.src_uri).suffix.lower(), "")
    if hung.head.kind == "avif":
        return kind or "avif"
    return "" if hung.head.animated else kind


def _rendition(row: _Row, kinds: tuple[str, ...]) -> Rendition:
    size = (row.width, row.height if row.wish.shape else 0)
    return Rendition(size, kinds, crop=row.wish.shape is not None, focus=row.wish.focus, progressive=True)


def _rows(size: tuple[int, int], wish: Wish) -> Iterator[_Row]:
    """The files for a wish: AVIF in all widths, and what every browser shows in one or two."""
    if wish.shape is None:
        across, down = size
        top = Rendition((LARGEST, LARGEST), crop=False).comes_out(size)[0]
        if top < SMALL:
            return
    else:
        across, down = wish.shape
        top = min(size[0], size[1] * across // down, wish.widths[-1])
    widths = [width for width in wish.widths if width * NEAR <= top] + [max(1, top)]
    plain = {widths[len(widths) // 2], top} if wish.shape else {width for width in widths[:-1] if width <= PLAIN}
    plain = plain if wish.shape else set(sorted(plain)[-1:])
    for width in widths:
        yield _Row(wish, width, max(1, round(width * down / across)), modern=True)
    for width in sorted(plain):
        yield _Row(wish, width, max(1, round(width * down / across)), modern=False)


def _put_up(plan: _Plan, made: Sequence[Done], files: Files, config: MkDocsConfig) -> None:
    """Puts the finished files of one picture into the site."""
    hung = plan.hung
    assert isinstance(made[0], Path)
    hung.file.abs_src_path = str(made[0])
    found: dict[Wish, list[tuple[_Row, FileView]]] = {}
    for row, done in zip(plan.rows, made[1:], strict=True):
        if isinstance(done, Path):
            found.setdefault(row.wish, []).append((row, FileView(_add(hung, row, done, files, config), row.width)))
    for wish, views in found.items():
        modern = tuple(view for row, view in views if row.modern)
        plain = tuple(dict.fromkeys(view for row, view in views if not row.modern))
        if wish.shape is None:
            own = FileView(hung.file.url, hung.size[0])
            hung.views[wish] = PictureView(own.url, *hung.size, modern, (*plain, own) if plain else ())
        else:
            largest = max((row for row, _ in views), key=lambda row: row.width)
            hung.views[wish] = PictureView(plain[-1].url, largest.width, largest.height, modern, plain)


def _add(hung: Hung, row: _Row, done: Path, files: Files, config: MkDocsConfig) -> str:
    """Adds a file under a name that says whose it is, how wide, and what is in it; gives its address."""
    stem = slugify(PurePosixPath(hung.file.src_uri).stem)[:40].strip("-") or "picture"
    digest = done.stem.rpartition("-")[2][:10]
    address = f"{FOLDER}{stem}-{row.width}-{digest}{done.suffix}"
    if files.get_file_from_path(address) is None:
        files.append(File.generated(config, address, abs_src_path=str(done)))
    return address
