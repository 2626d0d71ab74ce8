"""Cards of checklists, trips and logs read as a person reads."""

from __future__ import annotations

from collections.abc import Callable

from bs4 import BeautifulSoup

Page = Callable[..., str]
OFFICE = "https://acct.oa.mo.gov/state-employees/travel-portal/mileage"


def card(page: Page, call: str) -> BeautifulSoup:
    """The card of an answer."""
    code = f"```python\n# A case.\nfrom fosterpolicy import calculate\n\nanswer = {call}\nassert answer.outcome\n```"
    return BeautifulSoup(page(code), "lxml")


def test_a_checklist_shows_what_is_done_what_is_next_and_who_does_it(page: Page) -> None:
    shown = card(page, 'calculate("emergency-residential-steps", done=["open-case"])')
    steps = [" ".join(step.get_text(" ").split()) for step in shown.select(".card-to-do > li")]
    assert [step.split()[0] for step in steps] == ["Done", "Next", "Later", "Later", "Later"]
    assert steps[1].startswith("Next RCST: Open the authorization that fits in FACES. (must)")
    assert [step["class"] for step in shown.select(".card-to-do > li")][:2] == [["is-done"], ["is-next"]]


def test_a_checklist_says_each_step_once_with_its_source(page: Page) -> None:
    shown = card(page, 'calculate("emergency-residential-steps", done=[])')
    assert len(shown.select(".card-to-do a.source")) == 5
    assert shown.text.count("Send the invoice for the care straight to RCST.") == 1


def test_a_rate_per_mile_keeps_its_three_places_on_a_card(page: Page) -> None:
    trip = 'claimant="foster-home", purpose="medical", date="2024-06-01", round_trip_miles=40, youths=["A"]'
    shown = card(page, f'calculate("trip-mileage", {trip})')
    outcome = " ".join(shown.select_one(".card-outcome").get_text(" ").split())
    assert "Rate $0.655 a mile" in outcome
    assert "Paid through FACES payment request" in outcome
    assert "$0.655 USD per mile" in " ".join(shown.select_one(".card-figures").get_text(" ").split())


def test_without_a_rate_a_trip_says_that_the_rate_is_needed_and_not_that_the_manual_is_silent(page: Page) -> None:
    trip = 'claimant="foster-home", purpose="medical", date="2025-06-01", round_trip_miles=40, youths=["A", "B"]'
    shown = card(page, f'calculate("trip-mileage", {trip})')
    assert "Rate not on file" in " ".join(shown.select_one(".card-outcome").get_text(" ").split())
    assert [row.find_all("td")[2].text for row in shown.select(".card-rows tbody tr")] == ["needs the rate"] * 2


def test_a_notice_links_to_the_page_where_the_rate_stands(page: Page) -> None:
    trip = 'claimant="foster-home", purpose="medical", date="2025-06-01", round_trip_miles=40, youths=["A"]'
    shown = card(page, f'calculate("trip-mileage", {trip})')
    assert [link["href"] for link in shown.select(".card > ul a[href^=https]")] == [OFFICE]


LOG = """calculate(
    "travel-log",
    claimant="foster-home",
    month="2024-05",
    trips=[
        {"purpose": "medical", "date": "2024-05-03", "round_trip_miles": 41, "youths": ["A", "B"]},
        {"purpose": "medical", "date": "2024-06-03", "round_trip_miles": 40, "youths": ["A"]},
        {"purpose": "training-in-service", "date": "2024-05-13", "round_trip_miles": 60},
    ],
)"""


def test_a_log_shows_each_line_with_its_youths_or_its_faults(page: Page) -> None:
    table = card(page, LOG).select("table.card-rows")[0]
    shown = [" ".join(row.get_text(" ").split()) for row in table.tbody.find_all("tr")]
    assert shown == [
        "1 41 miles, $26.86 TRMD CD-106",
        "A: 21 miles, $13.76 B: 20 miles, $13.10",
        "2 not counted",
        'Trips, entry 2, date: "2024-06-03" was given; a date in May 2024, the month of the log, is allowed.',
        "3 60 miles, $39.30 none stated MO 300-1189",
    ]


def test_the_totals_of_a_log_name_trips_that_are_not_about_one_child(page: Page) -> None:
    table = card(page, LOG).select("table.card-rows")[1]
    assert [[cell.text for cell in row.find_all("td")] for row in table.tbody.find_all("tr")] == [
        ["A", "TRMD", "21", "$13.76"],
        ["B", "TRMD", "20", "$13.10"],
        ["not about one child", "none stated", "60", "$39.30"],
    ]


def test_a_fax_number_is_no_telephone_link(page: Page) -> None:
    html = page("[[contact:payment-and-travel-unit]] [[contact:payment-unit]]")
    assert "573-751-6934" in html
    assert 'href="mailto:dfas.facespaymentunit@dss.mo.gov"' in html
    assert [link["href"] for link in BeautifulSoup(html, "lxml").select("a[href^=tel]")] == ["tel:+1-573-526-3423"]
