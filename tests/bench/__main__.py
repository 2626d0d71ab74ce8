"""Time and weight, each figure beside its baseline, measured in one run: `python -m tests.bench`.

Nothing is asserted here: the numbers depend on the machine, the comparison hardly does.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from timeit import Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from pydantic import BaseModel

ROOT = Path(__file__).parent.parent.parent
RUNS = 15
RATE = {"program": "licensed", "age": 5, "on": "2024-06-01"}
STATEMENT = {
    "program": "licensed",
    "date_of_birth": "2018-05-20",
    "first_night": "2024-03-15",
    "last_night": "2024-08-31",
    "partial_month": "actual-days",
}
TRIP = {"claimant": "level-b", "purpose": "medical", "date": "2024-06-03", "round_trip_miles": 225, "youths": ["Ada"]}
SHARED_TRIP = {**TRIP, "claimant": "residential", "round_trip_miles": 300, "youths": ["Ada", "Ben", "Cleo"]}
LINE = {"purpose": "medical", "round_trip_miles": 101, "youths": ["Ada", "Ben", "Cleo"]}
LOG = {
    "claimant": "foster-home",
    "month": "2024-06",
    "trips": [{**LINE, "date": f"2024-06-{day:02}"} for day in range(1, 21)],
}
ASKED = (
    ("standard-rate", "standard-rate", RATE),
    ("placement-statement", "placement-statement", STATEMENT),
    ("trip-mileage", "trip-mileage, 225 miles", TRIP),
    ("trip-mileage", "trip-mileage, 3 youths", SHARED_TRIP),
    ("travel-log", "travel-log, 20 lines", LOG),
)
MATERIAL = ("assets/stylesheets/", "assets/javascripts/")
ASSET = re.compile(r"""<(?:link|script)\b[^>]*?\b(?:href|src)=["']?([^"'\s>]+\.(?:css|js))["'\s>?]""")


def main() -> None:
    """Measure and print all."""
    cold()
    warm()
    weights(ROOT / "site")


def cold() -> None:
    """A process from command to answer, against one that only loads pydantic; the two take turns."""
    script = Path(sys.executable).with_name("fosterpolicy.exe" if os.name == "nt" else "fosterpolicy")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "fosterpolicy.cli"]
    ask = ["calc", "standard-rate", "--json", json.dumps(RATE)]
    commands = {
        "from pydantic import BaseModel": [sys.executable, "-c", "from pydantic import BaseModel"],
        "a process that makes one pydantic model": [
            sys.executable,
            "-c",
            "from pydantic import BaseModel\nclass One(BaseModel):\n    field: int\nOne(field=1)",
        ],
        "calc standard-rate --output json": [*command, *ask, "--output", "json"],
        "calc standard-rate, for people": [*command, *ask],
    }
    # An installed package has its compiled files; a setting that keeps Python from writing them would be timed too.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for run in range(RUNS + 1):
        for name, arguments in commands.items():
            start = time.perf_counter()
            subprocess.run(arguments, check=True, capture_output=True, env=environment)
            if run:
                taken[name].append(time.perf_counter() - start)
    print(f"Cold process, median of {RUNS} interleaved runs")
    base = median(taken["from pydantic import BaseModel"])
    for name, times in taken.items():
        print(f"  {name:42} {median(times) * 1e3:7.1f} ms  {median(times) / base:5.2f} times")


def warm() -> None:
    """A full answer in a running process, against checking and dumping its input alone."""
    from fosterpolicy import calculate

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("\nWarm, one core, median of 9 rounds")
    for name, title, data in ASKED:
        inputs = _inputs(name, data)
        base = _microseconds(lambda inputs=inputs: [asks.model_validate(one).model_dump(mode="json") for asks, one in inputs])
        for what, work in (
            ("input checked and dumped, nothing more", None),
            ("full result", lambda name=name, data=data: calculate(name, data)),
            ("full result, and its JSON", lambda name=name, data=data: calculate(name, data).model_dump_json()),
        ):
            taken = _microseconds(work) if work else base
            print(f"  {title:24} {what:42} {taken:8.1f} us  {taken / base:5.1f} times")


def _inputs(name: str, data: dict[str, Any]) -> list[tuple[type[BaseModel], dict[str, Any]]]:
    """Each input that an answer checks, with its model: a log's trips are checked one by one."""
    from fosterpolicy.core.registry import find

    if name == "travel-log":
        return [(find("trip-mileage").asks, {**trip, "claimant": data["claimant"]}) for trip in data["trips"]]
    return [(find(name).asks, data)]


def weights(site: Path) -> None:
    """Our CSS and JavaScript on each built page, gzipped, over what bare Material sends."""
    pages = sorted(site.rglob("*.html")) if site.is_dir() else []
    if not pages:
        print("\nNo site/ is built, so pages were not weighed.")
        return
    print("\nCSS and JavaScript on each page, bytes gzipped")
    print(f"  {'page':52} {'Material':>9} {'ours':>7}")
    for page in pages:
        assets = [asset for asset in _assets(page, site) if asset.is_file()]
        theirs = [asset for asset in assets if asset.relative_to(site).as_posix().startswith(MATERIAL)]
        ours = [asset for asset in assets if asset not in theirs]
        print(f"  {page.relative_to(site).as_posix():52} {_zipped(theirs):9} {_zipped(ours):7}")


def _assets(page: Path, site: Path) -> list[Path]:
    found: dict[Path, None] = {}
    for address in ASSET.findall(page.read_text(encoding="utf-8")):
        path = unquote(urlsplit(address).path)
        # The page for unknown addresses links from the root.
        found[(site / path.lstrip("/") if path.startswith("/") else page.parent / path).resolve()] = None
    return [asset for asset in found if asset.is_relative_to(site.resolve())]


def _zipped(files: list[Path]) -> int:
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def _microseconds(work: Callable[[], object]) -> float:
    timer = Timer(work)
    number, _ = timer.autorange()
    return median(timer.repeat(9, max(1, number // 4))) / max(1, number // 4) * 1e6


if __name__ == "__main__":
    main()
