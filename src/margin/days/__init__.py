"""Prices of real days: one JSON file a crash, each close with the page that it was typed from."""

# mypy: implicit-reexport

from margin.days.series import *
