"""What calculators share, and none of them can read."""

WHOLE = (100.0
