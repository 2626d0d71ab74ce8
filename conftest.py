"""Collects every python fence of the project: on pages, in the README and in docstrings.

pytest-markdown-docs by itself passes over fences that are indented (in admonitions, tabs, lists and
Google-style docstrings) and over docstrings of what is no plain function or class, without a word.
It stands at the top so that it holds for whatever folder pytest is started on.
"""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pytest_markdown_docs.plugin import (
    FenceSyntax,
    MarkdownDocstringCodeModule,
    MarkdownInlinePythonItem,
    extract_fence_tests,
)

# `make test` tries the same cases each time; `make prove` tries new ones, and more.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("prove", deadline=None)
settings.load_profile(os.environ.get("FOSTERPOLICY_LAWS", "steady"))

FENCE_OPENS = re.compile(r"(?P<indent>[ ]*)(?P<marks>`{3,}|~{3,})[ ]*(?P<info>[^`\n]*)$")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


class AnyFence(MarkdownIt):
    """A parser that sees fences at every indentation, as the site's builder does."""

    def parse(self, src: str, env: object = None) -> list[Token]:
        return list(fences(src))


def fences(text: str) -> Iterator[Token]:
    """Every fence of a text; what stands inside another fence is that fence's text."""
    lines = iter(enumerate(text.splitlines()))
    for start, line in lines:
        opening = FENCE_OPENS.match(line)
        if not opening:
            continue
        indent, marks = len(opening["indent"]), opening["marks"]
        content = []
        for end, inner in lines:
            if inner.strip().startswith(marks) and not inner.strip().strip(marks[0]):
                yield Token(
                    "fence", "code", 0, map=[start, end + 1], info=opening["info"].strip(), content="".join(content), block=True
                )
                break
            content.append((inner[indent:] if not inner[:indent].strip() else inner) + "\n")


class Docstrings(pytest.File):
    """The fences of a module's docstrings, read from its source."""

    def collect(self) -> Iterator[pytest.Item]:
        for name, docstring, line in docstrings(self.path):
            syntax = FenceSyntax.superfences
            for number, test in enumerate(extract_fence_tests(AnyFence(), docstring, line, self.path, fence_syntax=syntax), 1):
                title = f"{name}[CodeFence#{number}][line:{test.start_line}]"
                yield MarkdownInlinePythonItem.from_parent(self, name=title, test_definition=test)


def docstrings(path: Path) -> Iterator[tuple[str, str, int]]:
    """Each docstring of a module: whose it is, its text, and the line that it starts on."""
    tree = ast.parse(path.read_text("utf-8"), str(path))
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and (text := ast.get_docstring(node)):
            yield getattr(node, "name", path.stem), text, node.body[0].lineno


@pytest.hookimpl
def pytest_markdown_docs_markdown_it() -> MarkdownIt:
    return AnyFence()


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(file_path: Path, parent: pytest.Collector):
    """Our reader of docstrings for the package; none for the tests, which would be imported twice."""
    collected = yield
    others = [one for one in collected if not isinstance(one, MarkdownDocstringCodeModule)]
    if len(others) < len(collected) and parent.config.rootpath / "tests" not in file_path.parents:
        others.append(Docstrings.from_parent(parent, path=file_path))
    return others
