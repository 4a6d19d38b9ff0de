"""A bare `socialwatch`: how things stand, and the next step."""

from __future__ import annotations

import typer

from socialwatch.errors import StoreError
from socialwatch.wiring import House


def greet(house: House) -> None:
    """Say in a few lines how the inbox stands and what to type next."""
    path = house.config_path
    if path is None:
        typer.echo("socialwatch: what people say about your brand, in the order of your promises.\n")
        typer.echo("  socialwatch demo    look around on a bundled corpus, no keys")
        typer.echo("  socialwatch init    set it up for your brand")
        typer.echo("  socialwatch --help  everything else")
        return
    try:
        with house.open_store() as store:
            counts = store.overview(now=house.clock())
    except StoreError:
        if house.database.exists():
            raise
        typer.echo(
            f"Set up in {path}; the inbox is still empty.\n\n  socialwatch doctor  is everything in place?\n  socialwatch poll    read your sources"
        )
        return
    typer.echo(_standing(dict(counts)))
    typer.echo(
        "\n  socialwatch next    the most urgent case that nobody has\n  socialwatch inbox   review them one by one\n  socialwatch --help  everything else"
    )


def _standing(counts: dict[str, int]) -> str:
    def many(name: str) -> str:
        return "1,000+" if counts[name] >= 1000 else f"{counts[name]:,}"

    if not counts["live"]:
        return "Nothing waits for you."
    parts = [f"{many('live')} live"]
    parts += [
        f"{many(name)} {word}" for name, word in (("urgent", "urgent"), ("breached", "late"), ("due_soon", "due within 2h")) if counts[name]
    ]
    parts += [f"{many('on_the_way')} sent on and not known to have arrived (`socialwatch arrivals`)"] if counts["on_the_way"] else []
    return f"Cases: {', '.join(parts)}."
