"""The top-level domains that the internet has now; those that X knew in 2020 stand in `tlds.txt`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def top_level_domains() -> frozenset[str]:
    """The names of the root zone in small letters, without dot; those beyond ASCII as people write them."""
    here = Path(__file__)
    lines = here.with_name("tlds.txt").read_text("utf-8").splitlines()
    then = {name for line in lines if not line.startswith("#") for name in line.split()}
    changes = tomllib.loads(here.with_name("tlds_since.toml").read_text("utf-8"))
    return frozenset((then - set(changes["gone"].split())) | set(changes["new"].split()))
