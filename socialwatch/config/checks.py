"""Cross-checks: what one table says of another must be there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from socialwatch.config.convert import shown
from socialwatch.config.reading import Reading, join
from socialwatch.model.review import COMMANDS

_TARGETS = ("first_response", "next_response", "resolution")


def check(reading: Reading, values: Mapping[str, Any]) -> None:
    """Complain about names that lead nowhere, doubles, and tables that do nothing. Values may be missing where they were wrong."""
    if not values["brands"]:
        reading.complain("brands", "one is needed, such as [brands.acme]")
    if values["claim_for"] == timedelta(0):
        reading.complain("claim_for", "expected a duration of more than nothing")
    _check_sources(reading, values)
    _check_levels(reading, values)
    _check_departments(reading, values)
    _check_alerts(reading, values)
    _check_rules(reading, values)
    _check_engine(reading, values["engine"])
    _check_review(reading, values)


class _Names:
    """The names of one kind of table, and the complaint about one that is not among them."""

    def __init__(self, reading: Reading, kind: str, names: Iterable[str]) -> None:
        self._reading, self._kind, self._names = reading, kind, sorted(names)

    def need(self, name: str | None, where: str) -> None:
        """Complain where `name` is given and unknown."""
        if name is not None and name not in self._names:
            known = f"known are {', '.join(self._names)}" if self._names else "there is none at all"
            self._reading.complain(where, f"there is no {self._kind} {shown(name)}; {known}")


def _check_sources(reading: Reading, values: Mapping[str, Any]) -> None:
    brands = _Names(reading, "brand", values["brands"])
    for at, source in enumerate(values["sources"]):
        brands.need(source["brand"], f"sources[{at}].brand")
        if source["brand"] is None and len(values["brands"]) > 1:
            reading.complain(f"sources[{at}].brand", f"is needed, for there are several: {', '.join(sorted(values['brands']))}")
    _complain_doubles(reading, "sources", [source["name"] for source in values["sources"]])


def _complain_doubles(reading: Reading, table: str, names: Sequence[str | None]) -> None:
    for at, name in enumerate(names):
        if name is not None and (first := names.index(name)) < at:
            reading.complain(f"{table}[{at}].name", f"{shown(name)} is taken by {table}[{first}]")


def _check_levels(reading: Reading, values: Mapping[str, Any]) -> None:
    brands, calendars = _Names(reading, "brand", values["brands"]), _Names(reading, "calendar", values["calendars"])
    seen: dict[tuple[object, ...], int] = {}
    for at, level in enumerate(values["service_levels"]):
        where = f"service_levels[{at}]"
        brands.need(level["brand"], f"{where}.brand")
        calendars.need(level["calendar"], f"{where}.calendar")
        for target in _TARGETS:
            if level[target] == timedelta(0):
                reading.complain(f"{where}.{target}", "expected a duration of more than nothing")
        first = seen.setdefault((level["brand"], level["queue"], level["priority"]), at)
        if first != at:
            reading.complain(where, f"is for the same brand, queue and priority as service_levels[{first}]")


def _check_departments(reading: Reading, values: Mapping[str, Any]) -> None:
    departments, outlets = _Names(reading, "department", values["departments"]), _Names(reading, "outlet", values["outlets"])
    calendars = _Names(reading, "calendar", values["calendars"])
    for name, department in values["departments"].items():
        where = join("departments", name)
        for outlet in department["notify"]:
            outlets.need(outlet, f"{where}.notify")
        departments.need(department["then"], f"{where}.then")
        calendars.need(department["calendar"], f"{where}.calendar")
        if department["then"] == name:
            reading.complain(f"{where}.then", "expected another department than itself")


def _check_alerts(reading: Reading, values: Mapping[str, Any]) -> None:
    outlets = _Names(reading, "outlet", values["outlets"])
    for outlet in (values["alerts"] or {}).get("outlets", ()):
        outlets.need(outlet, "alerts.outlets")


def _check_rules(reading: Reading, values: Mapping[str, Any]) -> None:
    departments = _Names(reading, "department", values["departments"])
    for at, rule in enumerate(values["rules"]):
        actions = rule["set"] or {}
        departments.need(actions.get("department"), f"rules[{at}].set.department")
        departments.need(actions.get("escalate"), f"rules[{at}].set.escalate")
    _complain_doubles(reading, "rules", [rule["name"] for rule in values["rules"]])


def _check_review(reading: Reading, values: Mapping[str, Any]) -> None:
    """Complain about views of one name, and about keys that would do two things."""
    names = [view["name"] and view["name"].casefold() for view in values["views"]]
    _complain_doubles(reading, "views", names)
    taken: dict[str, str] = {}
    needed = {f"keys.{one.name}" for one in COMMANDS if one.keys}
    given = {f"keys.{name}": keys for name, keys in (values["keys"] or {one.name: one.keys for one in COMMANDS}).items()}
    given |= {f"views[{at}].key": view["key"] for at, view in enumerate(values["views"])}
    for where, keys in given.items():
        if where in needed and not keys:
            reading.complain(where, "expected one key at least")
        for key in keys:
            if key in taken:
                reading.complain(where, f"{shown(key)} is the key of {taken[key]}")
            taken.setdefault(key, where)


def _check_engine(reading: Reading, engine: Mapping[str, Any]) -> None:
    if engine.get("kind") == "openai":
        for name, example in (("url", '"http://127.0.0.1:11434/v1"'), ("model", '"llama3.2"')):
            if not engine[name]:
                reading.complain(f"engine.{name}", f"is needed, such as {example}")
