"""The form for editors in a real browser: listed, opened, saved, refused in words; nothing leaves the origin."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from termsite.editing.form import formed
from termsite.serving.admin import Admin
from termsite.serving.listen import listening
from tests.browser.quiet import Listened, listened

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.browser, pytest.mark.long]
OLD, NEW = "What is left when every debt is paid.", "What is yours once every debt is paid."
TERM = f"""---
title: equity
summary: {OLD}
aliases: [own funds]
areas: [basics]
level: starter
questions:
  - ask: Is it mine?
    answer: "Yes: all of it."
published: 2026-11-21
---
What is yours.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    shutil.copytree(ROOT / "tests/termsite/common", root, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    (root / "terms").mkdir()
    (root / "terms/equity.md").write_text(TERM, "utf-8")
    return root


@pytest.fixture
def form(project: Path, chromium: Browser) -> Iterator[tuple[Listened, str]]:
    with listening("127.0.0.1", 0, "/", project / "site") as server, listened(chromium) as opened:
        server.admin = Admin(project, "/admin/")
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield opened, f"http://127.0.0.1:{server.server_address[1]}/"
        finally:
            server.shutdown()
            thread.join()


def save(page: Page) -> Response:
    page.get_by_role("button", name=re.compile("^Publish")).first.click()
    with page.expect_response(lambda got: "persistEntry" in (got.request.post_data or "")) as answer:
        page.get_by_text("Publish now", exact=True).first.click()
    return answer.value


def test_a_term_is_listed_opened_changed_and_saved_or_refused_in_words(
    project: Path, form: tuple[Listened, str]
) -> None:
    opened, home = form
    page, file = opened.page, project / "terms/equity.md"
    page.goto(f"{home}admin/")
    page.get_by_role("button", name="Login").click()
    page.get_by_role("link", name="equity").first.click()
    summary, text = page.get_by_label("Summary"), page.get_by_label(re.compile("^Text"))
    expect(summary).to_have_value(OLD)

    summary.fill(NEW)
    assert save(page).status == 200
    assert file.read_text("utf-8") == TERM.replace(OLD, NEW)
    assert formed("terms/equity.md", file.read_bytes()) == (file.read_bytes(), [])
    assert opened.complaints == []

    text.fill("See [[no-such-term]].")
    assert save(page).status == 422
    expect(page.get_by_text("terms/equity.md:12: no term 'no-such-term'").first).to_be_visible()
    assert file.read_text("utf-8") == TERM.replace(OLD, NEW)
    assert opened.strangers(home) == []
    assert len(opened.requests) > 5
    assert [said for said in opened.complaints if "policy" in said.lower()] == []
