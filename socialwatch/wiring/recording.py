"""A source that is recorded: its network over a session that somebody listens to, with a budget of its own and no kept tokens."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import TYPE_CHECKING

from socialwatch.errors import ConfigError, UsageError
from socialwatch.wiring.plugins import network_kind

if TYPE_CHECKING:
    from socialwatch.config.settings import Settings
    from socialwatch.model.brand import Brand
    from socialwatch.ports import Network, SourceSettings
    from socialwatch.transport.recording import Recorder

SECONDS = 300.0


def recorded(settings: Settings, name: str, *, requests: int, allow_endpoint: bool) -> tuple[SourceSettings, Network, Recorder]:
    """Return a source by name, its network, and who listens to it.

    Tokens of polls are neither read nor written: the login is recorded too, and a poll logs in as it did.

    Args:
        requests: How many takes there will be at most.

    Raises:
        UsageError: No source has this name.
    """
    from socialwatch.transport import make_plugs
    from socialwatch.transport.recording import Recorder
    from socialwatch.transport.scrubbing import Scrubber

    source = next((one for one in settings.sources if one.name == name), None)
    if source is None:
        raise UsageError(f"no source {name!r}; there are: {', '.join(sorted(one.name for one in settings.sources))}")
    kind = network_kind(source.network)
    if kind is None:
        raise ConfigError([f"sources.{name}.network: there is no network {source.network!r}"])
    brand = settings.brands[source.brand]
    plugs = make_plugs(source=name, budget_requests=requests, budget_seconds=SECONDS, allow_endpoint=allow_endpoint)
    recorder = Recorder(Scrubber(secrets.token_bytes(32), _names(source, brand)))
    recorder.listen(plugs.session)
    return source, kind.open(source, brand, plugs), recorder


def _names(source: SourceSettings, brand: Brand) -> Iterator[str]:
    """Yield what the configuration says of who is looked for and where."""
    yield from (brand.name, source.name, *brand.hashtags, *brand.keywords, *brand.exclude)
    yield from (handle for handles in brand.handles.values() for handle in handles)
    for value in source.options.values():
        yield from [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str)]
