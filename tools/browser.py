"""Find a Chrome or Chromium for the tests of the built site, or get one. Prints its path."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import env

COMMANDS = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)

NONE_FOUND = """No Chrome or Chromium was found, and none could be installed. The built site is tested in a real browser.
Install one, then run this again:
  Debian, Ubuntu   apt-get install chromium
  Fedora           dnf install chromium
  macOS            brew install --cask chromium
  Windows          winget install Google.Chrome
or set CHROME to the path of one."""


def find() -> str | None:
    """The path of a browser on this machine that starts and says its version."""
    return next((path for path in _places() if _starts(path)), None)


def get() -> str:
    """The path of a browser, which is installed first if there is none."""
    if os.environ.get("CHROME") and not _starts(os.environ["CHROME"]):
        env.stop(f"CHROME is {os.environ['CHROME']}, and that does not start.")
    for install in (None, _from_the_system, _from_playwright):
        if install:
            install()
        if found := find():
            return found
    env.stop(NONE_FOUND)
    raise AssertionError


def _places() -> Iterator[str]:
    if os.environ.get("CHROME"):
        yield os.environ["CHROME"]
    yield from (path for path in map(shutil.which, COMMANDS) if path)
    yield from APPLICATIONS
    for folder in WINDOWS_FOLDERS:
        if folder in os.environ:
            yield from (str(Path(os.environ[folder]) / program) for program in WINDOWS_PROGRAMS)
    if playwrights := _playwrights_own():
        yield playwrights


def _starts(path: str) -> bool:
    if not Path(path).is_file():
        return False
    if os.name == "nt":
        return True  # There, --version opens a window instead of answering.
    with_version = subprocess.run([path, "--version"], check=False, capture_output=True)
    return with_version.returncode == 0


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _from_the_system() -> None:
    if shutil.which("apt-get") and _is_root():
        _try("apt-get", "update")
        _try("apt-get", "install", "--yes", "--no-install-recommends", "chromium")
    elif shutil.which("brew"):
        _try("brew", "install", "--cask", "chromium")


def _from_playwright() -> None:
    _try(sys.executable, "-m", "playwright", "install", "chromium")


def _is_root() -> bool:
    return getattr(os, "geteuid", lambda: 1)() == 0


def _try(*command: str) -> None:
    print("No browser yet:", " ".join(command), file=sys.stderr, flush=True)
    subprocess.run(command, check=False, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


if __name__ == "__main__":
    env.enter()
    print(get())
