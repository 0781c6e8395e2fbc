"""A question and its answer: the one door, what may be asked beside the answer, and the answer as HTML."""
