"""A page that is listened to: what it asks of the network, and what it says on the console."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

VIOLATIONS = "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective, e.blockedURI))"


def is_runtime(url: str) -> bool:
    """Whether an address is in the engine's folder; the scripts that start it are in one of that name too."""
    return "/engine/" in url and "/assets/" not in url


class Listened:
    """A page with its requests and complaints so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                self.complaints.append(f"{message.text} {message.location['url']}".strip())
                if message.type in ("error", "warning")
                else None
            ),
        )
        page.add_init_script(VIOLATIONS)

    @property
    def runtime(self) -> list[str]:
        """Return what was asked of the engine's folder."""
        return [url for url in self.requests if is_runtime(url)]

    def strangers(self, *origins: str) -> list[str]:
        """Return what was asked of any other origin."""
        return [url for url in self.requests if not url.startswith((*origins, "data:", "blob:"))]


# What of a page shows that a script has not come to it yet.
BEFORE = (
    ".no-js, [data-late]:not([data-fixed] *), [data-tool]:not([data-tool=offline])[hidden], "
    "[data-tool=stepper] > [hidden], [data-part=pick-venue]:disabled, [data-mg-search] input:not([role])"
)


def arrive(page: Page, address: str | None = None) -> None:
    """Open an address, or none if one has been opened, and be there when whatever it brings of itself is.

    A quiet network is not enough: on a machine that does much else a script has come long before it runs.
    """
    if address is not None:
        page.goto(address)
    page.wait_for_load_state("networkidle")
    page.wait_for_function("before => !document.querySelector(before)", arg=BEFORE)


@contextmanager
def listened(chromium: Browser, *, script: bool = True) -> Iterator[Listened]:
    """Open a page in a context of its own."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=script)
    try:
        yield Listened(context.new_page())
    finally:
        context.close()
