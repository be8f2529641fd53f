"""Has a Chromium at hand for the tests that look at pages as readers do; does nothing when there is one.

Standard library only. One is installed on Debian alone, and only for root; elsewhere it is said what to do. Without a
browser those tests are skipped, which fails where CI is set.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import _environment

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
INSTALL = ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium")
MISSING = (
    "No Chromium was found, so the tests that need a browser are skipped: install Chromium or Chrome "
    "(on Debian: sudo apt install chromium), then run the same command again."
)


def find() -> str | None:
    """The path of a browser."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def set_up() -> None:
    """Installs a browser where there is none and that is allowed; a refusal is no reason to stop."""
    if find() is None and may_install():
        _environment.say("Installing Chromium for the tests ...")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        subprocess.run(INSTALL, **quiet, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})  # type: ignore[call-overload]
    if find() is None:
        _environment.say(MISSING)


def may_install() -> bool:
    """True on Debian, for root; Ubuntu's package of that name only leads to its shop."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None and shutil.which("snap") is None
