"""What a build costs from a hundred terms to thousands, beside other generators with the same words in the same run."""

from benchmarks.scale.run import main

__all__ = ["main"]
