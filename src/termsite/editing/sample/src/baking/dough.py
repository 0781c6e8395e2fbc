"""Flour and water: weights are in one unit, whichever it is; shares are fractions of the flour."""


def hydration(water: float, flour: float) -> float:
    """Return water over flour, h = w / f: at least 0.

    ValueError: there is no flour, or less than no water.
    """
    if flour <= 0:
        raise ValueError(f"flour must be above 0, got {flour!r}")
    if water < 0:
        raise ValueError(f"water must not be below 0, got {water!r}")
    return water / flour


def water_for(share: float, flour: float) -> float:
    """Return the water that gives a hydration, w = h * f: the other way round.

    ValueError: there is no flour, or the share is below 0.
    """
    if flour <= 0:
        raise ValueError(f"flour must be above 0, got {flour!r}")
    if share < 0:
        raise ValueError(f"share must not be below 0, got {share!r}")
    return share * flour
