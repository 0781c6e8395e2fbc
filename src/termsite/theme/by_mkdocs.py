"""MkDocs as the renderer of the theme."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from termsite.model import Place
from termsite.theme.order import Order
from termsite.theme.slots import BadFrame

TOOLS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions")


def render(order: Order) -> None:
    """Render the ordered pages in this process; MkDocs itself is imported only here."""
    # The theme's notice, read when it is imported; mkdocs<2 is pinned.
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from jinja2 import TemplateError
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
        except Exception as error:  # a template may do anything
            where = _place(error, order.settings.parent)
            if where is None and not isinstance(error, TemplateError):
                raise
            raise BadFrame(f"the template cannot be filled: {error}", where) from None


def _place(error: Exception, root: Path) -> Place | None:
    """The line of a template of the project at which filling came to an end; None where it was none."""
    theme, found = root / "theme", None
    for step in traceback.extract_tb(error.__traceback__):
        if Path(step.filename).is_relative_to(theme):
            found = Place(Path(step.filename).relative_to(root).as_posix(), step.lineno or 0)
    return found


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
