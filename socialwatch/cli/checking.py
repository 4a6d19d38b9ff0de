"""How the facts of a check-up are gathered. Secrets are asked for and never kept or shown."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from socialwatch.config.places import system_zone
from socialwatch.desk.doctor import MOST_COUNTED, CheckUp, ConfigFacts, DatabaseFacts, OutletFacts, SourceFacts
from socialwatch.errors import ConfigError, CredentialsError, PollRunningError, SocialwatchError
from socialwatch.model.collecting import SourceState, StoredGap
from socialwatch.ports import SourceSettings, Store
from socialwatch.wiring import House


def config_errors(house: House) -> list[str]:
    """Return every error of the configuration, those of calendars and rules too; empty where it can be used."""
    from socialwatch.config.policies import check_deeply

    try:
        settings = house.full_settings
        zone = house.zone
    except ConfigError as error:
        return list(error.problems)
    wrong: list[str] = []
    for check in (
        lambda: settings.promise_policy(zone=zone),
        lambda: settings.triage_policy(now=house.clock(), zone=zone),
        lambda: check_deeply(settings),
    ):
        try:
            check()
        except ConfigError as error:
            wrong += error.problems
    return wrong


def check_up(house: House, *, is_online: bool) -> CheckUp:
    """Look at everything and return the facts; what is broken is a fact too.

    Args:
        is_online: Also ask each network that is switched on one cheap question.
    """
    from platform import python_version

    from socialwatch import __version__
    from socialwatch.store.connection import sqlite_version

    sqlite, may_lose_wal = sqlite_version()
    found = CheckUp(
        version=__version__, python=python_version(), sqlite=sqlite, may_lose_wal=may_lose_wal, config=_config(house), database=_place(house)
    )  # fmt: skip
    if not found.config.errors:
        found = msgspec.structs.replace(found, sources=tuple(_sources(house, found.database)), outlets=tuple(_outlets(house)))
    found = _with_inbox(house, found)
    if not is_online or found.database.path is None:
        return found
    return msgspec.structs.replace(found, sources=tuple(_answered(house, source) for source in found.sources))


def acknowledge_gaps(house: House, found: CheckUp) -> None:
    """Close the gaps of this check-up, because a person reads of them now.

    Only those of sources that it shows: nobody acknowledges what they were not told.
    """
    told = [source.name for source in found.sources if source.gaps]
    if told:
        with house.open_store() as store:
            store.acknowledge_gaps(told, by=house.me, at=house.clock())


def zone_of(house: House) -> Any:
    """Return the user's time zone; that of the machine where the configuration cannot be read."""
    try:
        return house.zone
    except ConfigError:
        return system_zone(house.environ)


# -- files ----------------------------------------------------------------------------------------------------------------


def _config(house: House) -> ConfigFacts:
    path, errors = house.config_path, tuple(config_errors(house))
    if path is None:
        return ConfigFacts(errors=errors)
    mode, is_open = _mode(path)
    warnings = () if errors else house.full_settings.warnings
    return ConfigFacts(path=str(path.absolute()), mode=mode, is_open_to_others=is_open, errors=errors, warnings=warnings)


def _place(house: House) -> DatabaseFacts:
    try:
        path = house.database
    except ConfigError as error:
        # Where the configuration is to blame, its own line says so.
        return DatabaseFacts(error=None if _is_unread(house) else str(error), error_code=error.exit_code)
    except CredentialsError as error:  # the address is kept as a secret that is not there
        return DatabaseFacts(error=str(error), error_code=error.exit_code)
    mode, is_open = _mode(path)
    is_polled, pid = _poll(house, path)
    return DatabaseFacts(path=str(path), is_there=mode is not None, mode=mode, is_open_to_others=is_open, is_polled=is_polled, poll_pid=pid)


def _is_unread(house: House) -> bool:
    return bool(config_errors(house)) and house.options.db is None


def _mode(path: Path) -> tuple[str | None, bool]:
    """Return the mode of a file (None where there is none), and whether group or world may read it."""
    try:
        found = path.stat().st_mode
    except OSError:
        return None, False
    # Only of a file: a folder in its place is told by whoever opens it, and wants no chmod.
    return f"{stat.S_IMODE(found):04o}", stat.S_ISREG(found) and bool(found & 0o044)


def _poll(house: House, database: Path) -> tuple[bool, int | None]:
    """Say whether a poll holds the lock, and its process. A lock file that was never made is not made by looking."""
    if not database.with_name(database.name + ".lock").exists():
        return False, None
    try:
        with house.poll_lock():
            return False, None
    except PollRunningError as running:
        return True, running.pid
    except SocialwatchError:
        return False, None  # the lock cannot be opened: another user's inbox, which opening the inbox itself tells better


