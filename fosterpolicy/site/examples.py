"""Worked examples: one fence is run when the page is built, and shown as case, card and code."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import Any

from markdown import Markdown
from markupsafe import Markup
from pymdownx.superfences import SuperFencesException

from fosterpolicy.core.faults import InputError
from fosterpolicy.core.older_answers import Overtaken, older_answers
from fosterpolicy.core.outcome_words import outcome_words
from fosterpolicy.core.policy_models import Interpretation
from fosterpolicy.core.result import Result
from fosterpolicy.core.working import EDITION_NOTICE
from fosterpolicy.site.context import PageContext, context_of
from fosterpolicy.site.pages import PageError

_LEADING_COMMENT = re.compile(r"\A(?:#[^\n]*\n)+")


@dataclass(frozen=True)
class Example:
    """A fence that ran.

    Attributes:
        case: The case in a sentence, from the comment that the code starts with.
        code: The code below that comment.
        answer: What the code left in `answer`, if anything.
        overtaken: The later law or policy that the answer is too old to speak of, if any.
    """

    case: str
    code: str
    answer: Any
    overtaken: Overtaken | None = None


def run(source: str, where: str) -> Example:
    """Run a fence.

    Raises:
        PageError: It raised, or an assertion in it failed; the message names the page and the case.
    """
    found = _LEADING_COMMENT.match(source + "\n")
    case = " ".join(line.lstrip("#").strip() for line in found[0].splitlines()) if found else ""
    namespace: dict[str, Any] = {"__name__": "example"}
    try:
        with older_answers() as older:
            exec(compile(source, f"<example on {where}>", "exec"), namespace)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # an example that calls exit() must not end the build as if all were well
        raise PageError(f"{where}: the example {case or source[:60]!r} failed: {type(error).__name__}: {error}") from error
    answer = namespace.get("answer")
    return Example(case, source[found.end() :].strip("\n") if found else source, answer, older.of(answer))


def format_example(source: str, language: str, css_class: str, options: dict[str, Any], md: Markdown, **kwargs: Any) -> str:
    """Format a Python fence: a worked example on a policy page, plain code elsewhere. Either way it is run.

    Superfences swallows every other exception, so a failure is raised as its own kind: the build stops.
    """
    context = context_of(md)
    try:
        example = run(source, context.where)
        if context.page is None or not isinstance(example.answer, Result | InputError):
            return highlighted(source, md, **kwargs)
        return str(card_page(context, example, highlighted(example.code, md, **kwargs)))
    except Exception as error:
        raise SuperFencesException(str(error)) from error


def highlighted(code: str, md: Markdown, **kwargs: Any) -> str:
    """Code in colours, as any other fence."""
    fences: Any = md.preprocessors["fenced_code_block"]
    return str(fences.highlight(src=code, language="python", options={}, md=md, **kwargs))


def guards_itself(code: str) -> bool:
    """Whether an example holds its answer against something: an assertion, `expect` or `refused`."""
    return any(
        isinstance(node, ast.Assert)
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("expect", "refused"))
        for node in ast.walk(ast.parse(code))
    )


def card_page(context: PageContext, example: Example, code: str) -> Markup:
    """The case, the card and the folded code."""
    if not example.case:
        raise PageError(f"{context.where}: an example has no sentence: start it with a comment that tells the case")
    if not guards_itself(example.code):
        raise PageError(f"{context.where}: the example {example.case!r} expects nothing: say what its answer must be")
    return context.render("example.html", example=example, card=card(context, example), code=Markup(code))


def card(context: PageContext, example: Example) -> Markup:
    """The answer as a card; a refusal as a card of its faults."""
    answer: Result[Any] | InputError = example.answer
    if isinstance(answer, InputError):
        return context.render("refusal.html", faults=answer.faults)
    readings: list[Interpretation] = [_reading(context, id) for id in answer.interpretations]
    plain = [notice for notice in answer.notices if notice.startswith(EDITION_NOTICE) and notice.count(". ") == 0]
    notices = [notice for notice in answer.notices if notice not in plain]
    words = outcome_words(answer.outcome, answer.steps)
    edition = " ".join(plain)
    return context.render(
        "card.html",
        result=answer,
        overtaken=example.overtaken,
        words=words,
        readings=readings,
        notices=notices,
        edition=edition,
    )


def _reading(context: PageContext, id: str) -> Interpretation:
    try:
        return context.policy.interpretations[id]
    except KeyError:
        raise PageError(f"{context.where}: the answer names the reading {id}, which is not in the register") from None
