"""What the tests of packs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.samples import make_pack


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound pack of the bundled articles; do not change it."""
    return make_pack(tmp_path_factory.mktemp("sound"))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Where a test puts its bad pack."""
    return tmp_path / "bad.gardpack"
