"""WordPress' block editor, worked by its own buttons and keys: what who writes a post sees of an embed."""

from __future__ import annotations

from tests.consumers.hosts import visit
from tests.engines.page import Page

CANVAS = "iframe[name=editor-canvas]"
# Who comes for the first time is welcomed, by a dialogue that stands there before it can be closed.
WELCOMED = """() => {
  document.querySelector('.components-guide .components-modal__header button')?.click()
  const welcomes = window.wp?.data?.select('core/preferences')?.get('core/edit-post', 'welcomeGuide')
  return welcomes === false && !document.querySelector('.components-guide')
}"""
PARAGRAPH = ".block-editor-default-block-appender__content"
INSIDE = "() => document.fonts.ready.then(() => Math.ceil(document.body.getBoundingClientRect().height))"
AS_HIGH = "(px) => Number(document.querySelector('iframe').height) === px"
SUGGESTED = "() => document.querySelector('.components-autocomplete__result')?.textContent === 'Embed'"


def preview(page: Page, home: str, role: str, address: str) -> str:
    """A person of that role writes a post, embeds the address, and tries what stands there; says its height."""
    page.open(f"{home}/wp-login.php?redirect_to=%2Fwp-admin%2Fpost-new.php")
    page.fill("#user_login", role)
    page.fill("#user_pass", role)
    page.follow("#wp-submit")
    page.until(WELCOMED)
    with page.inside(CANVAS):
        page.click(PARAGRAPH)
    page.type("/embed")
    page.until(SUGGESTED)
    page.press("Enter")
    with page.inside(CANVAS):
        page.fill(".wp-block-embed input", address)
        page.press("Enter")
        with page.inside("iframe"):
            page.until("() => Boolean(document.querySelector('[name=entry_price]'))")
            height = page.run(INSIDE)
        page.until(AS_HIGH, height)  # as it has told, and not as the address says
        return visit.frame(page)
