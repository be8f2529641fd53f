"""`tests/conftest.py`: where CI is set, an oracle that is missing is a failure and not a silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parents[1] / "conftest.py"
CASES = {
    "a mark": "import pytest\n\n@pytest.mark.skip(reason='no chromium')\ndef test_it(): pass\n",
    "a call": "import pytest\n\ndef test_it(): pytest.skip('no chromium')\n",
    "a fixture": "import pytest\n\n@pytest.fixture\ndef it(): pytest.skip('no chromium')\n\ndef test_it(it): pass\n",
    "a module": "import pytest\n\npytest.importorskip('no_such_module_here', reason='no chromium')\n",
}
OTHER_PLATFORM = "import pytest\n\ndef test_it(): pytest.skip('other platform: Windows has no bash')\n"
EXPECTED_FAILURE = "import pytest\n\n@pytest.mark.xfail\ndef test_it(): raise ValueError\n"


def run(folder: Path, test: str, *options: str, ci: bool) -> subprocess.CompletedProcess[str]:
    """pytest in a process of its own on one file, beside our conftest."""
    (folder / "conftest.py").write_text(CONFTEST.read_text("utf-8"), "utf-8")
    (folder / "test_it.py").write_text(test, "utf-8")
    kept = {key: value for key, value in os.environ.items() if key != "CI" and not key.startswith("PYTEST_")}
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            str(folder),
            *options,
            str(folder),
        ],
        cwd=folder,
        env=kept | ({"CI": "true"} if ci else {}),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("test", CASES.values(), ids=CASES.keys())
def test_a_skip_fails_where_ci_is_set(tmp_path: Path, test: str) -> None:
    done = run(tmp_path, test, ci=True)
    assert done.returncode in (1, 2), done.stdout
    assert "was skipped, and CI is set: no chromium" in done.stdout


def test_a_skip_passes_at_home(tmp_path: Path) -> None:
    done = run(tmp_path, CASES["a call"], ci=False)
    assert (done.returncode, "1 skipped" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("test", [OTHER_PLATFORM, EXPECTED_FAILURE])
def test_other_platforms_and_expected_failures_stay(tmp_path: Path, test: str) -> None:
    done = run(tmp_path, test, ci=True)
    assert done.returncode == 0, done.stdout


def test_skips_can_be_allowed(tmp_path: Path) -> None:
    done = run(tmp_path, CASES["a mark"], "--allow-skips", ci=True)
    assert done.returncode == 0, done.stdout
