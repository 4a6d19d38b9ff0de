"""The settings: what the configuration says, checked, converted and frozen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from socialwatch.config.places import place_of, system_zone
from socialwatch.model.brand import Brand
from socialwatch.model.review import DEFAULT_VIEWS, View
from socialwatch.ports import EngineSettings, OutletSettings, Secret, SourceSettings

if TYPE_CHECKING:
    from socialwatch.promises.levels import Policy as PromisePolicy
    from socialwatch.triage.policy import Model
    from socialwatch.triage.policy import Policy as TriagePolicy


class CalendarSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One `[calendars.NAME]` table.

    Args:
        timezone: Name of a zone; None for the zone of the settings.
        hours: Weekdays (`mon`, `mon-fri`) → intervals (`09:00-17:00`).
        holidays: Country, or country and region (`GB-SCT`); None where there are none.
        dates_off: More days off.
    """

    name: str
    timezone: str | None = None
    hours: Mapping[str, tuple[str, ...]] = {}
    holidays: str | None = None
    dates_off: tuple[date, ...] = ()


class LevelSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One `[[service_levels]]` table. None for brand, queue or priority: for all of them; None for a target: nothing is owed.

    Args:
        calendar: Whose hours count; None where every hour does.
        clock: `business`, or `calendar` for targets that count every hour.
    """

    brand: str | None = None
    queue: str | None = None
    priority: str | None = None
    calendar: str | None = None
    first_response: timedelta | None = None
    next_response: timedelta | None = None
    resolution: timedelta | None = None
    warn: timedelta | None = None
    clock: str = "business"


class DepartmentSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One `[departments.NAME]` table.

    Args:
        notify: Names of outlets.
        acknowledge_within: How soon it must react to an escalation; None for no limit.
        then: Department that is told when it did not.
        calendar: Whose hours count for that; None where every hour does.
    """

    name: str
    themes: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    notify: tuple[str, ...] = ()
    acknowledge_within: timedelta | None = None
    then: str | None = None
    calendar: str | None = None


class AlertSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The `[alerts]` table; its defaults hold where there is none.

    Args:
        of: `volume`, `complaints`.
        by: `brand`, `theme`.
        k: Standard deviations above the mean of comparable hours.
        floor: An hour with fewer cases is never a spike.
        outlets: Names of outlets.
    """

    is_enabled: bool = True
    of: tuple[str, ...] = ("volume", "complaints")
    by: tuple[str, ...] = ("brand", "theme")
    k: float = 5.0
    floor: int = 8
    outlets: tuple[str, ...] = ()


class RuleSettings(msgspec.Struct, frozen=True, kw_only=True):
    """One `[[rules]]` table.

    Args:
        when: A filter, as it was written.
        set: Those of the keys of `tables.ACTIONS` that were given.
        goes_on: Whether the rules below it are asked as well (`continue`).
    """

    name: str
    when: str
    set: Mapping[str, Any] = {}
    goes_on: bool = False


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The whole configuration.

    Args:
        path: The file that it was read from.
        database: Path of an SQLite file, or a secret that holds where the database is; `place()` gives either as it is needed.
        timezone: Name of a zone; None for the system's.
        me: How the user is called in the history; None for their login.
        claim_for: How long a claim holds.
        sources: In their order; their `options` are empty where the keys of networks were not asked for.
        outlets: By name; likewise.
        views: The tabs of the inbox; the default ones where the configuration names none.
        keys: Name of a command of the review → its keys, for those that the configuration changes.
        effective: All of it as plain converted values, defaults included, for `config show`.
        warnings: What is allowed and unwise, one line each.
    """

    path: Path
    database: Path | Secret
    timezone: str | None = None
    me: str | None = None
    claim_for: timedelta = timedelta(minutes=30)
    brands: Mapping[str, Brand] = {}
    sources: tuple[SourceSettings, ...] = ()
    calendars: Mapping[str, CalendarSettings] = {}
    service_levels: tuple[LevelSettings, ...] = ()
    departments: Mapping[str, DepartmentSettings] = {}
    outlets: Mapping[str, OutletSettings] = {}
    alerts: AlertSettings = AlertSettings()
    arrival_within: timedelta | None = None
    themes: Mapping[str, tuple[str, ...]] = {}
    learn_after: int = 50
    engine: EngineSettings | None = None
    rules: tuple[RuleSettings, ...] = ()
    views: tuple[View, ...] = DEFAULT_VIEWS
    keys: Mapping[str, tuple[str, ...]] = {}
    theme: str = "dark"
    templates: Mapping[str, str] = {}
    effective: Mapping[str, Any] = {}
    warnings: tuple[str, ...] = ()

    def place(self) -> Path | str:
        """Return the path of the SQLite file, or the `postgresql://` address.

        Raises:
            CredentialsError: The secret that holds it cannot be had.
            ConfigError: What it holds is neither.
        """
        if isinstance(self.database, Path):
            return self.database
        return place_of(self.database.reveal(), folder=self.path.parent, named="database")

    def zone(self, environ: Mapping[str, str]) -> tzinfo:
        """Return the time zone that the user thinks in."""
        from zoneinfo import ZoneInfo

        return ZoneInfo(self.timezone) if self.timezone else system_zone(environ)

    def promise_policy(self, *, zone: tzinfo) -> PromisePolicy:
        """Return the service levels; see `policies.promise_policy`."""
        from socialwatch.config.policies import promise_policy

        return promise_policy(self, zone=zone)

    def triage_policy(self, *, now: datetime, zone: tzinfo, me: str = "", model: Model | None = None) -> TriagePolicy:
        """Return rules, themes and departments; see `policies.triage_policy`."""
        from socialwatch.config.policies import triage_policy

        return triage_policy(self, now=now, zone=zone, me=me, model=model)
