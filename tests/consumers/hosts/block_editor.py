"""WordPress' block editor, worked by its own buttons and keys: what who writes a post sees of an embed."""

from __future__ import annotations

from tests.consumers.hosts import visit
from tests.engines.page import Page

CANVAS = "iframe[name=editor-canvas]"
# The form takes the keys for itself some time after it has loaded, in the middle of what somebody types.
LISTENS = "() => document.activeElement?.id === 'user_login'"
START = ".block-editor-default-block-appender__content"
STARTED = "(canvas, start) => Boolean(document.querySelector(canvas)?.contentDocument?.querySelector(start))"
# Its styles come late, and until they are there WebKit answers nothing that it is asked inside of it.
LOADED = "(canvas) => document.querySelector(canvas).contentDocument.readyState === 'complete'"
PARAGRAPH = "() => Boolean(document.activeElement?.matches('[data-type=\"core/paragraph\"]'))"
INSIDE = "() => document.fonts.ready.then(() => Math.ceil(document.body.getBoundingClientRect().height))"
AS_HIGH = "(px) => Number(document.querySelector('iframe').height) === px"
# Asked of the page around the canvas without leaving the canvas: WebKit's keys go to the frame that was entered last.
SUGGESTED = "() => parent.document.querySelector('.components-autocomplete__result')?.textContent === 'Embed'"
# The block that fetched the preview shows it for a moment; then another takes its place, and loads the frame again.
SETTLED = """() => {
  const [block] = parent.wp.data.select('core/block-editor').getBlocks()
  return block.attributes.type === 'wp-embed' && Boolean(document.querySelector(`#block-${block.clientId} iframe`))
}"""


def preview(page: Page, home: str, role: str, address: str) -> str:
    """A person of that role writes a post, embeds the address, and tries what stands there; says its height."""
    page.open(f"{home}/wp-login.php?redirect_to=%2Fwp-admin%2Fpost-new.php")
    page.until(LISTENS)
    page.fill("#user_login", role)
    page.fill("#user_pass", role)
    page.follow("#wp-submit")
    page.until(STARTED, CANVAS, START)
    page.until(LOADED, CANVAS)
    with page.inside(CANVAS):
        page.click(START)
        page.until(PARAGRAPH)
        page.type("/embed")
        page.until(SUGGESTED)
        page.press("Enter")
        page.fill(".wp-block-embed input", address)
        page.press("Enter")
        page.until(SETTLED)
        with page.inside("iframe"):
            page.until("() => Boolean(document.querySelector('[name=entry_price]'))")
            height = page.run(INSIDE)
        page.until(AS_HIGH, height)  # as it has told, and not as the address says
        return visit.frame(page)
