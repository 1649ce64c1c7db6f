"""The steps of zoom."""

from __future__ import annotations

from gardreader.desktop.reader.zooming import STEPS, next_zoom
from gardreader.settings import LARGEST_ZOOM as LARGEST
from gardreader.settings import SMALLEST_ZOOM as SMALLEST


def test_each_step_is_reached_and_the_ends_stay() -> None:
    zoom = SMALLEST
    walked = [zoom]
    while (zoom := next_zoom(zoom, 1)) != walked[-1]:
        walked.append(zoom)
    assert tuple(walked) == STEPS
    while (zoom := next_zoom(zoom, -1)) != SMALLEST:
        assert zoom in STEPS
    assert next_zoom(LARGEST, 1) == LARGEST
    assert next_zoom(137, 1) == 150
