"""Links by which a reader says that something is wrong or unclear, filled in as far as they can be."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from fosterpolicy.core.policy_models import Clause, Source


def report_link(report_to: str, subject: str, body: str) -> str | None:
    """A link that opens an email or an issue with these words in it.

    Args:
        report_to: An email address, or the address at which a new issue is opened; empty where neither is set.
        subject: The subject of the email, or the title of the issue.
        body: What stands in it.
    """
    if not report_to:
        return None
    if "://" in report_to:
        return f"{report_to}?{urlencode({'title': subject, 'body': body})}"
    return f"mailto:{report_to}?subject={quote(subject)}&body={quote(body)}"


def report_of_clause(report_to: str, clause: Clause, source: Source, page: str) -> str | None:
    """The link beside a clause: with the clause, its place and the edition."""
    body = f"Page: {page}\nClause: {clause.id}, {clause.locator}\nEdition: {source.citation}\nWhat is wrong or unclear:\n"
    return report_link(report_to, f"Wrong or unclear: {clause.id}", body)
