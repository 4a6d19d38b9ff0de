"""The first configuration: what `init` writes, with a word on every line of it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from socialwatch.config.tables import BRAND, DEFAULT_DATABASE, ROOT, SOURCE
from socialwatch.errors import DiskFullError, UsageError
from socialwatch.ports import Key
from socialwatch.text import clean, one_line


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What `init` asked.

    Args:
        brand: As people call it; its table is named after it.
        handles: Network → the brand's own accounts.
        networks: One source is written for each.
    """

    brand: str
    handles: Mapping[str, tuple[str, ...]] = {}
    hashtags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    networks: tuple[str, ...] = ("demo",)
    database: str = DEFAULT_DATABASE


DEMO = Answers(
    brand="acme",
    handles={
        "x": ("@acme", "@acmehelp"),
        "reddit": ("u/acme",),
        "mastodon": ("@acme@mastodon.example",),
        "bluesky": ("@acme.example",),
    },
    hashtags=("#acme",),
    keywords=("acme kettle", "acme toaster"),
)
"""What `init --yes` answers: the brand of the bundled corpus, so that the first poll finds something without any key."""


def starter(answers: Answers, *, keys: Mapping[str, Sequence[Key]] | None = None) -> str:
    """Return a commented configuration in TOML.

    Args:
        keys: Network → its keys (`tables.keys_of_network`). Needed ones are filled in with their example, the others stand as comments.
    """
    brand = table_name(answers.brand)
    lines = [
        "# socialwatch: `socialwatch config check` reads this file, `config.example.toml` of the project explains every key.",
        "",
        *_explained(ROOT, "database", answers.database),
        "",
        f"[brands.{brand}]",
        *_explained(BRAND, "handles", {name: list(handles) for name, handles in answers.handles.items()}),
        *_explained(BRAND, "hashtags", list(answers.hashtags)),
        *_explained(BRAND, "keywords", list(answers.keywords) if _is_named(answers) else [answers.brand]),
    ]
    for network in answers.networks:
        lines += ["", *_source(network, brand, (keys or {}).get(network, ()))]
    return "\n".join(lines) + "\n"


def table_name(brand: str) -> str:
    """Return what the table of a brand is called: small letters, digits and hyphens; `brand` where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", brand.lower()).strip("-") or "brand"


def _is_named(answers: Answers) -> bool:
    return bool(answers.handles or answers.hashtags or answers.keywords)


def _explained(keys: Sequence[Key], name: str, value: object) -> Iterator[str]:
    doc = next(key.doc for key in keys if key.name == name)
    yield f"# {doc}"
    yield f"{name} = {_toml(value)}"


def _source(network: str, brand: str, keys: Sequence[Key]) -> Iterator[str]:
    yield "[[sources]]"
    yield from _explained(SOURCE, "name", network)
    yield from _explained(SOURCE, "network", network)
    yield from _explained(SOURCE, "brand", brand)
    active = _active(keys)
    for key in keys:
        yield f"# {key.doc}"
        yield f"{'' if key.name in active else '#'}{key.name} = {key.example}"


def _active(keys: Sequence[Key]) -> set[str]:
    """Return the keys that a first configuration fills in: the needed ones, or the first secret where any of several would do."""
    needed = {key.name for key in keys if key.is_needed}
    secrets = [key.name for key in keys if key.kind == "secret"]
    return needed or set(secrets[:1])


def _toml(value: object) -> str:
    """Return an answer as TOML; what was typed may hold anything."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_toml(name)} = {_toml(item)}" for name, item in value.items()) + " }" if value else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    # JSON's escapes are TOML's; DEL is the one sign that JSON leaves and TOML forbids.
    return json.dumps(one_line(clean(str(value))), ensure_ascii=False).replace("\x7f", "")


def write_private(path: Path, text: str, *, force: bool = False) -> None:
    """Write a file that only its owner reads (0600), wholly or not at all; a folder that is missing is made (0700).

    Args:
        force: Replace a file that is there; it keeps its place behind a symbolic link.

    Raises:
        UsageError: There is a file already.
        DiskFullError: It could not be written; what was there is as it was.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path.resolve() if force else path, text, force=force)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already; name another with --config, or replace it with --force") from error
    except OSError as error:
        raise DiskFullError(f"cannot write {path}: {error.strerror}") from error


def _write(path: Path, text: str, *, force: bool) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # made with mode 0600
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if force:
            Path(name).replace(path)
        else:
            path.hardlink_to(name)  # fails where the file is there, also where it came a moment ago; a rename would not
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
