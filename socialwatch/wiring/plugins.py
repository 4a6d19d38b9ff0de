"""The plug-ins: networks and kinds of outlets, our own files and those of other packages, each loaded when it is named."""

from __future__ import annotations

from typing import Any, cast

from socialwatch.ports import NetworkKind, OutletKind


def network_names() -> list[str]:
    """Return the networks there are: a file each, and those of other packages."""
    return _names("networks")


def outlet_names() -> list[str]:
    """Return the kinds of outlets there are."""
    return _names("outlets")


def network_kind(name: str) -> NetworkKind | None:
    """Return what a network's file offers; None where there is no such network."""
    return cast("NetworkKind | None", _kind("networks", name))


def outlet_kind(name: str) -> OutletKind | None:
    """Return what an outlet's file offers; None where there is none of this kind."""
    return cast("OutletKind | None", _kind("outlets", name))


def load_libraries(network: str) -> None:
    """Import what a network's visits need, while there is one thread; what is missing is told when the source is opened."""
    import contextlib
    import importlib

    for name in getattr(network_kind(network), "libraries", ()):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _names(room: str) -> list[str]:
    return sorted({*_own(room), *(point.name for point in _foreign(room))})


def _own(room: str) -> list[str]:
    """Return the names of our own files: reading a folder is 70 ms cheaper than asking the package metadata."""
    import importlib
    import pkgutil

    folder = importlib.import_module(f"socialwatch.{room}")
    return [module.name for module in pkgutil.iter_modules(folder.__path__) if not module.name.startswith("_")]


def _foreign(room: str) -> list[Any]:
    from importlib.metadata import entry_points

    return [point for point in entry_points(group=f"socialwatch.{room}") if not point.value.startswith("socialwatch.")]


def _kind(room: str, name: str) -> Any:
    import importlib

    if name in _own(room):
        return importlib.import_module(f"socialwatch.{room}.{name}").kind
    return next((point.load() for point in _foreign(room) if point.name == name), None)
