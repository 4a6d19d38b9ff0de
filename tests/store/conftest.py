"""The candidates of the exam, and files of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from socialwatch.ports import Store
from socialwatch.store.sqlite import SqliteStore, open_store
from tests.helpers.memory import MemoryStore


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A place for a file that is not there yet."""
    return tmp_path / "inbox.db"


@pytest.fixture
def sqlite(inbox: Path) -> Iterator[SqliteStore]:
    """A fresh store in a file; what is not durable is enough for a test."""
    store = open_store(inbox, durable=False)
    yield store
    store.close()


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest) -> Store:
    """Each candidate of the exam, empty."""
    candidate: Store = request.getfixturevalue("sqlite") if request.param == "sqlite" else MemoryStore()
    return candidate
