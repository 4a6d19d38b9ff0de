"""From the file to the settings, or to every error in it at once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from socialwatch.config.checks import check
from socialwatch.config.places import FILE_NAME, find
from socialwatch.config.reading import OPTIONS, Reading
from socialwatch.config.settings import AlertSettings, CalendarSettings, DepartmentSettings, LevelSettings, RuleSettings, Settings
from socialwatch.config.tables import API_BASE, ROOT, KeysOf
from socialwatch.errors import ConfigError
from socialwatch.model.brand import Brand
from socialwatch.model.review import DEFAULT_VIEWS, View
from socialwatch.ports import EngineSettings, OutletSettings, SourceSettings

__all__ = ["FILE_NAME", "LARGEST_FILE", "find", "load"]

LARGEST_FILE = 1_000_000


def load(
    path: Path,
    *,
    source_keys: KeysOf | None = None,
    outlet_keys: KeysOf | None = None,
    networks: Sequence[str] = (),
    outlet_kinds: Sequence[str] = (),
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Return the settings in the file at `path`. Fetches no secret.

    Args:
        source_keys: Name of a network → the keys that a source of it takes (`tables.keys_of_network`), None where there is no such
            network. Left out: what a command that only looks does not need is neither checked nor read, and `options` stay empty.
        outlet_keys: The same for kinds of outlets.
        networks: The networks there are; complaints list them.
        outlet_kinds: The kinds of outlets there are.
        environ: Where `{ env = … }` looks; the environment of the process where it is left out.

    Raises:
        ConfigError: With every error found.
    """
    plugs = {name: keys for name, keys in (("sources", source_keys), ("outlets", outlet_keys)) if keys is not None}
    raw = _parse(path)
    reading = Reading(
        path, environ=os.environ if environ is None else environ, plugs=plugs, known={"sources": networks, "outlets": outlet_kinds}
    )
    values = reading.table(ROOT, _with_listed_views(raw), "")
    check(reading, values)
    if reading.problems:
        raise ConfigError(reading.problems)
    return _settings(path, values, tuple(reading.warnings))


def _parse(path: Path) -> dict[str, Any]:
    import tomli

    try:
        return tomli.loads(_text(path))
    except tomli.TOMLDecodeError as error:
        raise ConfigError([f"{path.name}: {_lower(str(error))}"]) from error
    except ValueError as error:
        raise ConfigError([f"{path.name}: a number in it has too many digits"]) from error
    except RecursionError as error:
        raise ConfigError([f"{path.name}: tables and lists are nested too deeply"]) from error


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST_FILE + 1)
        if len(found) > LARGEST_FILE:
            raise ConfigError([f"{path.name}: is larger than 1 MB; this is no configuration"])
        return found.decode()
    except FileNotFoundError as error:
        raise ConfigError([f"{path}: there is no such file; `socialwatch init` writes one"]) from error
    except OSError as error:
        raise ConfigError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        line = found[: error.start].count(b"\n") + 1
        raise ConfigError([f"{path.name}: is not text in UTF-8 (at line {line})"]) from error


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _settings(path: Path, values: dict[str, Any], warnings: tuple[str, ...]) -> Settings:
    only_brand = next(iter(values["brands"]))
    for source in values["sources"]:
        source["brand"] = source["brand"] or only_brand
    return Settings(
        path=path.absolute(),
        database=values["database"],
        timezone=values["timezone"],
        me=values["me"],
        claim_for=values["claim_for"],
        brands={name: _brand(name, table) for name, table in values["brands"].items()},
        sources=tuple(_source(table) for table in values["sources"]),
        calendars={name: CalendarSettings(name=name, **table) for name, table in values["calendars"].items()},
        service_levels=tuple(LevelSettings(**table) for table in values["service_levels"]),
        departments={name: DepartmentSettings(name=name, **table) for name, table in values["departments"].items()},
        outlets={name: OutletSettings(name=name, **table) for name, table in values["outlets"].items()},
        alerts=_alerts(values["alerts"]),
        arrival_within=values["arrival_within"],
        themes=values["themes"],
        learn_after=values["learning"]["after"],
        engine=_engine(values["engine"]),
        rules=tuple(_rule(table) for table in values["rules"]),
        views=tuple(_view(table) for table in values["views"]) or DEFAULT_VIEWS,
        keys=values["keys"],
        theme=values["theme"],
        templates=values["templates"],
        effective=values,
        warnings=warnings,
    )


def _engine(table: Mapping[str, Any]) -> EngineSettings | None:
    if not table.get("kind"):
        return None
    return EngineSettings(
        kind=table["kind"], url=table["url"] or "", model=table["model"] or "", api_key=table["api_key"], is_always=table["always"],
        timeout_s=table["timeout"].total_seconds(), budget_requests=table["budget_requests"], budget_seconds=table["budget_seconds"],
    )  # fmt: skip


def _brand(name: str, table: Mapping[str, Any]) -> Brand:
    hashtags = tuple("#" + tag.removeprefix("#") for tag in table["hashtags"])
    return Brand(name=name, handles=table["handles"], hashtags=hashtags, keywords=table["keywords"], exclude=table["exclude"])


def _source(table: Mapping[str, Any]) -> SourceSettings:
    return SourceSettings(
        name=table["name"],
        network=table["network"],
        brand=table["brand"],
        options={name: value for name, value in table[OPTIONS].items() if name != API_BASE.name},
        watch=table["watch"],
        budget_requests=table["budget_requests"],
        budget_seconds=table["budget_seconds"],
        backfill_s=table["backfill"].total_seconds(),
        recheck_s=table["recheck"].total_seconds(),
        is_enabled=table["enabled"],
        api_base=table[OPTIONS].get(API_BASE.name),
    )


def _view(table: Mapping[str, Any]) -> View:
    return View(name=table["name"], filter=table["filter"], key=next(iter(table["key"]), None))


def _with_listed_views(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the file with `[views]` of release 0.1, filters by name, as the list of tables that it is now."""
    named = raw.get("views")
    if not isinstance(named, dict):
        return raw
    return raw | {"views": [{"name": name, "filter": wanted} for name, wanted in named.items()]}


def _alerts(table: Mapping[str, Any] | None) -> AlertSettings:
    if table is None:
        return AlertSettings()
    return AlertSettings(
        is_enabled=table["enabled"], of=table["of"], by=table["by"], k=table["k"], floor=table["floor"], outlets=table["outlets"]
    )


def _rule(table: Mapping[str, Any]) -> RuleSettings:
    actions = {name: value for name, value in table["set"].items() if value is not None and value != ()}
    return RuleSettings(name=table["name"], when=table["when"], set=actions, goes_on=table["continue"])
