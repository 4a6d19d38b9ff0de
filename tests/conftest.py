"""What holds for every test: examples are drawn without a clock, and on CI always the same ones."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from socialwatch.transport import redaction

# A deadline measures the neighbours on a busy machine, not us; and a gate must not turn red by the draw of a lot.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.fixture(autouse=True)
def _forgotten_secrets() -> Iterator[None]:
    """Forget the secrets of a test behind it: masked in the next one, `token` would be a word that nobody can print."""
    before = set(redaction._hidden)
    yield
    redaction._hidden.intersection_update(before)
