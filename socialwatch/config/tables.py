"""What may stand in the configuration: every table and key, said once.

The reading, the complaints about unknown keys, `config show`, `config schema` and the test of `config.example.toml` all go by
this description. The keys of networks and outlets stand beside their code (`kind.keys`) and join it at two places: a source
has those of its `network`, an outlet those of its `kind`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from socialwatch.model.review import COMMANDS
from socialwatch.model.words import Intent, Priority, Queue
from socialwatch.ports import Key, NetworkKind

KeysOf = Callable[[str], Sequence[Key] | None]
"""Name of a network or of a kind of outlet → its keys; None where there is no such thing."""


class Setting(Key, frozen=True, kw_only=True):
    """A key of our own tables.

    Args:
        kind: Beside the kinds of `Key`: `count` (whole number), `database`, `dates`, `timezone`, `hours`, `filter`,
            `keystrokes`, `templates` (by name), `texts_by_name`, and `table`, `tables` (`[[…]]`), `named` (`[name.…]`) for what has keys of its own.
        choices: The words that a `text` or the members of `texts` may be; empty where any will do.
        keys: Of a `table`, of each of the `tables`, or of each `named` table.
        plug: Which of `keys` names the plug-in whose keys may stand in the table as well.
    """

    choices: tuple[str, ...] = ()
    keys: tuple[Setting, ...] = ()
    plug: str = ""


DEFAULT_DATABASE = "sqlite:///~/.local/share/socialwatch/inbox.db"
WATCHES = ("mentions", "search", "hashtags", "own")

API_BASE = Key(
    name="api_base",
    kind="url",
    doc="Where the network is reached instead of its real host; loopback only, unless `poll --allow-endpoint`.",
    example='"http://127.0.0.1:8080"',
)


def keys_of_network(kind: NetworkKind) -> tuple[Key, ...]:
    """Return the keys that a source of this kind takes: its own, and `api_base` where it has a fixed host."""
    return (*kind.keys, API_BASE) if kind.has_api_base else tuple(kind.keys)


BRAND = (
    Setting(
        name="handles",
        kind="texts_by_name",
        doc="The brand's own accounts by network, as people write them.",
        example='{ x = ["@acme", "@acmehelp"], reddit = ["u/acme"] }',
        default={},
    ),
    Setting(name="hashtags", kind="texts", doc="Hashtags that mean the brand.", example='["#acme"]', default=()),
    Setting(
        name="keywords",
        kind="texts",
        doc="Words and phrases that mean the brand wherever they stand.",
        example='["acme kettle"]',
        default=(),
    ),
    Setting(
        name="exclude",
        kind="texts",
        doc="Words and phrases that mean something else of the same name.",
        example='["acme corporation cartoon"]',
        default=(),
    ),
)

SOURCE = (
    Setting(name="name", kind="text", doc="What you call this source; its cursor is kept under the name.", example='"x"', is_needed=True),
    Setting(name="network", kind="text", doc="Which network it reads.", example='"x"', is_needed=True),
    Setting(name="brand", kind="text", doc="Which brand it looks for; may be left out where there is only one.", example='"acme"'),
    Setting(
        name="watch",
        kind="texts",
        doc="What it reads; left out: all that its credentials allow.",
        example='["mentions", "search", "hashtags", "own"]',
        default=(),
        choices=WATCHES,
    ),
    Setting(name="budget_requests", kind="count", doc="The most requests of one poll.", example="200", default=200),
    Setting(name="budget_seconds", kind="number", doc="The most seconds of one poll.", example="60", default=60.0),
    Setting(name="backfill", kind="duration", doc="How far back the first poll goes.", example='"7d"', default=timedelta(days=7)),
    Setting(
        name="recheck",
        kind="duration",
        doc='How often posts of live cases are looked up again for edits and deletions; "0m": at every poll.',
        example='"12h"',
        default=timedelta(hours=12),
    ),
    Setting(name="enabled", kind="flag", doc="Whether poll reads it.", example="true", default=True),
)

CALENDAR = (
    Setting(name="timezone", kind="timezone", doc="Zone of the hours; left out: the one at the top.", example='"Europe/London"'),
    Setting(
        name="hours",
        kind="hours",
        doc='Intervals by weekday, `mon` … `sun`, or ranges such as `mon-fri`; "00:00-24:00" is a whole day.',
        example='{ mon-fri = ["09:00-12:30", "13:30-17:00"] }',
        is_needed=True,
    ),
    Setting(name="holidays", kind="text", doc="Country whose public holidays are off, or country and region.", example='"GB"'),
    Setting(name="dates_off", kind="dates", doc="More days off.", example='["2026-12-24"]', default=()),
)

SERVICE_LEVEL = (
    Setting(name="brand", kind="text", doc="For this brand only.", example='"acme"'),
    Setting(name="queue", kind="text", doc="For this queue only.", example='"service"', choices=tuple(Queue)),
    Setting(name="priority", kind="text", doc="For this priority only.", example='"urgent"', choices=tuple(Priority)),
    Setting(name="calendar", kind="text", doc="Whose hours count; left out: every hour counts.", example='"office"'),
    Setting(name="first_response", kind="duration", doc="Until the first answer of a person.", example='"30m"'),
    Setting(name="next_response", kind="duration", doc="Until the answer to whatever they write later.", example='"2h"'),
    Setting(name="resolution", kind="duration", doc="Until the case is handled.", example='"1d"'),
    Setting(name="warn", kind="duration", doc="How long before the due time a case counts as about to be missed.", example='"10m"'),
    Setting(
        name="clock",
        kind="text",
        doc='"business" counts the hours of the calendar, "calendar" counts all.',
        example='"business"',
        default="business",
        choices=("business", "calendar"),
    ),
)

DEPARTMENT = (
    Setting(name="themes", kind="texts", doc="Themes that belong to it.", example='["refund", "invoice"]', default=()),
    Setting(
        name="members", kind="texts", doc="Who works there; the first is named in what it is sent.", example='["ada", "bob"]', default=()
    ),
    Setting(name="notify", kind="texts", doc="Outlets that hear of its escalations.", example='["desk-mail"]', default=()),
    Setting(name="acknowledge_within", kind="duration", doc="How soon somebody of it must take an escalation.", example='"4h"'),
    Setting(
        name="then", kind="text", doc="Department that is told when nobody did; without it this one is reminded.", example='"management"'
    ),
    Setting(name="calendar", kind="text", doc="Whose hours count for that; left out: every hour counts.", example='"office"'),
)

OUTLET = (
    Setting(name="kind", kind="text", doc="Which way it goes.", example='"webhook"', is_needed=True),
    Setting(name="private", kind="flag", doc="Whether the words of private messages may leave by it.", example="false", default=False),
)

ALERTS = (
    Setting(name="enabled", kind="flag", doc="Whether `poll` looks for spikes.", example="true", default=True),
    Setting(
        name="of",
        kind="texts",
        doc="What is counted by the hour: all new cases (volume), or complaints.",
        example='["volume", "complaints"]',
        default=("volume", "complaints"),
        choices=("volume", "complaints"),
    ),
    Setting(
        name="by",
        kind="texts",
        doc="Of whom: of each brand as a whole, and of each of its themes.",
        example='["brand", "theme"]',
        default=("brand", "theme"),
        choices=("brand", "theme"),
    ),
    Setting(name="k", kind="number", doc="How many standard deviations above its usual hour is a spike.", example="5.0", default=5.0),
    Setting(name="floor", kind="count", doc="An hour with fewer is never one.", example="8", default=8),
    Setting(name="outlets", kind="texts", doc="Outlets that hear of it; `poll` tells it in any case.", example='["desk-chat"]', default=()),
)

ACTIONS = (
    Setting(name="priority", kind="text", doc="Give it this priority.", example='"urgent"', choices=tuple(Priority)),
    Setting(name="queue", kind="text", doc="Put it into this queue.", example='"service"', choices=tuple(Queue)),
    Setting(name="intent", kind="text", doc="Say what the person wants.", example='"complaint"', choices=tuple(Intent)),
    Setting(name="department", kind="text", doc="Say whose it is.", example='"safety"'),
    Setting(name="assignee", kind="text", doc="Give it to this person.", example='"ada"'),
    Setting(name="tags", kind="texts", doc="Tag it.", example='["vip"]', default=()),
    Setting(name="escalate", kind="text", doc="Escalate it to this department at once.", example='"safety"'),
    Setting(name="watch", kind="flag", doc="No answer is owed now; keep an eye on it.", example="true"),
    Setting(name="noise", kind="flag", doc="Lower it to the noise queue; false takes it out of there.", example="true"),
)

RULE = (
    Setting(name="name", kind="text", doc="What the reasons of a case call it.", example='"safety first"', is_needed=True),
    Setting(
        name="when",
        kind="filter",
        doc="A filter, as for `list`; patterns between slashes are RE2.",
        example="'text:/burn(ed|t)|shock|smoke/ queue:service'",
        is_needed=True,
    ),
    Setting(name="set", kind="table", doc="What to do with what it catches.", keys=ACTIONS, is_needed=True),
    Setting(name="continue", kind="flag", doc="Whether the rules below it are asked as well.", example="false", default=False),
)

THEMES = ("dark", "light", "contrast")

VIEW = (
    Setting(name="name", kind="text", doc="What the tab is called.", example='"Hot"', is_needed=True),
    Setting(name="filter", kind="filter", doc="A filter, as for `list`.", example='"priority:urgent,high due:<2h"', is_needed=True),
    Setting(name="key", kind="keystrokes", doc="A key that opens it, beside its number.", example='"f2"', default=()),
)

KEYS = tuple(
    Setting(name=command.name, kind="keystrokes", doc=f"{command.words[:1].upper()}{command.words[1:]}.", default=command.keys)
    for command in COMMANDS
)

ENGINE = (
    Setting(name="kind", kind="text", doc="How it is spoken to.", example='"openai"', is_needed=True, choices=("openai", "minilm")),
    Setting(
        name="url",
        kind="url",
        doc="Where it is, with the version in its path; Ollama on this machine, or any server that speaks as OpenAI does.",
        example='"http://127.0.0.1:11434/v1"',
    ),
    Setting(name="model", kind="text", doc="Which of its models answers.", example='"llama3.2"'),
    Setting(name="api_key", kind="secret", doc="Its key; a local engine needs none.", example='{ env = "ENGINE_KEY" }'),
    Setting(name="always", kind="flag", doc="Ask about every new case, and not only where we are unsure.", example="false", default=False),
    Setting(name="timeout", kind="duration", doc="The longest wait for one answer.", example='"20s"', default=timedelta(seconds=20)),
    Setting(name="budget_requests", kind="count", doc="The most questions of one poll.", example="50", default=50),
    Setting(name="budget_seconds", kind="number", doc="The most seconds of one poll.", example="60", default=60.0),
)

LEARNING = (
    Setting(
        name="after",
        kind="count",
        doc="How many new labels (of `teach`, and of how cases end) make `poll` learn from them; 0: only `learn` does.",
        example="50",
        default=50,
    ),
)

ROOT = (
    Setting(
        name="database",
        kind="database",
        doc="Where the inbox lives: sqlite:///PATH, relative to this file (PostgreSQL is not in this version yet).",
        example=f'"{DEFAULT_DATABASE}"',
        default=DEFAULT_DATABASE,
    ),
    Setting(
        name="timezone", kind="timezone", doc="Zone of times that you type and read; left out: the system's.", example='"Europe/London"'
    ),
    Setting(name="me", kind="text", doc="Your name in the history and in `assignee:me`; left out: your login.", example='"ada"'),
    Setting(
        name="claim_for",
        kind="duration",
        doc="How long a case that `next` or `claim` gave you stays yours before it is handed out again.",
        example='"30m"',
        default=timedelta(minutes=30),
    ),
    Setting(name="brands", kind="named", doc="What you look after; one at least.", keys=BRAND, default={}),
    Setting(name="sources", kind="tables", doc="What `poll` reads.", keys=SOURCE, plug="network", default=()),
    Setting(name="calendars", kind="named", doc="When somebody is there.", keys=CALENDAR, default={}),
    Setting(
        name="service_levels",
        kind="tables",
        doc="How soon you owe an answer; the first that covers a case counts.",
        keys=SERVICE_LEVEL,
        default=(),
    ),
    Setting(name="departments", kind="named", doc="Whom cases can be escalated to.", keys=DEPARTMENT, default={}),
    Setting(
        name="arrival_within",
        kind="duration",
        doc="A case moved to another channel comes back when nobody confirmed in this time that the customer arrived; left out: never.",
        example='"2d"',
    ),
    Setting(name="alerts", kind="table", doc="Spikes: far more cases in an hour than is usual for such an hour.", keys=ALERTS),
    Setting(name="outlets", kind="named", doc="How escalations leave the house.", keys=OUTLET, plug="kind", default={}),
    Setting(
        name="themes",
        kind="texts_by_name",
        doc="Words by theme; a * at the end of a word stands for any ending.",
        example='{ refund = ["refund", "money back"] }',
        default={},
    ),
    Setting(
        name="engine",
        kind="table",
        doc="A second opinion where we are unsure; off unless it is here. Private posts are never sent.",
        keys=ENGINE,
        default={},
    ),
    Setting(name="learning", kind="table", doc="How the program learns from you.", keys=LEARNING, default={"after": 50}),
    Setting(name="rules", kind="tables", doc="What you decide before any judgement; asked in their order.", keys=RULE, default=()),
    # what the review looks like
    Setting(name="views", kind="tables", doc="Filters by name: the tabs of `inbox`, and `list NAME`.", keys=VIEW, default=()),
    Setting(name="keys", kind="table", doc="Keys of `inbox`, by what they do; what is left out keeps its keys.", keys=KEYS, default={}),
    Setting(
        name="templates",
        kind="templates",
        doc="Texts by name, for `reply CASE --template NAME`; in braces: author, first_name, case, brand, me, link.",
        example='{ sorry = "We are sorry, {first_name}. Please tell us more here: {link}" }',
        default={},
    ),
    Setting(
        name="theme",
        kind="text",
        doc='Colours of `inbox`: "dark", "light", or "contrast" for as much of it as a terminal gives.',
        example='"dark"',
        default="dark",
        choices=THEMES,
    ),
)
