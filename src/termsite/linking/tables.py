"""Markdown tables aligned by class: the policy forbids style attributes."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor


class ClassedTables(TableExtension):
    """The usual tables; every cell knows its column's name, for narrow screens."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Add tables, and after them the classes."""
        self.config["use_align_attribute"][0] = True
        super().extendMarkdown(md)
        md.treeprocessors.register(_Classes(md), "mg-table", 7)


class _Classes(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.set("class", f"mg-table {table.get('class', '')}".strip())
            names = ["".join(cell.itertext()) for cell in table.iter("th")]
            for row in table.iter("tr"):
                for cell, name in zip(row, names, strict=False):
                    side = cell.attrib.pop("align", "")
                    if side:
                        cell.set("class", f"mg-{side}")
                    if cell.tag == "td" and name:
                        cell.set("data-l", name)


def makeExtension(**settings: Any) -> ClassedTables:
    """Let mkdocs.yml name this module as an extension."""
    return ClassedTables(**settings)
