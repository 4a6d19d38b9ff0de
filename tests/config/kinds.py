"""The networks and kinds of outlets that stand in the two rooms, whether installed or not."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import Any

import socialwatch.networks
import socialwatch.outlets
from socialwatch.config.tables import keys_of_network
from socialwatch.ports import Key


def _kinds(room: ModuleType) -> dict[str, Any]:
    files = [importlib.import_module(f"{room.__name__}.{found.name}") for found in pkgutil.iter_modules(room.__path__)]
    return {file.kind.name: file.kind for file in files if hasattr(file, "kind")}


NETWORKS = _kinds(socialwatch.networks)
OUTLETS = _kinds(socialwatch.outlets)
SOURCE_KEYS: dict[str, tuple[Key, ...]] = {name: keys_of_network(kind) for name, kind in NETWORKS.items()}
OUTLET_KEYS: dict[str, tuple[Key, ...]] = {name: tuple(kind.keys) for name, kind in OUTLETS.items()}
WIRED: dict[str, Any] = {
    "source_keys": SOURCE_KEYS.get,
    "outlet_keys": OUTLET_KEYS.get,
    "networks": tuple(NETWORKS),
    "outlet_kinds": tuple(OUTLETS),
}
