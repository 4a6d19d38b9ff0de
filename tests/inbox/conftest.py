"""A room for each test of the review."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inbox.reviews import Room


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """An empty inbox in a file."""
    one = Room(tmp_path)
    yield one
    one.close()
