"""From settings to policies: what promises and triage go by. Both are built when they are needed, not at every start."""

from __future__ import annotations

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from socialwatch.config.settings import CalendarSettings, LevelSettings, RuleSettings, Settings
from socialwatch.errors import ConfigError
from socialwatch.model.filter_parser import parse
from socialwatch.model.words import Priority, Queue
from socialwatch.promises.calendar import ALWAYS, Calendar, check_country, parse_hours
from socialwatch.promises.levels import Policy as PromisePolicy
from socialwatch.promises.levels import ServiceLevel
from socialwatch.triage.policy import Model, Rule, RuleActions
from socialwatch.triage.policy import Policy as TriagePolicy


def promise_policy(settings: Settings, *, zone: tzinfo) -> PromisePolicy:
    """Return the service levels of the configuration; where it says nothing, the defaults of the house hold.

    Args:
        zone: Of calendars that name none.
    """
    calendars = {name: _calendar(calendar, zone) for name, calendar in settings.calendars.items()}
    return PromisePolicy(levels=tuple(_level(level, calendars) for level in settings.service_levels))


def department_calendar(settings: Settings, name: str, *, zone: tzinfo) -> Calendar:
    """Return the business hours of a department; every hour where its configuration names none."""
    calendar = settings.departments[name].calendar
    return _calendar(settings.calendars[calendar], zone) if calendar else ALWAYS


def _calendar(calendar: CalendarSettings, zone: tzinfo) -> Calendar:
    return Calendar(
        name=calendar.name,
        zone=ZoneInfo(calendar.timezone) if calendar.timezone else zone,
        hours=parse_hours(calendar.hours),
        dates_off=frozenset(calendar.dates_off),
        country=calendar.holidays,
    )


def _level(level: LevelSettings, calendars: dict[str, Calendar]) -> ServiceLevel:
    return ServiceLevel(
        name="/".join(filter(None, (level.brand, level.queue, level.priority))) or "everything",
        brand=level.brand,
        queue=Queue(level.queue) if level.queue else None,
        priority=Priority(level.priority) if level.priority else None,
        calendar=calendars[level.calendar] if level.calendar else ALWAYS,
        first_response=level.first_response,
        next_response=level.next_response,
        resolution=level.resolution,
        warn_before=level.warn,
        is_calendar_clock=level.clock == "calendar",
    )


def triage_policy(settings: Settings, *, now: datetime, zone: tzinfo, me: str = "", model: Model | None = None) -> TriagePolicy:
    """Return rules, themes and departments. A department's theme without words of its own is its own word.

    Args:
        now: Aware; `since:7d` in a rule counts from it.
        zone: Whose dates are meant in rules.
        me: Who `assignee:me` is.
        model: See `triage.policy.Policy`.
    """
    themes = dict(settings.themes)
    for department in settings.departments.values():
        for theme in department.themes:
            themes.setdefault(theme, (theme,))
    return TriagePolicy(
        themes=themes,
        departments={name: department.themes for name, department in settings.departments.items()},
        rules=tuple(_rule(rule, now=now, zone=zone, me=me) for rule in settings.rules),
        model=model,
    )


def _rule(rule: RuleSettings, *, now: datetime, zone: tzinfo, me: str) -> Rule:
    actions = msgspec.convert(dict(rule.set), RuleActions)
    return Rule(name=rule.name, when=parse(rule.when, now=now, zone=zone, me=me), set=actions, is_final=not rule.goes_on)


def check_deeply(settings: Settings) -> None:
    """Check what costs too much at every start: the countries of holidays. For `config check`.

    Raises:
        ConfigError: With every error found.
    """
    problems = []
    for name, calendar in settings.calendars.items():
        try:
            if calendar.holidays is not None:
                check_country(calendar.holidays)
        except ConfigError:
            expected = "expected a country such as GB, or country and region such as GB-SCT"
            problems.append(f'{settings.path.name}: calendars.{name}.holidays: {expected}, got "{calendar.holidays}"')
    if problems:
        raise ConfigError(problems)
