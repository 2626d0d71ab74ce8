"""`fosterpolicy verify`: checks of the whole. Each ends with exit code 1 where it finds something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from fosterpolicy.cli.output import Output, OutputOption
from fosterpolicy.cli.telling import CHECK_FAILED, PolicyError, one_line, tell_policy_error, write_json

verify = typer.Typer(help="Check the whole: figures, citations, coverage, policy files, sources.", no_args_is_help=True)

SOURCES = "FOSTERPOLICY_SOURCES"
Root = Annotated[Path, typer.Option("--root", help="The checkout, with docs and tests in it.", file_okay=False)]


@contextmanager
def telling() -> Iterator[None]:
    """Print what is wrong with a policy file, and end with its exit code."""
    try:
        yield
    except PolicyError as error:
        raise typer.Exit(tell_policy_error(error)) from None


def _end(faults: Iterable[str], fine: str) -> None:
    """Print the faults, each a line on standard error, or that all is well."""
    found = list(faults)
    for fault in found:
        typer.echo(one_line(fault), err=True)
    if found:
        raise typer.Exit(CHECK_FAILED)
    typer.echo(fine)


@verify.command()
def figures(
    root: Root = Path(),
    only: Annotated[str, typer.Option(help="Look only at figures whose id starts like this.")] = "",
    verbose: Annotated[bool, typer.Option("--verbose", help="Name the examples and tests.")] = False,
    output: OutputOption = Output.text,
) -> None:
    """Change each figure in turn and show which worked examples and tests notice."""
    from fosterpolicy.core.policy import policy
    from fosterpolicy.verify.figures import CannotTell, guarding

    with telling():
        try:
            found = guarding(policy(), root.resolve(), only)
        except CannotTell as error:
            typer.echo(f"verify figures: {error}", err=True)
            raise typer.Exit(CHECK_FAILED) from None
    if output is Output.json:
        write_json(found.as_json())
    else:
        from fosterpolicy.cli.guarding_in_words import print_guarding
        from fosterpolicy.cli.paper import Paper

        print_guarding(found, Paper(), verbose=verbose)
    if found.unnoticed:
        raise typer.Exit(CHECK_FAILED)


@verify.command()
def citations() -> None:
    """Check that every clause, reading and figure named in the rules is registered."""
    from fosterpolicy.core.policy import policy
    from fosterpolicy.core.rule_citations import clauses_by_calculation
    from fosterpolicy.rules import CALCULATIONS
    from fosterpolicy.verify.rule_citations import citation_faults

    with telling():
        faults = citation_faults(policy())
        cited = clauses_by_calculation(policy(), CALCULATIONS)
    _end(faults, f"{len(cited)} calculations rest on {len(set().union(*cited.values()))} clauses; all are registered.")


@verify.command()
def coverage(
    part: Annotated[
        list[str] | None,
        typer.Option(help="A part, such as 12.8.1 or 12.8.3/transport; may be given again. Every clause if left out."),
    ] = None,
    root: Root = Path(),
    output: OutputOption = Output.text,
) -> None:
    """Show for each clause whether it is on a page and covered by a rule, or why not."""
    from fosterpolicy.core.policy import policy
    from fosterpolicy.site.coverage import coverage as cover

    docs = root / "docs"
    if not docs.is_dir():
        typer.echo(f"{docs}: there is no such folder; run this in a checkout, or name it with --root", err=True)
        raise typer.Exit(CHECK_FAILED)
    with telling():
        found = cover(policy(), part or (), docs)
    if output is Output.json:
        write_json(found.as_json())
    else:
        from fosterpolicy.cli.coverage_in_words import print_coverage
        from fosterpolicy.cli.paper import Paper

        print_coverage(found, Paper())
    for fault in found.faults:
        typer.echo(one_line(fault), err=True)
    if found.faults:
        raise typer.Exit(CHECK_FAILED)


@verify.command("policy")
def policy_files() -> None:
    """Check the policy files against themselves and each other."""
    from fosterpolicy.core.policy import policy
    from fosterpolicy.core.policy_checks import check_policy
    from fosterpolicy.rules import CALCULATIONS

    with telling():
        faults = check_policy(policy(), CALCULATIONS)
        figures, clauses, readings = len(policy().parameters), len(policy().clauses), len(policy().interpretations)
    _end(faults, f"The policy files agree: {figures} figures, {clauses} clauses, {readings} readings.")


@verify.command()
def sources(
    folder: Annotated[
        Path | None, typer.Option("--folder", envvar=SOURCES, help="The folder with the stored texts of the sources.")
    ] = None,
) -> None:
    """Check each clause's fingerprint, and each figure, against the stored texts of the sources."""
    from fosterpolicy.core.policy import policy
    from fosterpolicy.verify.source_audit import audit

    if folder is None:
        _stop(f"verify sources: name the folder of the stored texts with --folder or in {SOURCES}")
    if not folder.is_dir():
        _stop(f"{folder}: there is no such folder")
    with telling():
        faults = audit(policy(), folder)
        _end(faults, f"{len(policy().clauses)} clauses stand in the stored texts as they are registered.")


@verify.command("site-figures")
def site_figures(
    folder: Annotated[
        Path | None, typer.Option("--folder", envvar=SOURCES, help="The folder with the stored texts of the sources.")
    ] = None,
    site: Annotated[Path, typer.Option("--site", help="The folder that the site was built into.")] = Path("site"),
) -> None:
    """Hold the built site's amounts, counts, ages, forms, numbers and addresses against the sources, both ways."""
    from fosterpolicy.core.policy import policy
    from fosterpolicy.verify.site_figures import faults
    from fosterpolicy.verify.site_figures import site_figures as read
    from fosterpolicy.verify.source_audit import SourceTextError

    if folder is None:
        _stop(f"verify site-figures: name the folder of the stored texts with --folder or in {SOURCES}")
    with telling():
        try:
            found = read(policy(), folder, site)
        except (SourceTextError, FileNotFoundError) as error:
            _stop(str(error))
        _end(
            faults(found), f"All {len(found.stated)} figures of the sources stand on {len(found.pages)} pages; none is unsourced."
        )


def _stop(why: str) -> NoReturn:
    typer.echo(why, err=True)
    raise typer.Exit(CHECK_FAILED)


__all__ = ["SOURCES", "verify"]
