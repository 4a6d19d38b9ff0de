"""handle, escalate, reopen, snooze, watch, pending, assign, claim, tag, note, promise, undo: to act on one or many cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

from socialwatch.cli.asking import Cases, DryRun, Json, Note, Where, Yes, chosen, confirm, house, is_case_word, time_to_come, told
from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import UsageError
from socialwatch.model.words import NoReplyReason, Outcome

app = typer.Typer()

Until = Annotated[str, typer.Option("--until", metavar="TIME", help="2h, 3d, tomorrow 9:00, friday 17:00, or a date.")]


def act(
    ctx: typer.Context, doing: str, cases: list[str] | None, where: str | None, verb: Callable[[Desk, list[int]], Act], *, yes: bool,
    dry_run: bool = False, as_json: bool = False,
) -> None:  # fmt: skip
    """Do one verb to the cases that are meant, as one act, and say what it did."""
    with house(ctx).open_desk() as desk:
        numbers = chosen(desk, cases, where)
        if dry_run:
            found = desk.store.cases(numbers, now=desk.clock())
            typer.echo(f"Would {doing} {len(found)} {'case' if len(found) == 1 else 'cases'}: {', '.join(str(case.id) for case in found)}")
            return
        if not numbers:
            typer.echo("No case is as you ask; nothing was done.")
            return
        confirm(house(ctx), doing, len(numbers), yes=yes)
        told(house(ctx), verb(desk, numbers), as_json=as_json)


@app.command()
def handle(
    ctx: typer.Context,
    cases: Cases = None,
    where: Where = None,
    outcome: Annotated[Outcome, typer.Option(help="How it ended.")] = Outcome.ANSWERED,
    reason: Annotated[NoReplyReason | None, typer.Option(help="Why not answering was the decision (with no_reply).")] = None,
    note: Note = None,
    moved: Annotated[str | None, typer.Option("--moved", metavar="CHANNEL", help="Where the customer was sent on to.")] = None,
    ref: Annotated[str | None, typer.Option("--ref", metavar="ID", help="What the case is called there.")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Mark CASES as handled and stop their clocks.

    The customer's next word wakes them again.

    Examples:

    [dim]$[/dim] socialwatch handle 12 --outcome solved --note "sent a new kettle"

    [dim]$[/dim] socialwatch handle 14 --outcome no_reply --reason venting

    [dim]$[/dim] socialwatch handle --where "queue:praise" --outcome thanked
    """
    ended = Outcome.MOVED if moved and outcome is Outcome.ANSWERED else outcome
    act(
        ctx, "handle", cases, where,
        lambda desk, numbers: desk.handle(numbers, outcome=ended, reason=reason, note=note, moved_to=moved, ref=ref),
        yes=yes, dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


@app.command()
def escalate(
    ctx: typer.Context,
    cases: Cases = None,
    where: Where = None,
    to: Annotated[str, typer.Option("--to", metavar="DEPARTMENT", help="Who takes it over.")] = "",
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Hand CASES to a department.

    `deliver` (or the next poll) sends the message.

    Example:

    [dim]$[/dim] socialwatch escalate 12 --to billing --note "charged twice, wants a refund"
    """

    def hand_over(desk: Desk, numbers: list[int]) -> Act:
        return desk.escalate(numbers, to=to, note=note)

    if not to:
        known = ", ".join(sorted(house(ctx).settings.departments)) or "none yet; add [departments.NAME] to the configuration"
        raise UsageError(f"to whom? say --to DEPARTMENT; there are: {known}")
    house(ctx).escalator.department(to)
    act(ctx, "escalate", cases, where, hand_over, yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def reopen(
    ctx: typer.Context, cases: Cases = None, where: Where = None, note: Note = None, yes: Yes = False, dry_run: DryRun = False,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Bring CASES back to the inbox.

    Example:

    [dim]$[/dim] socialwatch reopen 12
    """
    act(ctx, "reopen", cases, where, lambda desk, numbers: desk.reopen(numbers, note=note), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def snooze(
    ctx: typer.Context,
    until: Until,
    cases: Cases = None,
    where: Where = None,
    keep: Annotated[bool, typer.Option("--keep", help="Stay asleep even when the customer writes.")] = False,
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Let CASES sleep until a time, or until the customer writes.

    Example:

    [dim]$[/dim] socialwatch snooze 12 --until "tomorrow 9:00"
    """
    act(
        ctx, "snooze", cases, where, lambda desk, numbers: desk.snooze(numbers, until=time_to_come(desk, until), keep=keep, note=note),
        yes=yes, dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


@app.command()
def watch(
    ctx: typer.Context, until: Until = "7d", cases: Cases = None, where: Where = None, note: Note = None, yes: Yes = False,
    dry_run: DryRun = False, as_json: Json = False,
) -> None:  # fmt: skip
    """Owe no reply now; look at CASES again on a date.

    They also wake when the customer writes.

    Example:

    [dim]$[/dim] socialwatch watch 12 --until 3d --note "letting off steam"
    """
    act(
        ctx, "watch", cases, where, lambda desk, numbers: desk.watch(numbers, until=time_to_come(desk, until), note=note),
        yes=yes, dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


@app.command()
def pending(
    ctx: typer.Context, cases: Cases = None, where: Where = None, note: Note = None, yes: Yes = False, dry_run: DryRun = False,
    as_json: Json = False,
) -> None:  # fmt: skip
    """Wait for the customer: we answered where no poll sees it.

    Example:

    [dim]$[/dim] socialwatch pending 12 --note "called her back"
    """
    act(ctx, "pending", cases, where, lambda desk, numbers: desk.pending(numbers, note=note), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def assign(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="CASES WHO", help="Case numbers, then a name; `me` is you, `nobody` frees them.")],
    where: Where = None,
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Give CASES to a person for good.

    Examples:

    [dim]$[/dim] socialwatch assign 12 14 ada

    [dim]$[/dim] socialwatch assign 12 me
    """
    *cases, who = words
    to = None if who in ("nobody", "none") else who
    if who.isdigit():
        raise UsageError(f"assign {' '.join(words)}: to whom? name a person last, `me` for yourself or `nobody`")
    act(
        ctx, "assign", cases, where, lambda desk, numbers: desk.assign(numbers, to=to, note=note), yes=yes, dry_run=dry_run, as_json=as_json
    )


@app.command()
def claim(
    ctx: typer.Context,
    cases: Cases = None,
    where: Where = None,
    off: Annotated[bool, typer.Option("--off", help="Give them back, so that `next` hands them out again.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Take CASES for a while; the claim lapses by itself.

    How long it holds is `claim_for` in the configuration, 30 minutes where it says nothing. What somebody else has stays theirs.

    Examples:

    [dim]$[/dim] socialwatch claim 12 14

    [dim]$[/dim] socialwatch claim 12 --off
    """
    act(
        ctx, "give back" if off else "claim", cases, where, lambda desk, numbers: desk.release(numbers) if off else desk.claim(numbers),
        yes=yes, dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


@app.command()
def tag(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="CASES TAGS", help="Case numbers, then tags; -TAG behind -- takes one off.")],
    where: Where = None,
    remove: Annotated[list[str] | None, typer.Option("--remove", metavar="TAG", help="Take a tag off.")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Put tags on CASES, or take them off.

    Examples:

    [dim]$[/dim] socialwatch tag 12 14 vip recall

    [dim]$[/dim] socialwatch tag 12 --remove vip
    """
    cases = [] if where is not None else [word for word in words if is_case_word(word)]
    tags = [word for word in words if word not in cases]
    off = [*(remove or ()), *(word[1:] for word in tags if word.startswith("-"))]
    on = [word for word in tags if not word.startswith("-")]
    if not on and not off:
        raise UsageError("which tag? put it behind the case numbers, or say --remove TAG")
    act(ctx, "tag", cases, where, lambda desk, numbers: desk.tag(numbers, add=on, remove=off), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def note(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="CASES TEXT", help="Case numbers, then the note in quotes.")],
    where: Where = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Write a line into the history of CASES, for us only.

    Example:

    [dim]$[/dim] socialwatch note 12 "waiting for the courier to call back"
    """
    *cases, text = words
    if not cases and where is None:
        raise UsageError('say the case and the note: socialwatch note 12 "waiting for the courier"')
    act(ctx, "note", cases, where, lambda desk, numbers: desk.note(numbers, text), yes=yes, dry_run=dry_run, as_json=as_json)


@app.command()
def promise(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="CASES TIME", help="Case numbers, then a time in quotes.")],
    where: Where = None,
    note: Note = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    """Give our word: a time by which the customer hears from us.

    Example:

    [dim]$[/dim] socialwatch promise 12 "friday 17:00" --note "told her we would look"
    """
    *cases, when = words
    act(
        ctx, "promise", cases, where, lambda desk, numbers: desk.promise(numbers, due_at=time_to_come(desk, when), note=note),
        yes=yes, dry_run=dry_run, as_json=as_json,
    )  # fmt: skip


@app.command()
def undo(
    ctx: typer.Context,
    acts: Annotated[int, typer.Argument(metavar="[N]", min=1, help="How many of your last acts.")] = 1,
    as_json: Json = False,
) -> None:
    """Take back what you did last.

    The history keeps both lines; what has left the house is named.

    Examples:

    [dim]$[/dim] socialwatch undo

    [dim]$[/dim] socialwatch undo 3
    """
    with house(ctx).open_desk() as desk:
        act = desk.undo(acts)
    if not act.cases and not act.remarks:
        typer.echo("Nothing of yours is left to undo.", err=True)
    told(house(ctx), act, as_json=as_json)
