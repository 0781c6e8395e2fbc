"""Write a notebook with one cell, run it, and make a page of it, as `jupyter nbconvert --to html --execute` does."""

from pathlib import Path

import nbformat
from nbconvert import HTMLExporter
from nbconvert.preprocessors import ExecutePreprocessor

notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(Path("cell.txt").read_text("utf-8"))])
ExecutePreprocessor().preprocess(notebook)
out = Path("out")
out.mkdir()
(out / "host.html").write_text(HTMLExporter().from_notebook_node(notebook)[0], "utf-8")
(out / "index.html").write_text('<!doctype html><title>Start</title><a href="host.html">The calculator</a>')
