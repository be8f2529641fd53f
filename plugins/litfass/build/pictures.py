"""Has pictures made: looks each up in the cache, and lets workers make the rest, one source at a time."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path

from litfass.build.cache import Cache, key_of
from litfass.build.files import sha256
from litfass.build.progress import Progress, silent
from litfass.media import render
from litfass.media.faults import PictureError, unreadable
from litfass.media.rendition import SUFFIXES, Rendered, Rendition

Source = Path | bytes
"""A picture's file, or a drawing."""
MOST_WORKERS = 8
"""Each holds a decoded picture of up to 130 MB."""


@dataclass(frozen=True, slots=True)
class Job:
    """A picture and what is wanted of it."""

    source: Source
    wanted: Rendition


Done = Path | PictureError
"""A finished file, or why there is none."""


def make(jobs: Sequence[Job], cache: Cache, progress: Progress = silent, workers: int = 0) -> list[Done]:
    """The finished file of each job, in their order.

    `workers` is how many work at a time, 0 as many as there are cores. Jobs that differ in their limit of
    bytes alone share one file where it is below all of them.
    """
    free = [Job(job.source, replace(job.wanted, bytes=None)) for job in jobs]
    with ThreadPoolExecutor(workers or cores()) as pool:
        found = _made(list(dict.fromkeys(free)), cache, pool, progress)
        tight = [job for job, each in zip(jobs, free, strict=True) if _is_over(found[each], job.wanted.bytes)]
        if tight:
            found |= _made(list(dict.fromkeys(tight)), cache, pool, progress)
    return [found.get(job, found[each]) for job, each in zip(jobs, free, strict=True)]


def cores() -> int:
    """How many workers are of use here."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, MOST_WORKERS)


def _is_over(done: Done, most: int | None) -> bool:
    return most is not None and isinstance(done, Path) and done.stat().st_size > most


def _made(jobs: Sequence[Job], cache: Cache, pool: ThreadPoolExecutor, progress: Progress) -> dict[Job, Done]:
    """What becomes of each job; few sources are in the hands of workers at a time, so few results wait in memory."""
    groups: defaultdict[Source, list[Rendition]] = defaultdict(list)
    for job in jobs:
        groups[job.source].append(job.wanted)
    found: dict[Job, Done] = {}
    for number, (source, made) in enumerate(_worked_off(groups, cache, pool), start=1):
        found |= {Job(source, wanted): done for wanted, done in made.items()}
        progress("pictures", number, len(groups))
    return found


def _worked_off(
    groups: Mapping[Source, Sequence[Rendition]], cache: Cache, pool: ThreadPoolExecutor
) -> Iterator[tuple[Source, Mapping[Rendition, Done]]]:
    """Each source with what was made of it, as they become ready."""
    waiting: dict[Future[Mapping[Rendition, Done]], Source] = {}
    for source, wanted in groups.items():
        waiting[pool.submit(_make, source, wanted, cache)] = source
        if len(waiting) > 2 * MOST_WORKERS:
            yield from _ready(waiting)
    while waiting:
        yield from _ready(waiting)


def _ready(
    waiting: dict[Future[Mapping[Rendition, Done]], Source],
) -> Iterator[tuple[Source, Mapping[Rendition, Done]]]:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), future.result()


def _make(source: Source, wanted: Sequence[Rendition], cache: Cache) -> Mapping[Rendition, Done]:
    """One worker's work: a source in all its renditions, of which some may lie in the cache."""
    try:
        origin = sha256(source)
        keys = {each: key_of((render.version(), origin, each)) for each in wanted}
        found: dict[Rendition, Done] = {each: path for each in wanted if (path := cache.find(keys[each]))}
        missing = [each for each in wanted if each not in found]
        if missing:
            for each, made in zip(missing, render.renditions(source, missing), strict=True):
                found[each] = _kept(made, keys[each], cache)
    except PictureError as error:
        return dict.fromkeys(wanted, error)
    except OSError as error:
        return dict.fromkeys(wanted, unreadable(error))
    return found


def _kept(made: Rendered | PictureError, key: str, cache: Cache) -> Done:
    return made if isinstance(made, PictureError) else cache.put(key, SUFFIXES[made.kind], made.content)
