"""The sizes in which articles are shown."""

from __future__ import annotations

STEPS = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""In percent; between them one can still ask for any."""

SMALLEST, LARGEST = STEPS[0], STEPS[-1]


def next_zoom(zoom: int, direction: int) -> int:
    """The step above (``direction`` 1) or below (-1) ``zoom``; the last one stays.

    >>> next_zoom(100, 1), next_zoom(105, -1), next_zoom(300, 1)
    (110, 100, 300)
    """
    if direction > 0:
        return next((step for step in STEPS if step > zoom), LARGEST)
    return next((step for step in reversed(STEPS) if step < zoom), SMALLEST)
