"""When the engine cannot come: said in words, the page readable, a retry that works, and never a wait without an end."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from termsite.content.settings import read_site
from termsite.engine.bundle import bundle
from termsite.engine.parted import LATER
from tests.browser.asked import ask_many
from tests.browser.chosen import WHOLE as THOROUGH
from tests.browser.quiet import Listened, arrive, listened
from tests.browser.served import KINDS, ROOT, Handler, served
from tests.draws import some

pytestmark = pytest.mark.browser
WASM, SNAPSHOT, LIBRARY, GLUE = "pyodide.asm.wasm", "memory.snapshot.bin", "library.zip", "pyodide.asm.mjs"
LITTLE_MEMORY = (
    "Object.defineProperty(navigator, 'deviceMemory', { value: 2 })"  # which begins from the library
)
Fault = Callable[[Route], None]


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Listened]:
    with listened(chromium) as one:
        yield one


def blocked(route: Route) -> None:
    route.abort("blockedbyclient")


def missing(route: Route) -> None:
    route.fulfill(status=404, body="gone")


def truncated(route: Route) -> None:
    """End after the first bytes: half the file, handed over by a driver that starves, would look like a quiet line."""
    route.fulfill(body=b"\0asm\1\0\0\0", content_type="application/wasm")


def another_page(route: Route) -> None:
    route.fulfill(body="<!doctype html><title>Sign in</title>", content_type="text/html")


def wrong_type(route: Route) -> None:
    route.fulfill(body=route.fetch().body(), content_type="text/html")


TOLD: dict[str, tuple[str, Fault, str]] = {
    "the runtime is blocked": (WASM, blocked, "blocks pyodide.asm.wasm"),
    "the runtime is missing": (WASM, missing, "no longer has pyodide.asm.wasm"),
    "the runtime is cut off": (WASM, truncated, "incomplete or damaged"),
    "a sign-in page comes in its place": (
        WASM,
        another_page,
        "In place of pyodide.asm.wasm another page arrived",
    ),
    "the glue is blocked": (GLUE, blocked, "blocks pyodide.asm.mjs"),
    "the glue is missing": (GLUE, missing, "no longer has pyodide.asm.mjs"),
    "the glue has the wrong type": (GLUE, wrong_type, "In place of pyodide.asm.mjs another page arrived"),
}


def typed(page: Page, price: str, field: str = "entry_price") -> None:
    page.locator(f"[data-field={field}] input[inputmode=decimal]").fill(price)


def expect_answer(page: Page, price: str, **others: str) -> None:
    (response,) = ask_many([("liquidation-price", {"entry_price": price, **others})])
    page.locator(".mg-calc[data-state=ready]:not([data-stale])").wait_for()
    expect(page.locator("[data-part=answer]")).to_contain_text(response["outputs"][0]["shown"])


@pytest.mark.parametrize(("name", "fault", "words"), some(tuple(TOLD.values()), 2), ids=some(tuple(TOLD), 2))
def test_a_broken_runtime_is_told_in_words_and_a_retry_mends_it(
    opened: Listened, site: str, name: str, fault: Fault, words: str
) -> None:
    page = opened.page
    page.context.route(f"**/engine/*/{name}", fault)
    page.goto(f"{site}terms/liquidation-price/")
    before = page.locator("[data-part=answer]").inner_text()
    typed(page, "50000")
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text(words)
    expect(status).to_contain_text("The calculator could not start.")
    expect(page.locator(".mg-calc")).to_have_attribute("data-state", "failed")
    assert page.locator("[data-part=answer]").inner_text() == before
    assert (
        page.locator("[data-part=chart] svg").first.is_visible()
        or page.locator("[data-part=chart] svg").last.is_visible()
    )
    expect(page.locator("[data-field=entry_price] input[inputmode=decimal]")).to_have_value("50000")

    page.context.unroute(f"**/engine/*/{name}")
    status.get_by_role("button", name="Try again").click()
    expect_answer(page, "50000")


@pytest.mark.parametrize("fault", some((missing, blocked), 2), ids=lambda fault: fault.__name__)
def test_without_a_snapshot_the_library_does_the_same_work_in_silence(
    opened: Listened, site: str, fault: Fault
) -> None:
    opened.page.context.route(f"**/engine/*/{SNAPSHOT}", fault)
    expect_library(opened, site)


def of_another_build(snapshot: bytes) -> bytes:
    return snapshot[:16] + bytes(32) + snapshot[48:]


def scrambled(snapshot: bytes) -> bytes:
    return snapshot[:1_000_000] + bytes(2_000_000) + snapshot[3_000_000:]


def cut_off(snapshot: bytes) -> bytes:
    return snapshot[:10_000_000]


@pytest.mark.parametrize(
    "change", some((of_another_build, scrambled, cut_off), 3), ids=lambda change: change.__name__
)
def test_with_a_bad_snapshot_the_library_does_the_same_work_in_silence(
    opened: Listened, site_folder: Path, change: Callable[[bytes], bytes]
) -> None:
    with spoilt(site_folder, SNAPSHOT, change) as address:
        expect_library(opened, address)


def expect_library(opened: Listened, address: str) -> None:
    opened.page.goto(f"{address}terms/liquidation-price/")
    typed(opened.page, "50000")
    expect_answer(opened.page, "50000")
    assert any(url.endswith(LIBRARY) for url in opened.runtime)


def test_a_runtime_of_the_wrong_type_but_right_content_works(opened: Listened, site_folder: Path) -> None:
    class Mistaken(Handler):
        extensions_map: ClassVar[dict[str, str]] = {**Handler.extensions_map, ".wasm": "text/html"}  # type: ignore[misc]

    with served(site_folder, Mistaken) as address:
        opened.page.goto(f"{address}terms/liquidation-price/")
        typed(opened.page, "50000")
        expect_answer(opened.page, "50000")


# A worker has the policy of the page that made it.
STRICTER = {
    "terms/liquidation-price/": ("worker-src 'self' blob:", "forbids WebAssembly"),
    "embed/v1/liquidation-price/": ("worker-src 'none'", "did not let the calculator start beside the page"),
}


@pytest.mark.parametrize(("path", "rule", "words"), [(path, *told) for path, told in STRICTER.items()])
def test_a_policy_that_forbids_what_the_engine_needs_is_named(
    opened: Listened, site: str, path: str, rule: str, words: str
) -> None:
    def stricter(route: Route) -> None:
        response = route.fetch()
        headers = {
            **response.headers,
            "content-security-policy": f"script-src 'self' 'unsafe-inline'; {rule}",
        }
        route.fulfill(response=response, headers=headers)

    page = opened.page
    page.context.route(f"**/{path}", stricter)
    page.goto(f"{site}{path}")
    typed(page, "50000")
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text(words)
    expect(status).to_contain_text("What is shown")  # and of which numbers it is


def test_offline_before_the_first_fetch_is_said_so(opened: Listened, site: str) -> None:
    page = opened.page
    arrive(page, f"{site}terms/liquidation-price/")
    page.context.set_offline(True)
    typed(page, "50000")
    expect(page.locator("[data-part=status]")).to_contain_text("You are offline")
    page.context.set_offline(False)
    page.locator("[data-part=status]").get_by_role("button", name="Try again").click()
    expect_answer(page, "50000")


def test_a_line_that_goes_quiet_is_given_up_with_what_arrived(chromium: Browser, site_folder: Path) -> None:
    with stalling(site_folder, WASM) as (address, go_on), listened(chromium) as one:
        one.page.goto(f"{address}terms/liquidation-price/")
        typed(one.page, "50000")
        status = one.page.locator("[data-part=status]")
        expect(status).to_contain_text(re.compile(r"Fetching the calculator, once: \d+\.\d of \d+\.\d MB"))
        expect(status).to_contain_text("The line went quiet")
        go_on.set()
        status.get_by_role("button", name="Try again").click()
        expect_answer(one.page, "50000")


def test_what_is_typed_on_a_slow_line_stands_and_is_answered_when_the_engine_is_here(
    opened: Listened, site_folder: Path
) -> None:
    page = opened.page
    with dripping(site_folder, WASM) as (address, go_on):
        page.goto(f"{address}terms/liquidation-price/")
        answer, status = page.locator("[data-part=answer]"), page.locator("[data-part=status]")
        before = answer.inner_text()
        for price in ("50000", "4000x", "40000"):
            typed(page, price)
            expect(status).to_contain_text(WAITING)
        first = status.inner_text()
        expect(status).not_to_have_text(first)  # the line delivers, and says so
        typed(page, "5", "leverage")
        expect(status).to_contain_text(WAITING)
        assert answer.inner_text() == before
        go_on.set()
        expect_answer(page, "40000", leverage="5")
    for field, stands in (("entry_price", "40000"), ("leverage", "5")):
        expect(page.locator(f"[data-field={field}] input[inputmode=decimal]")).to_have_value(stands)


WAITING = re.compile(
    r"Fetching the calculator, once: \d+\.\d of \d+\.\d MB\. Until then this answer is for the example, entry price 60,000 USDT\."
)
PIECE, PACE = 20_000, 0.1  # bytes, and seconds between them: a line of 1.6 megabits a second


@contextmanager
def dripping(folder: Path, name: str) -> Iterator[tuple[str, Event]]:
    """Serve a folder, but one file in small pieces until told to go on."""
    go_on = Event()

    class Dripping(Handler):
        def do_GET(self) -> None:
            if not self.path.endswith(name):
                return super().do_GET()
            content = begin(self, folder, lambda whole: whole)
            at = 0
            while at + PIECE < len(content) and not go_on.wait(PACE):
                self.wfile.write(content[at : at + PIECE])
                at += PIECE
            self.wfile.write(content[at:])
            return None

    with served(folder, Dripping) as address:
        yield address, go_on
        go_on.set()


@contextmanager
def stalling(folder: Path, name: str) -> Iterator[tuple[str, Event]]:
    """Serve a folder, but stop in the middle of one file until told to go on."""
    go_on = Event()

    class Stalling(Handler):
        def do_GET(self) -> None:
            if not self.path.endswith(name) or go_on.is_set():
                return super().do_GET()
            content = begin(self, folder, lambda whole: whole)
            self.wfile.write(content[: len(content) // 3])
            self.wfile.flush()
            go_on.wait()
            self.close_connection = True
            return None

    with served(folder, Stalling) as address:
        yield address, go_on
        go_on.set()


@contextmanager
def spoilt(folder: Path, name: str | tuple[str, ...], change: Callable[[bytes], bytes]) -> Iterator[str]:
    """Serve a folder with one file changed, or each of some."""

    class Spoilt(Handler):
        def do_GET(self) -> None:
            if not self.path.endswith(name):
                return super().do_GET()
            self.wfile.write(begin(self, folder, change))
            return None

    with served(folder, Spoilt) as address:
        yield address


def begin(handler: Handler, folder: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Send the head of an answer that holds a changed file, and return that file."""
    content = change((folder / handler.path.lstrip("/")).read_bytes())
    handler.send_response(200)
    handler.send_header("Content-Type", handler.guess_type(handler.path))
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    return content


