"""`init`: from a few questions to a first configuration."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import typer

from socialwatch import wiring
from socialwatch.config.places import FILE_NAME
from socialwatch.config.starter import DEMO, Answers, starter, write_private
from socialwatch.config.tables import keys_of_network
from socialwatch.errors import InterruptedByUserError, UsageError
from socialwatch.text import printable
from socialwatch.wiring import House

_WITHOUT_ACCOUNTS = frozenset({"demo", "feed", "file", "hackernews", "youtube", "googleplay", "appstore"})
"""Networks on which a brand is found by its words alone."""

_FIRST = ("x", "reddit")
"""What a brand begins with where nobody says otherwise; `doctor` then says which keys are missing."""


def start(house: House, *, brand: str | None, output: Path | None, is_sure: bool, force: bool) -> None:
    """Ask, write the file, and say what to do next.

    Raises:
        UsageError: There is a file already, or nobody is here to ask.
        InterruptedByUserError: The user left at a question.
    """
    path = (output or house.options.config or Path(FILE_NAME)).expanduser()
    if path.exists() and not force:
        raise UsageError(f"{path} is there already; name another with --output, or replace it with --force")
    if brand is not None and not brand.strip():
        raise UsageError("--brand: give the name as people call it")
    try:
        answers = _unasked(brand) if is_sure else _asked(house, brand)
    except typer.Abort as error:  # Ctrl-C or Ctrl-D at a question
        raise InterruptedByUserError("stopped; nothing was written") from error
    keys = {name: keys_of_network(kind) for name in answers.networks if (kind := wiring.network_kind(name))}
    write_private(path, starter(answers, keys=keys), force=force)
    if not house.options.is_quiet:
        typer.echo(_next_words(path, answers), nl=False)


def _unasked(brand: str | None) -> Answers:
    """Return the demo's brand, which finds something without keys, or a bare beginning for another."""
    return DEMO if brand is None else Answers(brand=brand, networks=_first())


def _asked(house: House, brand: str | None) -> Answers:
    if house.options.no_input or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsageError("nobody is here to ask; say --yes, and --brand NAME for your own brand")
    name = brand or str(typer.prompt("Your brand, as people call it", err=True))
    networks = _networks()
    handles = {
        one: _words(f"Your accounts on {one} (several with commas; empty for none)") for one in networks if one not in _WITHOUT_ACCOUNTS
    }
    return Answers(
        brand=name,
        networks=networks,
        handles={network: accounts for network, accounts in handles.items() if accounts},
        hashtags=tuple("#" + tag.lstrip("#") for tag in _words("Hashtags that mean you (empty for none)")),
        keywords=_words("Words and phrases that mean you", default=name),
    )


def _networks() -> tuple[str, ...]:
    known = [name for name in wiring.network_names() if name != "demo"]  # its posts are about another brand
    while True:
        chosen = _words(f"Networks to read, of {', '.join(known)}", default=", ".join(_first()))
        unknown = [name for name in chosen if name not in known]
        if chosen and not unknown:
            return chosen
        typer.echo(printable(f"There is no network {unknown[0]!r} here." if unknown else "Name one at least."), err=True)


def _first() -> tuple[str, ...]:
    known = wiring.network_names()
    return tuple(name for name in _FIRST if name in known)


def _words(question: str, *, default: str = "") -> tuple[str, ...]:
    """Ask for words between commas; each once, in their order."""
    answer = str(typer.prompt(question, default=default, show_default=bool(default), err=True))
    return tuple(dict.fromkeys(word for part in re.split(r"[,;]", answer) if (word := part.strip())))


def _next_words(path: Path, answers: Answers) -> str:
    shown = shlex.quote(printable(str(path)))
    here = "socialwatch" if path.absolute() == Path.cwd() / FILE_NAME else f"socialwatch --config {shown}"
    look = (
        "look it through: this is the demo's brand, put in yours"
        if answers == DEMO
        else "look it through: it says which keys each network needs"
    )
    steps = ((f"$EDITOR {shown}", look), (f"{here} doctor", "is everything in place?"), (f"{here} poll", "read your sources"))
    width = max(len(command) for command, _ in steps)
    lines = (f"  {command:<{width}}  {words}\n" for command, words in steps)
    return f"Written: {printable(str(path))}, for you alone to read. What to do next:\n\n{''.join(lines)}"
