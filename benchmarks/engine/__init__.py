"""How fast the engine starts, answers and comes back, beside its peers in the same run."""

from benchmarks.engine.run import changes, main

__all__ = ["changes", "main"]
