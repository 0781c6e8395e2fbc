"""What Lighthouse says of four pages, beside the same words on a plain mkdocs-material site in the same run."""

from benchmarks.lighthouse.run import main

__all__ = ["main"]
