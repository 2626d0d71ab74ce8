"""The commands and their options."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from fosterpolicy.cli.output import Output, OutputOption
from fosterpolicy.cli.telling import PolicyError, tell_faults, tell_policy_error, write_json
from fosterpolicy.cli.verifying import verify
from fosterpolicy.core.faults import InputError, fault

Name = Annotated[str, typer.Argument(help="A calculation, as `fosterpolicy list` names it.", show_default=False)]
JsonErrors = Annotated[bool, typer.Option("--json-errors", help="Print what is wrong with the input as a JSON list.")]

app = typer.Typer(
    help="Missouri foster care payments (Child Welfare Manual 4.12.8), computed and explained. An unofficial edition.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(verify, name="verify")


@contextmanager
def telling(json_errors: bool = False) -> Iterator[None]:
    """Print what is wrong with an input or a policy file, and end with its exit code."""
    try:
        yield
    except InputError as error:
        raise typer.Exit(tell_faults(error, as_json=json_errors)) from None
    except PolicyError as error:
        raise typer.Exit(tell_policy_error(error)) from None


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"fosterpolicy {version('fosterpolicy')}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """Options of every command."""


@app.command("list")
def list_calculations(output: OutputOption = Output.text) -> None:
    """List the calculations: name, part of the manual, question."""
    from fosterpolicy.cli.finding import all_calculations

    rows = [
        {"name": calculation.name, "question": calculation.question, "section": calculation.section}
        for calculation in all_calculations()
    ]
    if output is Output.json:
        write_json(rows)
        return
    from fosterpolicy.cli.paper import Paper

    Paper().table(("Name", "Part", "Question"), ((row["name"], row["section"], row["question"]) for row in rows))


@app.command()
def show(name: Name, output: OutputOption = Output.text, json_errors: JsonErrors = False) -> None:
    """Show what a calculation asks, with what each field allows, and what it gives."""
    from fosterpolicy.cli.describing import described
    from fosterpolicy.cli.finding import calculation_named

    with telling(json_errors):
        found = described(calculation_named(name))
    if output is Output.json:
        write_json(found)
        return
    from fosterpolicy.cli.description_in_words import print_description
    from fosterpolicy.cli.paper import Paper

    print_description(found, Paper())


@app.command()
def calc(
    name: Name,
    given: Annotated[
        str | None,
        typer.Option("--json", help="The input as a JSON object; - reads standard input.", metavar="INPUT", show_default=False),
    ] = None,
    output: OutputOption = Output.text,
    json_errors: JsonErrors = False,
) -> None:
    """Answer a question, with the working, figures and sources of the answer."""
    from fosterpolicy.cli.answering import compute, print_answer_as_json

    with telling(json_errors):
        if given is None:
            raise InputError([fault("", None, "--json with a JSON object, or --json - for standard input,")])
        if output is Output.json:
            raise typer.Exit(print_answer_as_json(name, given, json_errors=json_errors))
        answer = compute(name, given)
        from fosterpolicy.cli.answer_in_words import print_answer
        from fosterpolicy.cli.paper import Paper

        print_answer(answer, Paper())


@app.command()
def schema(
    name: Name,
    outcome: Annotated[bool, typer.Option("--outcome", help="The schema of the outcome, not of the input.")] = False,
    json_errors: JsonErrors = False,
) -> None:
    """Print the JSON schema of a calculation's input."""
    from fosterpolicy.cli.finding import calculation_named

    with telling(json_errors):
        calculation = calculation_named(name)
    made: dict[str, Any] = (
        calculation.gives.model_json_schema(mode="serialization") if outcome else calculation.asks.model_json_schema()
    )
    write_json({"$schema": "https://json-schema.org/draft/2020-12/schema", **made})


@app.command()
def clause(
    id: Annotated[str, typer.Argument(help="A clause's id, or the start of one.", metavar="ID", show_default=False)],
    output: OutputOption = Output.text,
    json_errors: JsonErrors = False,
) -> None:
    """Show a statement of the manual: where it stands, what it says, and what rests on it."""
    from fosterpolicy.cli.clauses import clause_as_json, looked_up, print_clause, print_clauses
    from fosterpolicy.core.policy import policy

    with telling(json_errors):
        found = looked_up(id, policy())
        if output is Output.json:
            several = len(found) > 1 or found[0].id != id.strip().rstrip("/")
            whole = [clause_as_json(entry, policy()) for entry in found]
            write_json(whole if several else whole[0])
            return
        from fosterpolicy.cli.paper import Paper

        if len(found) == 1:
            print_clause(found[0], policy(), Paper())
        else:
            print_clauses(found, Paper())
