"""What the desk asks of a second opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

from socialwatch.model.opinion import Opinion

if TYPE_CHECKING:
    from socialwatch.ports import Secret


class EngineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The `[engine]` table, checked and converted.

    Args:
        url, model: Empty for an engine that lives on this machine.
        is_always: Asked about every new case, and not only where we are unsure.
        timeout_s: The longest wait for one answer.
        budget_requests, budget_seconds: The most of one poll.
    """

    kind: str
    url: str = ""
    model: str = ""
    api_key: Secret | None = None
    is_always: bool = False
    timeout_s: float = 20.0
    budget_requests: int = 50
    budget_seconds: float = 60.0


class Engine(Protocol):
    """A stronger judge than our own, asked for one text at a time."""

    name: str

    def opine(self, text: str, *, brand: str, lang: str | None = None) -> Opinion | None:
        """Say what a text is; None where what came back is not in our words.

        Raises:
            CredentialsError: The engine refused the key.
            RateLimitedError: It asks us to wait.
            BudgetSpentError: The requests or seconds of this poll are used up.
            SourceError: It could not be reached or understood.
        """
