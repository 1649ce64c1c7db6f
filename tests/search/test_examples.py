"""The examples in the docstrings of the search are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import gardreader.search as package

MODULES = sorted(info.name for info in pkgutil.iter_modules(package.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_examples_of(name: str) -> None:
    module = importlib.import_module(f"{package.__name__}.{name}")
    assert doctest.testmod(module).failed == 0
