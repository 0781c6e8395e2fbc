"""MkDocs as the renderer of the theme."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager

from termsite.theme.order import Order
from termsite.theme.slots import BadFrame

TOOLS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")


def render(order: Order) -> None:
    """Render the ordered pages in this process; MkDocs itself is imported only here."""
    # The theme's notice, read when it is imported; mkdocs<2 is pinned.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _heard() as errors:
        try:
            config = load_config(
                str(order.settings),
                hooks=[],
                site_url=order.address,
                docs_dir=str(order.docs),
                site_dir=str(order.built),
            )
            config.extra["fill"] = dict(order.fill)
            config.mdx_configs["termsite.theme.wikilink"] = {"titles": order.titles}
            build(config)
        except MkDocsException as error:
            raise BadFrame(f"MkDocs: {' '.join(errors) or error}") from None


class _Ear(logging.Handler):
    """Keeps what is said, at the level of errors: notices are about pages that are not in the navigation."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.said.append(record.getMessage())


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Listen to MkDocs in place of whoever else does."""
    logger, ear = logging.getLogger("mkdocs"), _Ear()
    before = logger.handlers, logger.propagate, logger.level
    logger.handlers, logger.propagate = [ear], False
    logger.setLevel(logging.ERROR)
    try:
        yield ear.said
    finally:
        logger.handlers, logger.propagate, level = before
        logger.setLevel(level)
