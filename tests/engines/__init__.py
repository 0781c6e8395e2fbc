"""The promises of the site, each tried in Chromium, Firefox and WebKit by one and the same test.

How to write a test: ask for `page`, and it runs once an engine.

    def test_it_says_so(page: Page, site: str) -> None:
        page.open(f"{site}calculators/liquidation-price/")
        page.fill("[name=entry_price]", "50000")      # by real keys; also click, hover, press, follow, back, reload
        page.says("[data-part=answer]", "45,226.13")  # waits; also until(condition), a function of JavaScript
        assert page.run("() => document.links.length") > 10

What a reader has set comes by the engine: `with engine.opened(Reader(keeps=False)) as page:` is a tab that may store
nothing. Inside a frame: `with page.inside("iframe"):`. Another origin, or a site that can be stopped: `served(folder)`.
What an engine cannot be tried in is a line of `lacking.py`, and the test names it: `@pytest.mark.needs("paper")`;
every run prints those lines last. A test waits for what is meant to come, and for nothing else: no pause, no clock.
`MARGINARY_ENGINES=firefox .venv/bin/python -m pytest tests/engines -k back` runs one test in one engine.
"""
