"""What all tests share: the real data, where it lies beside the checkout, and what is made of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("tests.gard",)

CHECKOUT = Path(__file__).parent.parent
SHARED_DATA = CHECKOUT.parent / "shared" / "data"

# No test asserts a time, so none has a deadline; the same commit gives the same answer in CI, while
# on a developer's machine each run tries other examples.
settings.register_profile(
    "gardreader",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("gardreader")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data; the test is skipped, and says why, where it is not there."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not beside this checkout")
    return SHARED_DATA
