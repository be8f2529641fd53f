"""Where the hub's files are edited on the web, as far as mkdocs.yml tells."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from litfass.desk import Forge
from litfass.model import DeskSettings

KNOWN = {"github.com": "github", "gitlab.com": "gitlab", "codeberg.org": "forgejo"}
"""Hosts that everybody uses; of another one the settings say what runs there."""
_EDIT = re.compile(r"(?:-/)?_?edit/(?P<branch>[^/?#]+)/(?P<path>[^?#]*)")
"""How `edit_uri` begins on GitHub and GitLab (edit/, -/edit/) and on Forgejo (_edit/)."""


def forge_of(said: DeskSettings, repository: str, edit: str, content: str) -> Forge | None:
    """The forge by the settings, else by `repo_url` and `edit_uri` of mkdocs.yml; None where it cannot be known.

    `content` is docs_dir as seen from mkdocs.yml: what `edit_uri` has before it is the hub's folder.
    """
    parts = urlsplit(repository)
    kind = said.forge or KNOWN.get((parts.hostname or "").removeprefix("www."), "")
    path = parts.path.strip("/").removesuffix(".git")
    if kind in ("", "false") or parts.scheme not in ("http", "https") or not parts.hostname or path.count("/") < 1:
        return None
    found = _EDIT.search(edit)
    place = found["path"].strip("/") if found else ""
    above = place.removesuffix(content.strip("/")).strip("/") if place.endswith(content.strip("/")) else ""
    branch = said.branch or (found["branch"] if found else "main")
    return Forge(
        kind, f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}/{path}", branch, said.folder.strip("/") or above
    )
