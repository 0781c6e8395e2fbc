"""The files of a glossary as values: terms, areas, paths, other pages, calculators, the changelog."""
