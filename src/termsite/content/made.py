"""The pages that a site makes itself, named as if somebody had written them."""

MADE = ("index", "terms/index", "calculators/index", "paths/index", "data/index", "changes/index")
