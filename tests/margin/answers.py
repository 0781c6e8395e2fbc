"""Answers that a function may owe: a price that is never met, a share of nothing."""


def there(answer: float | None) -> float:
    """Return an answer that a test knows to exist."""
    assert answer is not None
    return answer
