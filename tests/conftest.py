"""What holds for every test: a skipped oracle fails where CI is set, and Hypothesis is repeatable there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Generator

import pytest
from hypothesis import settings

# A shared machine is slow at times, which is no fault of a test; and what landed green must stay green.
settings.register_profile("litfass", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "litfass")


def pytest_configure(config: pytest.Config) -> None:
    """Throw-away hubs share one cache of finished pictures: each of them would make the same ones anew."""
    if not hasattr(config, "workerinput"):
        folder = os.environ["LITFASS_CACHE"] = tempfile.mkdtemp(prefix="litfass-tests-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


OUT_OF_SCOPE = "other platform:"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--allow-skips` for a look at what is left where CI is set and a tool is missing."""
    parser.addoption("--allow-skips", action="store_true", help="let skipped tests pass although CI is set")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """The report of a test, failed where it was skipped and may not be."""
    report = yield
    if not hasattr(report, "wasxfail"):
        refuse_skip(report, item.config)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole module (`pytest.importorskip`)."""
    report = yield
    refuse_skip(report, collector.config)
    return report


def refuse_skip(report: pytest.TestReport | pytest.CollectReport, config: pytest.Config) -> None:
    """Turns a skip into a failure where CI is set, unless its reason begins with "other platform:"."""
    if not report.skipped or not os.environ.get("CI") or config.getoption("--allow-skips"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    reason = reason.removeprefix("Skipped: ")
    if not reason.startswith(OUT_OF_SCOPE):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and CI is set: {reason}"
