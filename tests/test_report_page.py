"""The report page as a person meets it, in a real browser: Debian's Chromium without a window.

Screenshots are left in .build/report, for a person to look at.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from saripati.pipeline.report import write_report

from .pipeline.reported import records

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOTS = Path(__file__).parents[1] / ".build" / "report"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DESK = {"viewport": {"width": 1360, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "device_scale_factor": 2}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: apt-get install chromium")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="no playwright here: pip install playwright")
    with api.sync_playwright() as playwright:
        # Chromium's own sandbox needs rights that a container's root has not; the page is ours and offline.
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    write_report(records(copies=300), file, rejected=1)
    return file


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of 10,000 articles: the same few under many ids."""
    file, told = tmp_path_factory.mktemp("large") / "report.html", records()
    write_report((replace(told[n % len(told)], id=f"{n}", title=f"Artikel {n}") for n in range(10_000)), file)
    return file


GO = """hash => new Promise(done => {
    const begin = performance.now();
    const drawn = () => requestAnimationFrame(() => done(performance.now() - begin));
    addEventListener("hashchange", drawn, {once: true});
    location.hash = hash;
})"""
"""Goes to an address and tells how many milliseconds it took until the next frame."""

Opener = Callable[..., "Page"]


@pytest.fixture
def visit(browser: Browser, report: Path) -> Iterator[Opener]:
    """Opens the page at an address; in the end no complaint of the browser and no request may have been seen."""
    complaints: list[str] = []
    contexts = []

    def go(
        address: str = "", scheme: str = "light", locale: str = "en-GB", file: Path = report, **device: object
    ) -> Page:
        context = browser.new_context(color_scheme=scheme, locale=locale, offline=True, **(device or DESK))  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
        page.goto(file.as_uri() + address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def shown(page: Page) -> int:
    return int((page.text_content("#shown") or "").replace(",", ""))


def is_as_wide_as_its_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("tab", ["overview", "articles", "officials", "sakip", "agreements"])
def test_every_view_loads_on_desk_and_phone_without_complaint(visit: Opener, tab: str) -> None:
    for device in (DESK, PHONE):
        page = visit(f"#tab={tab}", **device)
        assert page.locator("#main > *").count() > 1
        assert is_as_wide_as_its_screen(page)


@pytest.mark.parametrize("width", [320, 761, 980, 1181])
def test_no_view_is_wider_than_its_screen(visit: Opener, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    for tab in ("overview", "articles&article=2", "officials", "sakip", "agreements"):
        page.evaluate(f"location.hash = '#tab={tab}'")
        page.wait_for_timeout(50)
        assert is_as_wide_as_its_screen(page)
        assert page.evaluate("(main => main.scrollWidth <= main.clientWidth)(document.getElementById('main'))"), tab


def test_filters_leave_what_fits(visit: Opener) -> None:
    page = visit("#tab=articles")
    assert shown(page) == 307
    page.select_option("#filter-region", "14")
    assert shown(page) == 2
    assert "Riau" in (page.text_content("#filter-region option:checked") or "")
    page.select_option("#filter-grade", "BB")
    assert shown(page) == 1
    assert "Siak Naik" in (page.text_content(".line") or "")
    page.click("#reset")
    assert shown(page) == 307
    for name, value in (("post", "gubernur"), ("kind", "agreement"), ("problem", "date-weekday-mismatch")):
        page.select_option(f"#filter-{name}", value)
        assert shown(page) == 1, name
        page.click("#reset")
    page.fill("#filter-words", "hujan waspada")
    page.wait_for_selector("#shown:text-is('1')")
    page.fill("#filter-words", "kata yang tidak ada")
    page.wait_for_selector("text=No article fits")


def test_a_view_is_an_address(visit: Opener) -> None:
    page = visit("#tab=officials&post=camat&lang=en")
    assert page.locator("tbody tr").count() == 1
    page.click("tbody a")
    page.wait_for_selector("mark.here")
    page.go_back()
    assert page.locator("tbody tr").count() == 1


def test_items_and_words_point_to_each_other(visit: Opener) -> None:
    page = visit("#tab=articles&article=1")
    page.click(".finds button:has-text('Kabupaten Siak')")
    assert page.locator("mark.chosen").count() > 1
    assert page.locator(".card").is_visible()
    assert "regions/" in (page.text_content(".card") or "")
    page.click("mark:has-text('Yusra Hamid')")
    assert "Yusra Hamid" in (page.text_content(".finds button[aria-current]") or "")
    assert "Regional Secretary" in (page.text_content(".card-label") or "")


def test_marks_stand_on_their_words_also_behind_emoji(visit: Opener) -> None:
    page = visit("#tab=articles&article=0")
    marked = page.locator("mark").all_text_contents()
    assert {"Faisal Marbun", "Selasa (16/7/2024)", "Rini Astuti"} <= set(marked)


def test_an_article_with_a_script_in_its_text_shows_it_as_text(visit: Opener) -> None:
    page = visit("#tab=articles&article=0")
    assert page.evaluate("window.hacked") is None
    assert page.locator("#main script, #main img").count() == 0
    assert "<script>window.hacked = 1</script>" in (page.text_content(".text") or "")
    assert page.locator(".line", has_text="<script>").count() == 1


def test_tables_sort_and_lead_to_the_words(visit: Opener) -> None:
    page = visit("#tab=sakip")
    page.click("th button:has-text('Score')")
    page.click("th button:has-text('Score')")
    assert page.get_attribute("th.c-score", "aria-sort") == "descending"
    assert "81.2" in (page.text_content("tbody tr:first-child .c-score") or "")
    page.click("tbody tr:first-child a")
    page.wait_for_selector("mark.here")
    assert "Sleman" in (page.text_content(".text h1") or "")


def test_the_list_holds_only_what_is_in_sight(visit: Opener) -> None:
    page = visit("#tab=articles")
    assert page.locator(".line").count() < 40
    page.evaluate("document.getElementById('list').scrollTop = 1e7")
    page.wait_for_selector("text=Rapat ke-299")
    assert page.locator(".line").count() < 40


def test_ten_thousand_articles_stay_quick(visit: Opener, large: Path) -> None:
    page = visit("#tab=articles", file=large)
    assert shown(page) == 10_000
    for address in ("articles&region=14", "articles&words=hujan", "officials", "overview", "sakip"):
        took = page.evaluate(GO, f"#tab={address}")
        assert took < 3000, address  # milliseconds; a tenth of that on a machine that does nothing else
    assert page.locator("#app *").count() < 3000


def test_an_address_that_runs_code_is_no_link(visit: Opener, tmp_path: Path) -> None:
    (told, *_) = records()
    for url, links in (("javascript:window.hacked = 3", 0), ("https://contoh.example/berita", 1)):
        file = tmp_path / "report.html"
        write_report([replace(told, source=replace(told.source, url=url))], file)
        page = visit("#tab=articles&article=0", file=file)
        assert page.locator(".facts a").count() == links


def test_keys_go_everywhere(visit: Opener) -> None:
    page = visit("#tab=articles")
    page.keyboard.press("j")
    page.wait_for_selector(".article")
    page.keyboard.press("j")
    page.wait_for_selector("text=SAKIP Kabupaten Siak Naik Jadi BB >> nth=1")
    page.keyboard.press("n")
    first = page.text_content("mark.here")
    page.keyboard.press("n")
    assert page.text_content("mark.here") != first
    page.keyboard.press("Escape")
    assert page.locator("mark.chosen").count() == 0
    page.keyboard.press("Escape")
    page.wait_for_selector(".choose")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter-words"


def test_it_speaks_both_languages(visit: Opener) -> None:
    page = visit(locale="id-ID")
    assert page.evaluate("document.documentElement.lang") == "id"
    assert "Ringkasan" in (page.text_content("#tabs") or "")
    page.click("#language")
    assert "Overview" in (page.text_content("#tabs") or "")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_charts_choose_filters(visit: Opener) -> None:
    page = visit("#tab=overview")
    page.click("[aria-label^='Riau: ']")
    assert shown(page) == 2
    page.click("#chart-heat [aria-label^='Kabupaten Siak, 2023']")
    page.wait_for_selector("mark.here")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "device"), [("desk", DESK), ("phone", PHONE)])
def test_screenshots(visit: Opener, name: str, device: dict[str, object], scheme: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page = visit("#tab=overview", scheme=scheme, locale="id-ID", **device)
    page.screenshot(path=SHOTS / f"{name}-{scheme}-overview.png")
    for tab in ("officials", "sakip"):
        page.evaluate(f"location.hash = '#tab={tab}'")
        page.wait_for_selector(f".table.{tab}")
        page.screenshot(path=SHOTS / f"{name}-{scheme}-{tab}.png")
    page.evaluate("location.hash = '#tab=articles&article=1'")
    page.wait_for_selector("mark")
    page.keyboard.press("n")
    page.wait_for_selector(".card:visible")
    page.screenshot(path=SHOTS / f"{name}-{scheme}-article.png")
    assert is_as_wide_as_its_screen(page)
