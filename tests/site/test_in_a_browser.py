"""Every page in a real browser: wide and narrow, light and dark, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
LOOKS = [(width, scheme) for width in WIDTHS for scheme in SCHEMES]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN_AXE = """([where, tags]) =>
  axe.run(where, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'], preload: false})"""
OPEN = "which => document.querySelectorAll(which).forEach(one => { one.open = true; })"
IN_THE_TEXT = "article details:not(.rate-source details)"
OVER_A_TABLE = ".rate-source details"
BRIGHTNESS = """() => {
  const paint = document.createElement('canvas').getContext('2d');
  paint.fillStyle = getComputedStyle(document.body).backgroundColor;
  paint.fillRect(0, 0, 1, 1);
  const [red, green, blue] = paint.getImageData(0, 0, 1, 1).data;
  return (red + green + blue) / 765;
}"""


class Watched:
    """A browser page that remembers every request and every complaint."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.context.on("request", self._requested)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))

    def open(self, name: str) -> Page:
        """Open a page of the site, with nothing remembered of the one before."""
        self.requests.clear()
        self.complaints.clear()
        response = self.page.goto(f"{self.address}/{name}", wait_until="load")
        assert response is not None
        assert response.ok, f"{name}: {response.status}"
        return self.page

    def elsewhere(self) -> list[str]:
        """Requests that went to another origin."""
        here = urlsplit(self.address).netloc
        return [one for one in self.requests if not one.startswith(("data:", "blob:")) and urlsplit(one).netloc != here]

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")


@pytest.fixture(scope="module")
def looks(browser: Browser, address: str) -> Iterator[dict[tuple[int, str], Watched]]:
    """One page of the browser for each width and scheme; axe is loaded into each document."""
    contexts = {
        look: browser.new_context(viewport={"width": look[0], "height": 900}, color_scheme=look[1], reduced_motion="reduce")
        for look in LOOKS
    }
    for context in contexts.values():
        context.add_init_script(AXE)
    yield {look: Watched(context.new_page(), address) for look, context in contexts.items()}
    for context in contexts.values():
        context.close()


def violations(page: Page, where: str = "html") -> list[str]:
    """What axe finds against WCAG 2.2 A and AA, with the element that it is about."""
    found = page.evaluate(RUN_AXE, [where, WCAG])
    assert found["testEngine"]["name"] == "axe-core"
    return [f"{one['id']}: {one['help']}: {node['html']}" for one in found["violations"] for node in one["nodes"]]


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize(("width", "scheme"), LOOKS, ids=[f"{width}-{scheme}" for width, scheme in LOOKS])
def test_a_page_is_accessible_quiet_self_contained_and_fits(page_name, width, scheme, looks):
    watched = looks[width, scheme]
    page = watched.open(page_name)
    shown = page.evaluate(BRIGHTNESS)
    assert shown < 0.5 if scheme == "dark" else shown > 0.5, f"{page_name} asked for {scheme}: brightness {shown:.2f}"
    assert sideways(page) <= 0, f"{page_name} at {width} scrolls sideways by {sideways(page)} pixels"

    page.evaluate(OPEN, IN_THE_TEXT)
    wrong = violations(page)
    page.evaluate(OPEN, OVER_A_TABLE)
    assert sideways(page) <= 0, f"{page_name} at {width} scrolls sideways by {sideways(page)} pixels with everything opened"
    if page.locator(OVER_A_TABLE).count():
        wrong += violations(page, OVER_A_TABLE)
    assert not wrong, f"{page_name} at {width}, {scheme}:\n  " + "\n  ".join(wrong)

    assert watched.requests, "no request was seen"
    assert not watched.elsewhere(), f"{page_name} asks another origin: {watched.elsewhere()}"
    assert not watched.complaints, f"{page_name}: {watched.complaints}"


def test_axe_finds_what_is_wrong(looks):
    page = looks[1280, "light"].open("index.html")
    wrong = '<img src="data:,"><p style="color: #eee; background: #fff">faint words</p>'
    page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", wrong)
    found = " ".join(violations(page))
    assert "image-alt" in found
    assert "color-contrast" in found


def test_a_request_to_another_origin_is_seen(looks):
    watched = looks[1280, "light"]
    page = watched.open("index.html")
    page.context.route("**://elsewhere.invalid/**", lambda route: route.abort())
    page.evaluate("fetch('http://elsewhere.invalid/x').catch(() => 0)")
    assert watched.elsewhere() == ["http://elsewhere.invalid/x"]


@pytest.mark.parametrize("width", WIDTHS)
def test_search_finds_the_section_on_respite(looks, width):
    watched = looks[width, "light"]
    page = watched.open("index.html")
    page.keyboard.press("/")
    expect(page.get_by_role("textbox", name="Search")).to_be_focused()
    page.keyboard.type("respite")
    page.locator(".md-search-result__link[href*='/respite/']").first.click()
    page.wait_for_url("**/respite/**")
    expect(page.locator("article")).to_contain_text("espite")
    assert not watched.elsewhere()
