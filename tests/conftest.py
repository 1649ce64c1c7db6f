"""What all tests share: the real data, where it lies beside the checkout, and what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ("tests.gard",)

CHECKOUT = Path(__file__).parent.parent
SHARED_DATA = CHECKOUT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; the test is skipped, and says why, where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not beside this checkout")
    return SHARED_DATA
