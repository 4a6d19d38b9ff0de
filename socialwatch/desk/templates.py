"""Templates: texts with places for names, filled for one case. Pure."""

from __future__ import annotations

import re
import string

from socialwatch.errors import UsageError
from socialwatch.model.case import Case
from socialwatch.text import one_line, printable

VARIABLES = ("author", "first_name", "case", "brand", "me", "link")
"""What may stand in braces: the handle, the first name (the handle where none is known), the number of the case, the brand, who
acts, and the address given with `--link`. `{{` and `}}` are braces."""

_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")


def unknown_in(template: str) -> list[str]:
    """Return what stands in braces and is no variable.

    Raises:
        ValueError: A brace stands alone.
    """
    return [
        name for _, name, form, conversion in string.Formatter().parse(template) if name is not None and _is_odd(name, form, conversion)
    ]


def _is_odd(name: str, form: str | None, conversion: str | None) -> bool:
    return name not in VARIABLES or bool(form) or conversion is not None


def needs_link(template: str) -> bool:
    """Say whether an address must be given to fill it."""
    return any(name == "link" for _, name, _, _ in string.Formatter().parse(template))


def fill(template: str, case: Case, *, me: str, link: str | None = None) -> str:
    """Return the text for one case.

    Raises:
        UsageError: It needs a link and none was given.
    """
    if link is None and needs_link(template):
        raise UsageError("the template has a {link}; say --link https://…")
    values = {
        "author": one_line(printable(case.author)), "first_name": first_name(case), "case": str(case.id), "brand": case.brand, "me": me,
        "link": link or "",
    }  # fmt: skip
    return "".join(text + (values[name] if name is not None else "") for text, name, _, _ in string.Formatter().parse(template))


def first_name(case: Case) -> str:
    """Return how to address the person: the first word of their name where it looks like one, else their handle.

    A display name is a stranger's text that we are about to say in public: letters only, so that it carries no link and no mention.
    """
    first = one_line(printable(case.author_name or "")).partition(" ")[0].rstrip(",")
    return first if 2 <= len(first) <= 30 and _NAME.fullmatch(first) else one_line(printable(case.author))
