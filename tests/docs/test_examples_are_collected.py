"""No example escapes the tests: what the pages show is counted apart from what pytest collects."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import markdown
import pytest

ROOT = Path(__file__).resolve().parents[2]
REASON = re.compile(r"<!--\s*notest:\s*(?P<reason>\S[^>]*?)\s*-->\s*\n\s*(`{3,}|~{3,})")
NOTEST = re.compile(r"^\s*(?:`{3,}|~{3,})[^\n`]*\bnotest\b", re.MULTILINE)

PAGE = """# Fences everywhere

```python
assert 1
```

!!! note
    Inside an admonition.

    ```python
    assert 2
    ```

=== "A tab"

    ```python
    assert 3
    ```

1. In a list:

    ~~~python
    assert 4
    ~~~

/// details | A block
```python
assert 5
```
///

<!-- notest: it would need a network -->
```{.python notest}
raise RuntimeError
```

````text
```python
raise RuntimeError("shown, not run")
```
````

```sh
fosterpolicy list
```
"""

MODULE = '''"""A module.

```python
assert "module"
```
"""


def decorate(function):
    return object()


@decorate
def a_rule():
    """A rule that is no plain function any more.

    Examples:
        ```python
        assert "google style"
        ```
    """


class Thing:
    """A thing."""

    @property
    def part(self):
        """A part.

        Example:
            ```python
            assert "property"
            ```
        """
'''


def shown(text: str) -> int:
    """How many python fences the site's own Markdown finds in a text, those marked `notest` included."""
    found = []

    def python_fence(source, language, css_class, options, md, **_):
        found.append(source)
        return ""

    superfences = {"custom_fences": [{"name": "python", "class": "python", "format": python_fence}]}
    extensions = ["pymdownx.superfences", "admonition", "attr_list", "pymdownx.tabbed", "pymdownx.blocks.details"]
    markdown.markdown(text, extensions=extensions, extension_configs={"pymdownx.superfences": superfences})
    return len(found)


def texts(path: Path) -> list[str]:
    """What a file has to read: a page whole, a module's docstrings."""
    if path.suffix == ".md":
        return [path.read_text("utf-8")]
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    tree = ast.parse(path.read_text("utf-8"))
    return [text for node in ast.walk(tree) if isinstance(node, documented) and (text := ast.get_docstring(node))]


def count(folder: Path, *places: str) -> Counter[str]:
    """Fences that must be collected: those shown, less those marked `notest` that say why."""
    files = [
        file for place in places for file in ([folder / place] if (folder / place).is_file() else (folder / place).rglob("*"))
    ]
    counted: Counter[str] = Counter()
    for file in files:
        if file.suffix in (".md", ".py"):
            name = file.relative_to(folder).as_posix()
            counted[name] = sum(shown(text) - len(REASON.findall(text)) for text in texts(file))
    return +counted


def collect(folder: Path, *places: str) -> Counter[str]:
    """Fences that pytest collects, in each file."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--collect-only",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(folder),
        *places,
    ]
    listed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert listed.returncode == 0, listed.stdout + listed.stderr
    return Counter(line.split("::")[0] for line in listed.stdout.splitlines() if "[CodeFence#" in line)


def test_every_python_fence_of_the_project_is_run_or_says_why_not():
    places = ("docs", "README.md", "fosterpolicy")
    expected, collected = count(ROOT, *places), collect(ROOT, *places)
    print(f"python fences collected: {collected.total()} in {len(collected)} files")
    assert collected["README.md"], "the README has no example"
    assert collected == expected, (
        f"shown and not collected: {expected - collected}; collected and not shown: {collected - expected}"
    )


def test_no_fence_is_headed_by_a_spelling_of_python_that_nothing_runs():
    headed = re.compile(r"^\s*(?:`{3,}|~{3,})\s*\{?\.?(?P<name>py\w*)", re.MULTILINE | re.IGNORECASE)
    pages = [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", *ROOT.glob("fosterpolicy/**/*.py")]
    found = {
        page.relative_to(ROOT).as_posix(): names
        for page in pages
        if (names := [match["name"] for match in headed.finditer(page.read_text("utf-8")) if match["name"] != "python"])
    }
    assert not found, f"write python in full, in small letters: {found}"


def test_a_fence_is_marked_notest_only_with_a_reason_above_it():
    pages = [*ROOT.glob("docs/**/*.md"), ROOT / "README.md", *ROOT.glob("fosterpolicy/**/*.py")]
    silent = [
        page.relative_to(ROOT).as_posix()
        for page in pages
        for text in texts(page)
        if len(NOTEST.findall(text)) != len(REASON.findall(text))
    ]
    assert not silent, f"write <!-- notest: why --> on the line above the fence, in: {silent}"


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """A tiny project with this one's collecting rules."""
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\naddopts = --markdown-docs --markdown-docs-syntax=superfences --import-mode=importlib\n", "utf-8"
    )
    (tmp_path / "page.md").write_text(PAGE, "utf-8")
    (tmp_path / "module.py").write_text(MODULE, "utf-8")
    return tmp_path


def test_fences_in_admonitions_tabs_lists_and_blocks_are_collected(invented):
    assert collect(invented, "page.md") == {"page.md": 5}
    assert count(invented, "page.md") == {"page.md": 5}


def test_fences_in_docstrings_of_modules_rules_and_properties_are_collected(invented):
    assert collect(invented, "module.py") == {"module.py": 3}
    assert count(invented, "module.py") == {"module.py": 3}


def test_a_notest_without_a_reason_counts_as_not_collected(invented):
    page = PAGE.replace("<!-- notest: it would need a network -->\n", "")
    (invented / "page.md").write_text(page, "utf-8")
    assert count(invented, "page.md") != collect(invented, "page.md")


def test_an_indented_example_that_fails_fails_the_tests(invented):
    (invented / "page.md").write_text(PAGE.replace("assert 2", "assert not 2"), "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "page.md"]
    done = subprocess.run(command, cwd=invented, capture_output=True, text=True, check=False)
    assert "1 failed, 4 passed" in done.stdout, done.stdout + done.stderr
