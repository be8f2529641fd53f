"""`.github/workflows/publish.yml`: least privilege, pinned actions, and the hourly question answered in every case."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
PATH = ROOT / ".github" / "workflows" / "publish.yml"
TEXT = PATH.read_text("utf-8")
FLOW: dict[Any, Any] = yaml.safe_load(TEXT)
JOBS: dict[str, Any] = FLOW["jobs"]
STEPS = [(name, step) for name, job in JOBS.items() for step in job["steps"]]
SINCE = "2026-11-24T07:17:03Z"


def test_every_action_is_pinned_by_digest_with_its_version() -> None:
    """A tag can be moved to other code, a digest cannot; the version is for people and for Dependabot."""
    used = re.findall(r"uses: (.*)$", TEXT, re.MULTILINE)
    assert len(used) == sum("uses" in step for _, step in STEPS)
    assert [use for use in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_one_digest_per_action() -> None:
    digests: dict[str, set[str]] = {}
    for name, digest in re.findall(r"uses: (\S+)@(\S+)", TEXT):
        digests.setdefault(name, set()).add(digest)
    assert {name for name, found in digests.items() if len(found) > 1} == set()


def test_each_job_may_do_only_what_it_must() -> None:
    assert FLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in JOBS.items()} == {
        "check": {"contents": "read"},
        "due": {"contents": "read", "actions": "read"},
        "build": {"contents": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }


def test_the_job_that_may_publish_runs_no_code_of_the_repository() -> None:
    assert [step.get("uses", "").split("@")[0] for step in JOBS["deploy"]["steps"]] == ["actions/deploy-pages"]


def test_no_job_runs_for_hours() -> None:
    assert [name for name, job in JOBS.items() if not 0 < job.get("timeout-minutes", 0) <= 30] == []


def test_checkouts_leave_no_token_behind() -> None:
    checkouts = [step for _, step in STEPS if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == 3
    assert [step for step in checkouts if step["with"]["persist-credentials"] is not False] == []


def test_the_one_secret_is_the_password_of_a_locked_desk_for_the_one_step_that_builds() -> None:
    """Without it, the variable is empty, and nothing else needs one."""
    used = [(name, step["run"]) for name, step in STEPS if "secrets." in str(step)]
    assert used == [("build", "python scripts/build.py")]
    assert re.findall(r"secrets\.\w+", TEXT) == ["secrets.LITFASS_DESK_PASSWORD"]


def test_no_expression_reaches_a_shell() -> None:
    """A title or branch name inside `run:` would be code; values go through `env:`."""
    assert "pull_request_target" not in TEXT
    assert [step["run"] for _, step in STEPS if "${{" in step.get("run", "")] == []


def test_pull_requests_only_check() -> None:
    """Jobs that publish hang on one that does not run for pull requests."""
    assert JOBS["check"]["if"] == "github.event_name == 'pull_request'"
    assert JOBS["due"]["if"] == "github.event_name != 'pull_request'"
    assert (JOBS["build"]["needs"], JOBS["deploy"]["needs"]) == ("due", "build")


def test_only_the_public_site_is_uploaded() -> None:
    uploads = [step["with"]["path"] for _, step in STEPS if "upload" in step.get("uses", "")]
    assert uploads == ["site"]


def test_publications_are_not_interrupted_and_pull_requests_are() -> None:
    assert FLOW["concurrency"]["cancel-in-progress"] == "${{ github.event_name == 'pull_request' }}"
    assert "github.ref || 'main'" in FLOW["concurrency"]["group"]


def test_the_sentence_that_means_no_is_the_one_that_litfass_says() -> None:
    sentence = re.search(r'== "(Nothing [^"]+)"', TEXT)
    assert sentence is not None
    assert f'"{sentence[1]}"' in (ROOT / "plugins" / "litfass" / "cli" / "due.py").read_text("utf-8")


@pytest.mark.oracle
def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [
            str(Path(sysconfig.get_path("scripts")) / "zizmor"),
            "--offline",
            "--persona=auditor",
            "--no-progress",
            str(PATH),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# --- the steps of the hourly question, run in a shell with stand-ins for gh and litfass ---


def run_step(folder: Path, step: str, program: str, body: str, **values: str) -> tuple[dict[str, str], str]:
    """The outputs of one step of job `due`, and what it said, with a program of our own making."""
    bash = shutil.which("bash")
    if os.name == "nt" or bash is None:
        pytest.skip("other platform: the workflow's steps run in bash on Linux")
    stand_in = folder / program
    stand_in.parent.mkdir(parents=True, exist_ok=True)
    stand_in.write_text(f"#!{bash}\n{body}\n", "utf-8")
    stand_in.chmod(0o755)
    output = folder / "output"
    output.touch()
    script = next(item["run"] for item in JOBS["due"]["steps"] if item.get("id") == step)
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    done = subprocess.run(
        [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env={"PATH": path, "GITHUB_OUTPUT": str(output), **values},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(line.split("=", 1) for line in output.read_text("utf-8").splitlines()), done.stdout


def last(folder: Path, body: str, event: str = "schedule") -> dict[str, str]:
    return run_step(
        folder,
        "last",
        "gh",
        body,
        GITHUB_WORKFLOW_REF="beispiel/blog/.github/workflows/publish.yml@refs/heads/main",
        GITHUB_REPOSITORY="beispiel/blog",
        GITHUB_REF_NAME="main",
        GITHUB_SHA="abc",
        GITHUB_EVENT_NAME=event,
    )[0]


@pytest.mark.parametrize(
    ("body", "event", "outputs"),
    [
        pytest.param(f"echo abc {SINCE}", "schedule", {"since": SINCE}, id="this commit is out: ask what came due"),
        pytest.param(f"echo abc {SINCE}", "push", {"publish": "yes"}, id="a push always publishes"),
        pytest.param(f"echo abc {SINCE}", "workflow_dispatch", {"publish": "yes"}, id="by hand always publishes"),
        pytest.param(f"echo old {SINCE}", "schedule", {"publish": "yes"}, id="this commit's own run failed"),
        pytest.param("", "schedule", {"publish": "yes"}, id="no run has ever succeeded"),
        pytest.param("echo abc", "schedule", {"publish": "yes"}, id="half an answer"),
        pytest.param("echo gone >&2; exit 1", "schedule", {"publish": "yes"}, id="GitHub does not answer"),
    ],
)
def test_last_run(tmp_path: Path, body: str, event: str, outputs: dict[str, str]) -> None:
    assert last(tmp_path, body, event) == outputs


def test_last_run_asks_for_this_workflow_on_this_branch(tmp_path: Path) -> None:
    last(tmp_path, f'echo "$*" > asked; echo abc {SINCE}')
    asked = (tmp_path / "asked").read_text("utf-8")
    assert "api repos/beispiel/blog/actions/workflows/publish.yml/runs?branch=main&status=success" in asked
    assert 'select(.event != "pull_request")' in asked, "a fork's branch may be called main as well"


@pytest.mark.parametrize(
    ("body", "publish"),
    [
        pytest.param("echo '2026-11-24T08:30:00+01:00 content/posts/x/index.md'", "yes", id="something came due"),
        pytest.param("echo 'Nothing came due.' >&2; exit 1", "no", id="nothing came due"),
        pytest.param("echo WARNING; echo 'Nothing came due.' >&2; exit 1", "no", id="nothing, with talk before it"),
        pytest.param(
            "echo 'mkdocs.yml:3: C101 ...' >&2; exit 1", "yes", id="problems end with 1 too: let the build say so"
        ),
        pytest.param("echo 'ModuleNotFoundError: x' >&2; exit 1", "yes", id="a crash ends with 1 too"),
        pytest.param("exit 1", "yes", id="silence"),
        pytest.param("echo 'Nothing came due.'; exit 2", "yes", id="wrong usage"),
        pytest.param("exit 139", "yes", id="killed"),
    ],
)
def test_ask(tmp_path: Path, body: str, publish: str) -> None:
    outputs, _ = run_step(tmp_path, "ask", ".venv/bin/litfass", body, SINCE=SINCE)
    assert outputs == {"publish": publish}


def test_ask_passes_the_time_on_and_shows_the_answer(tmp_path: Path) -> None:
    _, said = run_step(tmp_path, "ask", ".venv/bin/litfass", 'echo "asked: $*"', SINCE=SINCE)
    assert said == f"asked: due --since {SINCE}\n"
