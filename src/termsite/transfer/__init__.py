"""Terms from other glossaries, and terms for them: what cannot be taken along is told, line by line."""

FORMS = ("csv", "json", "skos", "markdown")
