"""The JSON Schema of the configuration, for editors that complete and check TOML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from socialwatch.config.tables import ROOT, Setting, keys_of_network
from socialwatch.ports import Key, NetworkKind, OutletKind

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_PLACES = [
    {"type": "object", "properties": {place: _TEXT}, "required": [place], "additionalProperties": False}
    for place in ("env", "file", "command")
]
_SECRET: dict[str, Any] = {"anyOf": [_TEXT, *_PLACES]}

_KINDS: Mapping[str, dict[str, Any]] = {
    "text": _TEXT,
    "texts": _TEXTS,
    "texts_by_name": {"type": "object", "additionalProperties": _TEXTS},
    "hours": {"type": "object", "additionalProperties": _TEXTS},
    "filter": _TEXT,
    "keystrokes": {"anyOf": [_TEXT, _TEXTS]},
    "templates": {"type": "object", "additionalProperties": _TEXT},
    "url": {"anyOf": [{"type": "string", "pattern": "^https?://"}, *_PLACES]},
    "urls": {"type": "array", "items": {"anyOf": [{"type": "string", "pattern": "^https?://"}, *_PLACES]}},
    "path": _TEXT,
    "secret": _SECRET,
    "database": _SECRET,
    "flag": {"type": "boolean"},
    "number": {"type": "number", "minimum": 0},
    "count": {"type": "integer", "minimum": 0},
    "duration": {"type": "string", "pattern": "^([0-9]+[smhdwSMHDW])+$"},
    "dates": {"type": "array", "items": {"type": "string", "format": "date"}},
    "timezone": _TEXT,
}


def schema(networks: Sequence[NetworkKind], outlets: Sequence[OutletKind]) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a configuration that may use these networks and kinds of outlets."""
    plugged = {
        "sources": {kind.name: keys_of_network(kind) for kind in networks},
        "outlets": {kind.name: tuple(kind.keys) for kind in outlets},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "socialwatch.toml",
        **_table(ROOT, plugged),
    }


def _table(keys: Sequence[Key], plugged: Mapping[str, Mapping[str, Sequence[Key]]]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key.name: {"description": key.doc, **_value(key, plugged)} for key in keys},
        # As in the reading: a source says itself which secrets it misses.
        "required": [key.name for key in keys if key.is_needed and key.kind != "secret"],
        "additionalProperties": False,
    }


def _value(key: Key, plugged: Mapping[str, Mapping[str, Sequence[Key]]]) -> dict[str, Any]:
    if not isinstance(key, Setting):
        return _KINDS[key.kind]
    inside = _plugged(key, plugged.get(key.name, {})) if key.plug else _table(key.keys, {})
    match key.kind:
        case "table":
            return inside
        case "tables":
            return {"type": "array", "items": inside}
        case "named":
            return {"type": "object", "additionalProperties": inside}
    return _of_choices(key)


def _of_choices(key: Setting) -> dict[str, Any]:
    if not key.choices:
        return _KINDS[key.kind]
    words = {"enum": list(key.choices)}
    return {"type": "array", "items": words} if key.kind == "texts" else words


def _plugged(key: Setting, kinds: Mapping[str, Sequence[Key]]) -> dict[str, Any]:
    """Return one alternative for each network or kind of outlet: the common keys and its own."""
    alternatives = []
    for name, own in kinds.items():
        table = _table((*key.keys, *own), {})
        table["properties"][key.plug] = {"const": name}
        alternatives.append(table)
    return {"oneOf": alternatives}
