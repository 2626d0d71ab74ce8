"""House Bill 737 stands at the head of a page on KIDS accounts, before anything else, and in full further down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Page = Callable[..., str]
BLOCK = "\n\n/// developments\n///"


@pytest.mark.parametrize("clause", ["12.8.4/maintain/ssi-2000", "12.8.4/heading", "12.8.4/closure/cd-271"])
def test_any_clause_of_the_part_on_kids_accounts_puts_the_law_at_the_head(page: Page, clause: str) -> None:
    html = page(f'What the account is for.\n{{ #kids clause="{clause}" }}{BLOCK}')
    assert html.index("House Bill 737") < html.index("What the account is for.")
    assert 'href="#changed-hb-737-kids"' in html
    assert 'id="changed-hb-737-kids"' in html


def test_the_law_is_told_in_full_with_a_link_to_each_of_its_sources(page: Page) -> None:
    html = page(f'What the account is for.\n{{ #kids clause="12.8.4/heading" }}{BLOCK}')
    told = html[html.index('id="changed-hb-737-kids"') :]
    assert "From August 28, 2025." in told
    assert "Conserving benefits began in September 2025" in told
    for address in (
        "https://mydss.mo.gov/house-bill-737-hb737",
        "https://revisor.mo.gov/main/OneSection.aspx?bid=57661&amp;section=210.560",
        "https://content.govdelivery.com/accounts/MODSS/bulletins/3f00d5b",
    ):
        assert f'href="{address}"' in told


def test_a_page_without_such_a_clause_does_not_name_the_law(page: Page) -> None:
    assert "737" not in page(f'The rate.\n{{ #rate clause="12.8.5/rate" }}{BLOCK}')