REST, WHOLE = "rest.wasm", "whole.wasm"
SOURCE = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
# A change of the code needs the rest of the runtime; put as the first question, before the rest comes by itself.
CHANGED = """async (source) => {
  const { engine } = await import(new URL('../../assets/js/engine/engine.js', location.href).href)
  const answer = engine.ask({ calculator: 'liquidation-price', source })
  Object.assign(window, { engine, answer })
}"""
IMPORTS = f"{SOURCE}\nimport statistics\n"  # from the rest of the library


def put(page: Page, address: str, source: str) -> None:
    """Open a calculator, and put changed code to it as the first question."""
    page.goto(f"{address}calculators/liquidation-price/")
    page.evaluate(CHANGED, source)


def expect_changed_answer(page: Page) -> None:
    (response,) = ask_many([("liquidation-price", {})])
    assert page.evaluate("() => window.answer.then((answer) => answer.sentence)") == response["sentence"]


def of_another_cut(rest: bytes) -> bytes:
    return rest[:-1] + bytes([rest[-1] ^ 1])


def halved(rest: bytes) -> bytes:
    return rest[: len(rest) // 2]


def expect_told(page: Page) -> None:
    """Nothing stands in for the library's rest: code that imports from it is told so, and the page's own answers."""
    why = page.evaluate("() => window.answer.catch((failure) => failure.message)")
    assert why.startswith("The rest of what the calculator runs on did not come.")
    typed(page, "50000")
    expect_answer(page, "50000")


@pytest.mark.parametrize("change", [of_another_cut, halved] if THOROUGH else [of_another_cut])
def test_with_a_bad_rest_the_whole_does_the_same_work(
    opened: Listened, site_folder: Path, change: Callable[[bytes], bytes]
) -> None:
    with spoilt(site_folder, REST, change) as address:
        put(opened.page, address, SOURCE)
        expect_changed_answer(opened.page)
    assert any(url.endswith(WHOLE) for url in opened.runtime)


@pytest.mark.parametrize(
    "memory",
    ["", LITTLE_MEMORY] if THOROUGH else [""],
    ids=lambda memory: "library" if memory else "snapshot",
)
@pytest.mark.parametrize("change", [of_another_cut, halved] if THOROUGH else [of_another_cut])
def test_a_bad_rest_of_the_library_is_told(
    opened: Listened, site_folder: Path, change: Callable[[bytes], bytes], memory: str
) -> None:
    opened.page.add_init_script(memory)
    with spoilt(site_folder, LATER, change) as address:
        put(opened.page, address, IMPORTS)
        expect_told(opened.page)


@pytest.mark.parametrize(("name", "source"), [(REST, SOURCE), (LATER, IMPORTS)], ids=[REST, LATER])
def test_a_wait_for_the_rest_is_no_hang_and_one_too_long_is_ended(
    opened: Listened, site_folder: Path, name: str, source: str
) -> None:
    page = opened.page
    with holding(site_folder, name) as (address, asked, go_on):
        page.clock.install()
        put(page, address, source)
        assert asked.wait(60)
        page.wait_for_function("() => window.engine.waits")
        page.clock.fast_forward(10_000)  # five times what an answer may take
        assert page.evaluate("() => window.engine.waits")
        page.clock.fast_forward(10_000)
        if name == REST:
            expect_changed_answer(page)
            assert any(url.endswith(WHOLE) for url in opened.runtime)
        else:
            expect_told(page)
        go_on.set()


@pytest.mark.parametrize("change", [of_another_cut, halved] if THOROUGH else [of_another_cut])
def test_with_a_bad_archive_of_a_calculator_the_rest_does_the_same_work(
    opened: Listened, site_folder: Path, change: Callable[[bytes], bytes]
) -> None:
    with spoilt(site_folder, "calculator-liquidation-price.zip", change) as address:
        opened.page.goto(f"{address}terms/liquidation-price/")
        typed(opened.page, "50000")
        expect_answer(opened.page, "50000")
    assert any(url.endswith(LATER) for url in opened.runtime)


def test_the_rest_comes_by_itself_after_the_first_answer(opened: Listened, site: str) -> None:
    page = opened.page
    page.goto(f"{site}terms/liquidation-price/")
    with page.expect_request(lambda request: request.url.endswith(REST)):
        typed(page, "50000")
        expect_answer(page, "50000")
    assert not any(url.endswith(WHOLE) for url in opened.runtime)


def test_an_engine_that_answers_otherwise_than_the_build_answers_no_reader(
    opened: Listened, site_folder: Path
) -> None:
    page = opened.page
    page.add_init_script(LITTLE_MEMORY)  # one start, not two
    with spoilt(site_folder, "engine/runtime.js", of_other_answers) as address:
        page.goto(f"{address}terms/liquidation-price/")
        before = page.locator("[data-part=answer]").inner_text()
        typed(page, "50000")
        expect(page.locator("[data-part=status]")).to_contain_text(
            "Its first answer was not that of the build."
        )
        assert page.locator("[data-part=answer]").inner_text() == before


def of_other_answers(runtime: bytes) -> bytes:
    """The build's word on the engine, with another sentence in the answer that it is tried by.

    Without halves, and without calculators that tell for themselves.
    """
    runtime = re.sub(rb'("sentence": ")', rb"\1Not ", runtime, count=1)
    runtime = runtime.replace(b'"rest.wasm"', b'"no rest"')
    return re.sub(rb"(?m)^export const PACKS = .*$", b"export const PACKS = {}", runtime, count=1)


@contextmanager
def holding(folder: Path, name: str) -> Iterator[tuple[str, Event, Event]]:
    """Serve a folder, but say nothing of one file, from when that is asked for until told to go on."""
    asked, go_on = Event(), Event()

    class Holding(Handler):
        def do_GET(self) -> None:
            if self.path.endswith(name):
                asked.set()
                go_on.wait()
            super().do_GET()

    with served(folder, Holding) as address:
        yield address, asked, go_on
        go_on.set()


@pytest.fixture(scope="module")
def hanging_site(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with an engine whose liquidation price never ends at an entry price of 66,666."""
    folder = tmp_path_factory.mktemp("hanging")
    calculators, copy = folder / "calculators", folder / "site"
    calculators.mkdir()
    for shared in (ROOT / "calculators").glob("_*.py"):
        shutil.copy(shared, calculators)
    source = (ROOT / "calculators" / "liquidation_price.py").read_text("utf-8")
    (calculators / "liquidation_price.py").write_text(source + HANGING, "utf-8")
    shutil.copytree(site_folder, copy, ignore=shutil.ignore_patterns("engine"))
    for document in bundle(ROOT, replace(read_site(ROOT)[0], calculators=str(calculators))):
        (copy / document.path).parent.mkdir(parents=True, exist_ok=True)
        (copy / document.path).write_bytes(document.content)
    with served(copy) as address:
        yield address


HANGING = """

import dataclasses as _dataclasses
_worked = liquidation_price.function

def _hanging(**given):
    while given["entry_price"] == 66666:
        pass
    return _worked(**given)

liquidation_price = _dataclasses.replace(liquidation_price, function=_hanging)
"""


@pytest.mark.long
def test_a_calculation_that_hangs_is_ended_and_the_engine_comes_back(
    opened: Listened, hanging_site: str
) -> None:
    page = opened.page
    page.goto(f"{hanging_site}calculators/liquidation-price/")
    typed(page, "50000")
    expect_answer(page, "50000")
    typed(page, "66666")
    status = page.locator("[data-part=status]")
    expect(status).to_contain_text("Working")
    expect(status).to_contain_text("took too long and was stopped")
    expect(page.locator("[data-field=entry_price] input[inputmode=decimal]")).to_have_value("66666")
    fetched = len(opened.runtime)
    typed(page, "40000")
    expect_answer(page, "40000")
    assert [url for url in opened.runtime[fetched:] if not url.endswith(".mjs")] == [], (
        "nothing is fetched twice"
    )


# A device on which each question takes four seconds on its way: more than changed code is given, less than the site's own.
SLOWLY = """() => {
  const { postMessage } = Worker.prototype
  window.workers = new Set()
  Worker.prototype.postMessage = function (data, ...rest) {
    window.workers.add(this)
    setTimeout(() => postMessage.call(this, data, ...rest), data.kind === 'ask' ? 4000 : 0)
  }
}"""


def test_a_slow_device_is_told_of_its_wait_and_then_answered(opened: Listened, site: str) -> None:
    page = opened.page
    page.add_init_script(f"({SLOWLY})()")
    arrive(page, site + KINDS["calculator"])
    typed(page, "50000")
    expect(page.locator("[data-part=status]")).to_contain_text("Working…")
    expect_answer(page, "50000")
    page.locator("[data-part=solve-target]").fill("40000")
    page.get_by_role("button", name="Find it").click()
    expect(page.locator("[data-part=solved]")).to_have_text("Working…")
    expect(page.locator("[data-part=solved]")).to_contain_text("40,000")
    assert page.evaluate("() => window.workers.size") == 1
    assert opened.complaints == []
