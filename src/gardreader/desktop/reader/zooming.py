"""The sizes in which articles are shown."""

from __future__ import annotations

from gardreader.settings import LARGEST_ZOOM, SMALLEST_ZOOM

STEPS = (SMALLEST_ZOOM, 90, 100, 110, 125, 150, 175, 200, 250, LARGEST_ZOOM)
"""In percent; between them one can still ask for any."""


def bounded(zoom: int) -> int:
    """The nearest that there is.

    >>> bounded(20), bounded(137)
    (80, 137)
    """
    return max(SMALLEST_ZOOM, min(LARGEST_ZOOM, zoom))


def next_zoom(zoom: int, direction: int) -> int:
    """The step above (``direction`` 1) or below (-1) ``zoom``; the last one stays.

    >>> next_zoom(100, 1), next_zoom(105, -1), next_zoom(300, 1)
    (110, 100, 300)
    """
    if direction > 0:
        return next((step for step in STEPS if step > zoom), LARGEST_ZOOM)
    return next((step for step in reversed(STEPS) if step < zoom), SMALLEST_ZOOM)
