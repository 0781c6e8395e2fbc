"""What each page says, laid out as values: one module a kind of page."""
