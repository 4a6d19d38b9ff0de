"""The inbox of the pictures: invented people with fixed verdicts, so that no picture changes with the judgement."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from socialwatch.model.case import Case, Promise
from socialwatch.model.collecting import SourceState
from socialwatch.model.mention import Contact, FiledMention
from socialwatch.model.words import Direction, DueKind, Intent, Priority, Queue, State
from socialwatch.ports import Store
from tests.helpers.builders import a_case, a_contact, a_filed_mention, a_filing, a_mention, an_event

NOW = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)

URGENT, HIGH, NORMAL, LOW = Priority
SERVICE, PR, PRAISE, SALES = Queue.SERVICE, Queue.PR, Queue.PRAISE, Queue.SALES

Row = tuple[Priority, int, str, str, str, Queue, str, tuple[str, ...], dict[str, Any]]

ROWS: tuple[Row, ...] = (
    (URGENT, -40, "@ellafisch", "Ella Fischer", "x", SERVICE, "@acme Mein Wasserkocher riecht nach verbranntem Plastik. Ist das gefährlich?",
     ('fire or smoke: "verbranntem"', "asks for help"), {"assignee": "kim", "state": State.OPEN}),
    (URGENT, -20, "@samdoyle", "Sam Doyle", "x", SERVICE,
     "@acme my daughter got an electric shock from the AK-200 kettle tonight. There was smoke coming out of the base. What do we do?",
     ('somebody may be hurt: "electric shock"', 'fire or smoke: "smoke coming out"', 'phone line failed: "on hold for an hour"'), {}),
    (URGENT, 35, "@press.kitchenpost.example", "The Kitchen Post", "bluesky", PR,
     "@acme.example We are preparing a story on overheating bases. Could somebody comment today?", ("the press asks",), {}),
    (HIGH, 12, "u/crumbtray", "", "reddit", SERVICE, "Third toaster in a year, support never answered my two mails.",
     ("complains", 'mail failed: "never answered my two mails"'), {}),
    (NORMAL, 61, "@newline_nan", "Nan", "x", SERVICE, "@acme my order never came, what should I do?",
     ('delivery failed: "order never came"', "asks for help"), {}),
    (NORMAL, 95, "@omar_q", "عمر", "x", SERVICE, "@acme شكراً على الرد، لكن الغلاية لا تعمل بعد الاستبدال", ("not sure of the language",), {}),
    (NORMAL, 110, "@haruto_n", "春人", "mastodon", SERVICE, "@acme ケトルの蓋が届きません。いつ発送されますか？", ("asks when something comes",), {}),
    (NORMAL, 140, "@mathilde_b", "Mathilde", "x", SALES, "@acme est-ce que la bouilloire Breeze est compatible avec une plaque à induction ?",
     ("asks before buying",), {}),
    (NORMAL, 170, "@paulinej", "Pauline J.", "x", SERVICE, "@acme I am disabled and the new base needs two hands. Is there another one?",
     ("asks for help",), {"tags": ("access",)}),
    (NORMAL, 200, "@mollymook", "Molly", "mastodon", SERVICE, "bought my nan an @acme kettle with the big handle, the lid sticks",
     ("something is wrong: \"the lid sticks\"",), {"assignee": "ada", "state": State.OPEN}),
    (NORMAL, 230, "@shaz_h", "Shaz", "x", SERVICE, "@acme charged twice for one kettle 🫖 please sort it out", ("is about refund",),
     {"state": State.ESCALATED, "escalated_to": "billing"}),
    (NORMAL, 300, "@marieke_v", "Marieke", "x", SERVICE, "@acme mijn deksel is al twee weken onderweg", ("delivery is late",), {}),
    (LOW, 1500, "@fatou@afri.example", "Fatou", "mastodon", PRAISE, "Très bonne expérience avec #acme : bouilloire échangée sans discuter. Merci !",
     ("praises", 'says thank you: "Merci"'), {}),
    (LOW, 2000, "@ursula_p", "Ursula", "x", PRAISE, "Hi @acme, loved your repair evening in Leeds last night. Thank Priya from us!", ("praises",), {}),
    (LOW, 2600, "@remi_code", "Rémi", "x", PRAISE, "Ah super @acme, la mise à jour a transformé ma machine 👏", ("praises",), {}),
    (LOW, 3000, "The Kitchen Gazette", "", "feed", PR, "Acme kettle recall: what owners should know", ("talks about us",), {}),
)  # fmt: skip

ANSWERS = {2: ("@acmehelp", "@samdoyle We are so sorry. Please unplug it and leave it. May we phone you this evening? ^Priya", -45),
           5: ("@acmehelp", "@newline_nan Let us look: could you send us the number of the order?", -30)}  # fmt: skip
LATER = {2: ("Yes please. You have kept me on hold for an hour already, twice.", -35), 5: ("AK-99812. Sent it by mail on Monday too.", -9)}


def fill(store: Store) -> None:
    """Put the inbox of the pictures into a store."""
    cases: list[Case] = []
    mentions: list[FiledMention] = []
    contacts: list[Contact] = []
    for number, row in enumerate(ROWS, 1):
        case, talk = _case(number, row)
        cases.append(case)
        mentions += talk
        contacts.append(a_contact(number, handle=row[2], network=row[4], name=row[3] or None))
    events = tuple(an_event(case.id, by="socialwatch", verb="receive", from_state=None, at=case.created_at, changes={}) for case in cases)
    store.absorb(a_filing(cases=tuple(cases), mentions=tuple(mentions), contacts=tuple(contacts), events=events))
    store.remember_source(SourceState(name="x", network="x", last_poll_at=NOW - timedelta(minutes=4)))


def _case(number: int, row: Row) -> tuple[Case, list[FiledMention]]:
    priority, due, author, name, network, queue, text, reasons, more = row
    begun, due_at = NOW + timedelta(minutes=min(-60, due - 240)), NOW + timedelta(minutes=due)
    owed = Promise(
        kind=DueKind.FIRST_RESPONSE, since=begun, due_at=due_at, warn_at=due_at - timedelta(minutes=30), level=f"{queue}/{priority}"
    )
    promises, talk, waiting = (owed,), [_said(number, number, author, text, begun, network)], begun
    answered_at: datetime | None = None
    if number in ANSWERS:
        account, answer, at = ANSWERS[number]
        again, later = LATER[number]
        answered_at, waiting = NOW + timedelta(minutes=at), NOW + timedelta(minutes=later)
        talk.append(_said(100 + number, number, account, answer, answered_at, network, direction=Direction.OUTBOUND))
        talk.append(_said(200 + number, number, author, again, waiting, network))
        kept = replace(owed, due_at=answered_at + timedelta(minutes=5), met_at=answered_at)
        promises = (kept, replace(owed, kind=DueKind.NEXT_RESPONSE, since=waiting))
    case = a_case(
        number, contact=number, author=author, author_name=name or None, network=network, queue=queue, text=text, reasons=reasons, priority=priority,
        created_at=begun, waiting_since=waiting, first_response_at=answered_at, due_at=due_at, due_kind=promises[-1].kind, promises=promises,
        mentions=len(talk), intent=Intent.HELP, url=f"https://{network}.example/posts/{number}", followers=120 * number,
        **{"state": State.OPEN if answered_at else State.NEW} | more,
    )  # fmt: skip
    return case, talk


def _said(number: int, case: int, author: str, text: str, at: datetime, network: str, **more: Any) -> FiledMention:
    return a_filed_mention(
        number, case=case, mention=a_mention(str(number), author=author, text=text, created_at=at, network=network, **more)
    )
