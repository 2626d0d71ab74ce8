"""A pytest plugin: run the tests under a policy in which one figure is changed.

    pytest -p fosterpolicy.verify.changed_figure --changed-figure "maintenance.licensed/0-5: 509.00 to 509.01"

With a report file, the tests are collected once and run first and last without a change: what fails then
would not be the change's doing. In between, for each change, those run that looked up the changed parameter in
the first run; a test that looked it up unseen could only be missing from the report, never be in it wrongly.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from _pytest.runner import runtestprotocol

from fosterpolicy.core.parameters import DatedParameter
from fosterpolicy.core.policy import policy, use_policy
from fosterpolicy.verify.changes import Change, all_changes
from fosterpolicy.verify.figures import UNCHANGED


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("fosterpolicy")
    group.addoption("--changed-figure", action="append", default=[], metavar="CHANGE", help="the figure to change, and how")
    group.addoption("--changed-figures", metavar="FILE", help="a file of such changes, as a JSON list")
    group.addoption("--changed-figure-report", metavar="FILE", help="run once for each change, and write here what failed")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker by which tests are left out, in case no test carries it yet."""
    config.addinivalue_line("markers", "slow: too slow to be run once for each changed figure")


@pytest.hookimpl(wrapper=True)
def pytest_cmdline_main(config: pytest.Config) -> Generator[None, Any, Any]:
    """Put the changed policy in force for the whole session, collection included."""
    changes = _asked_for(config)
    if config.getoption("changed_figure_report") or not changes:
        return (yield)
    if len(changes) > 1:
        raise pytest.UsageError("--changed-figure: give one change, or --changed-figure-report as well")
    with use_policy(changes[0].make(policy())):
        return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Run all tests once for each change, when a report is asked for."""
    report = session.config.getoption("changed_figure_report")
    if not report or session.testsfailed:
        return None
    looked_up: dict[pytest.Item, set[str]] = {}
    with Path(report).open("w", encoding="utf-8") as out:
        for change in (None, *_asked_for(session.config), None):
            if change:
                items = [item for item in session.items if change.parameter is None or change.parameter in looked_up[item]]
                with use_policy(change.make(policy())):
                    failed = list(_failing(items))
            else:
                failed = list(_failing(session.items, looked_up))
            out.write(json.dumps({"change": change.id if change else UNCHANGED, **_by_kind(failed)}) + "\n")
            if failed and not change:
                break
    return True


def _asked_for(config: pytest.Config) -> list[Change]:
    asked: list[str] = list(config.getoption("changed_figure"))
    if config.getoption("changed_figures"):
        asked += json.loads(Path(config.getoption("changed_figures")).read_text(encoding="utf-8"))
    known = {change.id: change for change in all_changes(policy())} if asked else {}
    for id in asked:
        if id not in known:
            raise pytest.UsageError(f"--changed-figure: there is no change {id!r}")
    return [known[id] for id in asked]


def _failing(items: list[pytest.Item], looked_up: dict[pytest.Item, set[str]] | None = None) -> Iterable[pytest.Item]:
    """The tests that fail; with `looked_up`, each test's parameters are put there."""
    for item, following in zip_longest(items, items[1:]):
        with _seen_parameters() if looked_up is not None else nullcontext(set[str]()) as seen:
            reports = runtestprotocol(item, log=False, nextitem=following)
        if looked_up is not None:
            looked_up[item] = seen
        if any(report.failed for report in reports):
            yield item


class _Seen(dict[str, DatedParameter]):
    """Parameters that tell which of them were looked up."""

    def __init__(self, parameters: Mapping[str, DatedParameter]) -> None:
        super().__init__(parameters)
        self.looked_up: set[str] = set()

    def __getitem__(self, id: str) -> DatedParameter:
        self.looked_up.add(id)
        return super().__getitem__(id)

    def get(self, id: str, default: Any = None) -> Any:
        self.looked_up.add(id)
        return super().get(id, default)

    def values(self) -> Any:
        self.looked_up.update(self)
        return super().values()

    def items(self) -> Any:
        self.looked_up.update(self)
        return super().items()


@contextmanager
def _seen_parameters() -> Iterator[set[str]]:
    watched = copy.copy(policy())
    watched.parameters = seen = _Seen(watched.parameters)
    with use_policy(watched):
        yield seen.looked_up


def _by_kind(failed: Iterable[pytest.Item]) -> dict[str, list[str]]:
    """Names of failing examples, which are fences, and of failing tests, which are functions."""
    names: dict[str, list[str]] = {"examples": [], "tests": []}
    for item in failed:
        names["tests" if isinstance(item, pytest.Function) else "examples"].append(item.nodeid)
    return names