# -- the inbox --------------------------------------------------------------------------------------------------------------


def _with_inbox(house: House, found: CheckUp) -> CheckUp:
    if not found.database.is_there:
        return found
    try:
        with house.open_store() as store:
            return _counted(house, store, found)
    except SocialwatchError as error:
        broken = msgspec.structs.replace(found.database, error=str(error), error_code=error.exit_code)
        return msgspec.structs.replace(found, database=broken)


def _counted(house: House, store: Store, found: CheckUp) -> CheckUp:
    held, writes = store.version()
    states, gaps = store.source_states(), store.gaps()
    return msgspec.structs.replace(
        found,
        database=msgspec.structs.replace(found.database, version=held, writes=writes),
        sources=tuple(
            _remembered(house, source, states, tuple(one for one in gaps if one.source == source.name)) for source in found.sources
        ),
        waiting=len(store.letters(limit=MOST_COUNTED)),
        dead=len(store.letters(state="dead", limit=MOST_COUNTED)),
        quarantined=len(store.quarantined(limit=MOST_COUNTED)),
    )


def _remembered(house: House, source: SourceFacts, states: Mapping[str, SourceState], gaps: tuple[StoredGap, ...]) -> SourceFacts:
    state, now = states.get(source.name), house.clock()
    if state is None:
        return msgspec.structs.replace(source, gaps=gaps)
    return msgspec.structs.replace(
        source, gaps=gaps, last_poll_at=state.last_poll_at, last_ok_at=state.last_ok_at, failing_since=state.failing_since,
        deferred_until=state.not_before if state.not_before and state.not_before > now else None, error=state.error,
        usd_this_month=state.usd_spent if state.usd_month == f"{now:%Y-%m}" else 0.0,
    )  # fmt: skip


# -- sources and outlets ------------------------------------------------------------------------------------------------------


def _sources(house: House, database: DatabaseFacts) -> Iterator[SourceFacts]:
    for settings in house.full_settings.sources:
        cap = settings.options.get("monthly_budget_usd")
        facts = SourceFacts(name=settings.name, network=settings.network, is_enabled=settings.is_enabled, usd_cap=cap)
        yield _made(house, settings, facts, is_placed=database.path is not None) if settings.is_enabled else facts


def _made(house: House, settings: SourceSettings, facts: SourceFacts, *, is_placed: bool) -> SourceFacts:
    """Ask for the secrets of a source and make it, which sends nothing yet: it says itself which of several keys it needs.

    Args:
        is_placed: Whether it is known where the inbox is; a source keeps its tokens there and cannot be made without.
    """
    there, missing = _secrets(settings.options)
    facts = msgspec.structs.replace(facts, credentials=there, missing=missing)
    if missing or not is_placed:
        return facts
    try:
        house.sources(only=[settings.name])[0].open()
    except CredentialsError as error:
        return msgspec.structs.replace(facts, missing=(str(error),))
    except SocialwatchError as error:
        return msgspec.structs.replace(facts, refusal=str(error), refusal_code=error.exit_code)
    return facts


def _answered(house: House, facts: SourceFacts) -> SourceFacts:
    """Ask the network of a source, but not one that asked us to wait."""
    if not facts.is_enabled or facts.missing or facts.refusal is not None or facts.deferred_until is not None:
        return facts
    try:
        return msgspec.structs.replace(facts, answer=house.sources(only=[facts.name])[0].open().ping())
    except SocialwatchError as error:
        return msgspec.structs.replace(facts, refusal=str(error), refusal_code=error.exit_code)


def _outlets(house: House) -> Iterator[OutletFacts]:
    for settings in house.full_settings.outlets.values():
        yield OutletFacts(name=settings.name, kind=settings.kind, missing=_secrets(settings.options)[1])


def _secrets(options: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of the secrets that are there, and a sentence for each that is not."""
    from socialwatch.transport.redaction import hide

    there, missing = [], []
    for name, reveal in _revealing(options):
        try:
            hide(reveal())  # should a library complain about it later, its words are masked
            there.append(name)
        except CredentialsError as error:
            missing.append(str(error))
    return tuple(dict.fromkeys(there)), tuple(missing)


def _revealing(options: Mapping[str, Any]) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield each secret among the options: one by itself, or an address in a list."""
    for name, value in options.items():
        for one in value if isinstance(value, tuple) else (value,):
            if hasattr(one, "reveal"):
                yield name, one.reveal
