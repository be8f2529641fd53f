"""The bar on a terminal: after a second, on one line, and gone at the end; elsewhere nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests import hubs

from litfass.build.progress import silent
from litfass.cli import progress as bar

AT_ONCE = """
import sys
import litfass.cli.progress as bar
bar.PATIENCE = bar.PAUSE = 0
from litfass.cli import main
sys.argv = ["litfass", *{arguments!r}]
main()
"""
PLAIN = {"CI": "", "NO_COLOR": "", "TERM": "xterm", "COLUMNS": "100"}


def test_it_comes_after_a_second_and_is_not_drawn_too_often(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 0.5, 0.99, 1.0, 1.05, 1.1])
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    monkeypatch.setattr(bar, "_is_watched", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    with bar.progress() as told:
        for done in range(1, 6):
            told("bundles", done, 5)
            drawn = capsys.readouterr().err
            assert bool(drawn) is (done in (3, 5)), (done, drawn)
    assert capsys.readouterr().err == "\r" + " " * len("bundles [########################] 5 of 5") + "\r"


def test_an_error_leaves_no_half_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(bar, "_is_watched", lambda: True)
    monkeypatch.setattr(bar, "PATIENCE", 0.0)
    with pytest.raises(KeyboardInterrupt):
        _interrupted()
    assert re.fullmatch(r"\rpages made .* 1 of 9\r +\r", capsys.readouterr().err)


def _interrupted() -> None:
    with bar.progress() as told:
        told("pages made", 1, 9)
        raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("done", "total", "width", "shown"),
    [
        (0, 12, 80, "bundles [------------------------] 0 of 12"),
        (3, 12, 80, "bundles [######------------------] 3 of 12"),
        (12, 12, 80, "bundles [########################] 12 of 12"),
        (13, 12, 80, "bundles [########################] 13 of 12"),
        (0, 0, 80, "bundles [------------------------] 0 of 0"),
        (3, 12, 10, "bundles [#"),
        (3, 12, -1, ""),
    ],
)
def test_the_line(done: int, total: int, width: int, shown: str) -> None:
    assert bar.line("bundles", done, total, width) == shown


def test_nobody_looks_where_there_is_no_terminal() -> None:
    with bar.progress() as told:
        assert told is silent


def _on_a_terminal(hub: Path, *arguments: str, **variables: str) -> tuple[int, str]:
    """Exit code and all output of a command that runs on a pseudo terminal."""
    import pty  # other platforms have none

    leader, follower = pty.openpty()
    code = AT_ONCE.format(arguments=list(arguments))
    with subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", code],
        cwd=hub,
        env=hubs.environment() | PLAIN | variables,
        stdout=follower,
        stderr=follower,
        close_fds=True,
    ) as program:
        os.close(follower)
        said = b"".join(iter(lambda: _read(leader), b""))
        ended = program.wait(120)
    os.close(leader)
    return ended, said.decode()


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # Linux says so at the end
        return b""


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no pseudo terminals of this kind")
@pytest.mark.parametrize("command", ["build", "export", "check"])
def test_a_terminal_sees_the_steps(tmp_path: Path, command: str) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    code, said = _on_a_terminal(hub, command)
    assert code == 0, said
    made = {"export": {"pictures"}, "check": {"pages made"}}.get(command, {"pictures", "pages made"})
    steps = {"posts converted", "bundles", *made}
    assert set(re.findall(r"\r([a-z ]+) \[[#-]{24}\] \d+ of \d+", said)) == steps
    assert re.search(r" of \d+ *\r +\r[^\r]", said), "the line is not taken away before the next words"
    assert re.search(r"posts converted \[#{24}\] (\d+) of \1 *\r", said)


@pytest.mark.skipif(os.name == "nt", reason="other platform: Windows has no pseudo terminals of this kind")
@pytest.mark.parametrize("variables", [{"CI": "true"}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_plain_terminal_sees_words_alone(tmp_path: Path, variables: dict[str, str]) -> None:
    code, said = _on_a_terminal(hubs.copy_hub(tmp_path / "hub"), "export", **variables)
    assert code == 0, said
    assert "[#" not in said
    assert not re.search(r"\r(?!\n)", said)


def test_a_pipe_sees_words_alone(tmp_path: Path) -> None:
    hub = hubs.copy_hub(tmp_path / "hub")
    done = hubs.run_code(hub, AT_ONCE.format(arguments=["export"]))
    assert done.returncode == 0, done.stderr
    assert "\r" not in done.stdout + done.stderr
