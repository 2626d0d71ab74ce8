"""The project's own environment, `.venv/`, made from the lock file and from nothing else.

The other tools import this first. It runs on the Python that the machine has, so it uses only the
standard library, and no syntax that an older Python would stumble over before it can be told so.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "made-from"
OLDEST = (3, 11)


def stop(sentence: str) -> None:
    """End with a sentence for the person at the keyboard."""
    sys.exit("\n" + sentence)


def enter() -> None:
    """Make the environment if it is missing or out of date, and go on inside it."""
    _check_python()
    if _refresh() or not _is_inside():
        _go_on_inside()


def run(*command: str) -> None:
    """Run a command at the top of the checkout; end with its exit code if it fails."""
    done = subprocess.run(command, cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def _check_python() -> None:
    if sys.version_info < OLDEST:
        wanted, found = ".".join(map(str, OLDEST)), ".".join(map(str, sys.version_info[:3]))
        stop(f"Python {wanted} or newer is needed, and {sys.executable} is {found}. Install a newer one, then run this again.")


def _is_inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _refresh() -> bool:
    """Whether anything had to be made or installed."""
    wanted = _stamps(sys.version.split()[0])
    found = STAMP.read_text("utf-8").splitlines() if STAMP.is_file() and PYTHON.exists() else []
    if found == wanted:
        return False
    if found[:2] != wanted[:2]:
        _create()
    print("Installing the project into .venv/ ...", flush=True)
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    STAMP.write_text("\n".join(wanted) + "\n", "utf-8")
    return True


def _stamps(python: str) -> list[str]:
    locked = "".join(line for line in LOCK.read_text("utf-8").splitlines(keepends=True) if not line.lstrip().startswith("#"))
    return [
        f"python {python} at {ROOT}",
        f"requirements.lock {hashlib.sha256(locked.encode()).hexdigest()}",
        f"pyproject.toml {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}",
    ]


def _create() -> None:
    print(f"Making .venv/ with Python {sys.version.split()[0]} from requirements.lock ...", flush=True)
    if os.name == "nt" and _is_inside():
        stop("The lock file has changed. Leave the environment (deactivate), then run this again: it will be made anew.")
    if VENV.exists():
        shutil.rmtree(VENV)
    python = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run([python, "-m", "venv", str(VENV)], check=False, capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(
            f"{python} cannot make a virtual environment.\n"
            "On Debian or Ubuntu: apt-get install python3-venv. Elsewhere: install Python from python.org.\n"
            f"What it said:\n{made.stdout}{made.stderr}"
        )
    _pip("install", "--require-hashes", "--only-binary", ":all:", "--no-deps", "--requirement", str(LOCK))


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "-qq", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        stop("The environment could not be made: pip stopped with the message above.")


def _go_on_inside() -> None:
    command = [str(PYTHON), *sys.argv]
    if os.name != "nt":
        sys.stdout.flush()
        os.execv(PYTHON, command)
    # Windows has no exec that keeps the console, so the same script runs as a child.
    sys.exit(subprocess.run(command, check=False).returncode)


if __name__ == "__main__":
    enter()
    print(f"Ready: {VENV}")
