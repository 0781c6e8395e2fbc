"""WordPress' block editor, worked by its own buttons and keys: what who writes a post sees of an embed."""

from __future__ import annotations

from tests.consumers.hosts import visit
from tests.engines.page import Page

CANVAS = "iframe[name=editor-canvas]"
WELCOME = ".components-guide .components-modal__header button"
PARAGRAPH = ".block-editor-default-block-appender__content"
OVERLAY = ".block-library-embed__interactive-overlay"
SUGGESTED = "() => document.querySelector('.components-autocomplete__result')?.textContent === 'Embed'"


def preview(page: Page, home: str, role: str, address: str) -> str:
    """A person of that role writes a post, embeds the address, and tries what stands there; says its height."""
    page.open(f"{home}/wp-login.php?redirect_to=%2Fwp-admin%2Fpost-new.php")
    page.fill("#user_login", role)
    page.fill("#user_pass", role)
    page.follow("#wp-submit")
    page.click(WELCOME)
    with page.inside(CANVAS):
        page.click(PARAGRAPH)
    page.type("/embed")
    page.until(SUGGESTED)
    page.press("Enter")
    with page.inside(CANVAS):
        page.fill(".wp-block-embed input", address)
        page.press("Enter")
        page.click(OVERLAY)  # the editor keeps the pointer for itself until it is pressed
        return visit.frame(page)
