"""How many articles come with the program: they grow in number, and no test is to hang on it."""

from __future__ import annotations

from gardreader.paths import content

BUNDLED_COUNT = len(list(content().glob("*.md")))
