"""What holds for every test: examples are drawn without a clock, and on CI always the same ones."""

from __future__ import annotations

import os

from hypothesis import settings

# A deadline measures the neighbours on a busy machine, not us; and a gate must not turn red by the draw of a lot.
settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")
