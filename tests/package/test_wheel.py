"""The wheel, installed far from the checkout, is the whole program, policy files included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CASE = {"program": "licensed", "age": 6, "on": "2024-06-01"}


def run(*command: str | Path, cwd: Path) -> str:
    # The source texts and PYTHONPATH are left out: the program must work without either.
    plain = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "FOSTERPOLICY_SOURCES")}
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False, env=plain)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built without any download."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in an environment of its own, which borrows only the locked dependencies."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = programs / "python"
    target = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip()
    # A path line borrows a folder's packages, but does not follow the links in it, such as the one to the checkout.
    (Path(target) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    run(
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--no-deps",
        "--no-index",
        "--ignore-installed",
        wheel,
        cwd=folder,
    )
    return programs


def test_the_wheel_holds_the_package_and_its_policy_files_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"fosterpolicy"}
    data = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "fosterpolicy").rglob("*")
        if path.suffix in (".toml", ".csv", ".typed")
    }
    assert data
    assert data <= set(names)
    assert not [name for name in names if "test" in name or name.endswith(".pyc")]


def test_the_installed_package_is_not_the_checkout(installed, tmp_path):
    where = run(installed / "python", "-c", "import fosterpolicy; print(fosterpolicy.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where


def test_the_installed_command_computes_a_standard_rate_from_any_folder(installed, tmp_path):
    asked = (installed / "fosterpolicy", "calc", "standard-rate", "--json", json.dumps(CASE), "--output", "json")
    answer = json.loads(run(*asked, cwd=tmp_path))
    here = (Path(sys.executable).with_name("fosterpolicy"), *asked[1:])
    assert answer == json.loads(run(*here, cwd=ROOT))
    assert answer["calculation"] == "standard-rate"


def test_the_installed_command_lists_the_calculations(installed, tmp_path):
    assert "respite-payment" in run(installed / "fosterpolicy", "list", cwd=tmp_path)
