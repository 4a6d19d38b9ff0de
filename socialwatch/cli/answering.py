"""What `reply` and `approve` do between their words and their exit code: look up, write, show, ask, send."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

import typer

from socialwatch.cli.asking import told
from socialwatch.desk.answering import is_same_text
from socialwatch.desk.desk import Act
from socialwatch.desk.drafts import own_draft
from socialwatch.desk.replying import Fate, Prepared, Replying
from socialwatch.desk.telling import Round, Told
from socialwatch.errors import CredentialsError, PartialError, RateLimitedError, RefusedError, SocialwatchError, UsageError
from socialwatch.model.case import Case
from socialwatch.model.reply import Reply
from socialwatch.views.console import say
from socialwatch.wiring import House

DECLINED = 1
"""The code of a reply that its writer did not send after all."""


def can_ask(house: House) -> bool:
    """Say whether somebody is here to say yes."""
    return not house.options.no_input and sys.stdin.isatty() and sys.stderr.isatty()


def must_be_asked(house: House, *, yes: bool) -> None:
    """Refuse before anything is written or asked of a network where nobody could say yes.

    Raises:
        UsageError: Nobody is here, and `--yes` was not said.
    """
    if not yes and not can_ask(house):
        raise UsageError("nothing becomes public without a person's yes; nobody is here to ask, so say --yes")


# -- what is said -----------------------------------------------------------------------------------------------------------


class Texts:
    """What is said to each case: a text, or a template filled for it."""

    def __init__(self, *, text: str | None, template: str | None, me: str, link: str | None) -> None:
        self._text, self._template, self._me, self._link = text, template, me, link

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given and the person has to write."""
        return self._template is None and self._text is None

    def __call__(self, case: Case) -> str:
        """Return the text for a case."""
        from socialwatch.desk.templates import fill

        if self._template is not None:
            return fill(self._template, case, me=self._me, link=self._link)
        return self._text or ""


def texts_of(house: House, *, text: str | None, template: str | None, link: str | None) -> Texts:
    """Return what the words of a command say: a text (`-` reads standard input) or a template.

    Raises:
        UsageError: Both were given, there is no such template, or the link is none.
    """
    from socialwatch.cli.browsing import is_openable

    if text is not None and template is not None:
        raise UsageError("give a text or --template, not both")
    if link is not None and not is_openable(link):
        raise UsageError(f"--link {link!r}: expected an address such as https://acme.example/help")
    if text == "-":
        text = sys.stdin.read()
    return Texts(text=text, template=template_named(house, template) if template else None, me=house.me, link=link)


# -- what an earlier run left behind --------------------------------------------------------------------------------------


def look_up_first(house: House, hand: Replying, case: int) -> tuple[list[Reply], Reply | None]:
    """Look up what may be public of a case; return what was found there, and what is surely not there and may be sent again.

    Raises:
        SocialwatchError: It is too early to tell.
    """
    found: list[Reply] = []
    again: Reply | None = None
    for row in hand.unsettled(case):
        looked = hand.look_up(row)
        if looked.fate is Fate.TOO_EARLY and looked.until is not None:
            raise SocialwatchError(
                f"the reply of {row.created_at.astimezone(house.zone):%H:%M} to case {case} may be public and is not shown yet; "
                f"ask again after {looked.until.astimezone(house.zone):%H:%M:%S}"
            )
        if looked.fate is Fate.SENT:
            found.append(looked.reply)
            say(sys.stderr, f"The earlier reply to case {case} is public: {looked.reply.url or looked.reply.native_id}")
        else:
            again = looked.reply
            say(sys.stderr, f"The earlier reply to case {case} is not on {row.network}; it is draft d{row.id} again.")
    return found, again


# -- writing --------------------------------------------------------------------------------------------------------------


def write_text(house: House, hand: Replying, number: int, begun: str) -> str:
    """Let the person write in an editor; what they began earlier stands there already."""
    from socialwatch.cli.writing import written
    from socialwatch.views import phrases

    shown = hand.desk.show(number)
    now, zone = hand.desk.clock(), hand.desk.zone
    about = [
        f"Your reply to case {number} on {shown.case.network} above. Lines that begin with '# ' are left out; an empty text sends nothing.",
        f"It is shown once more, with its length and as whom it is sent, before it leaves. To {phrases.line(shown.case.author)}:",
        "",
    ]
    for filed in shown.conversation:
        about.append(f"{phrases.line(filed.mention.author)}, {phrases.when(filed.mention.created_at, now, zone)}")
        about += [f"  {phrases.line(line)}" for line in filed.mention.body.split("\n")[:20]] or ["  (withdrawn)"]
    begun = begun or hand.store.draft(number, by=hand.desk.me) or ""
    text = written(begun, about, environ=house.environ)
    if not text:
        say(sys.stderr, "Nothing was written; nothing was sent.")
        raise typer.Exit(DECLINED)
    return text


@contextmanager
def keeping(hand: Replying, number: int, text: str) -> Iterator[None]:
    """Keep what a person wrote where the block fails or they say no; what becomes of it after their yes, its row says."""
    try:
        yield
    except (SocialwatchError, KeyboardInterrupt, typer.Exit, typer.Abort):
        hand.store.keep_draft(number, text, by=hand.desk.me, at=hand.desk.clock())
        say(sys.stderr, f"Your text is kept: `socialwatch reply {number}` opens it again.")
        raise
    hand.store.keep_draft(number, None, by=hand.desk.me, at=hand.desk.clock())


# -- showing and asking -----------------------------------------------------------------------------------------------------


def width() -> int:
    """Return how wide the terminal is, 80 where there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def show(house: House, prepared: Prepared) -> None:
    """Show what a person is about to say yes to; on stderr, because it is a question."""
    from socialwatch.views.replying import preview

    for line in preview(prepared, now=house.clock(), zone=house.zone, width=width()):
        say(sys.stderr, line)


def ask(question: str, *, yes: bool) -> None:
    """Go on after a yes.

    Raises:
        typer.Exit: The person said no.
    """
    if not yes and not typer.confirm(question, err=True):
        say(sys.stderr, "Nothing was sent.")
        raise typer.Exit(DECLINED)


def show_and_ask(house: House, prepared: Prepared, *, yes: bool) -> None:
    """Show a reply and go on after a yes to exactly this; one that a person must post is only shown.

    Raises:
        UsageError: It cannot be sent as it is.
        typer.Exit: The person said no.
    """
    if not house.options.is_quiet or not yes:
        show(house, prepared)
    if prepared.wrong:
        raise UsageError(f"case {prepared.case.id}: {'; '.join(prepared.wrong)}; nothing was sent")
    if prepared.shaped is not None:
        ask("Send it?", yes=yes)


def send(house: House, hand: Replying, prepared: Prepared, *, as_json: bool) -> None:
    """Send what a person said yes to and say what came of it; or hand it to them where they must post it."""
    if prepared.shaped is None:
        post_by_hand(house, hand, prepared, as_json=as_json)
        return
    try:
        act = hand.send(prepared)
    except (RefusedError, CredentialsError, RateLimitedError):
        say(sys.stderr, f"It is not public; your text is a draft: `socialwatch reply {prepared.case.id}` tries again, --edit changes it.")
        raise
    except KeyboardInterrupt:
        say(sys.stderr, f"\nStopped while it was on its way: it may be public. `socialwatch reply {prepared.case.id}` looks it up.")
        raise
    print_sent(house, hand, act, as_json=as_json)


def print_sent(house: House, hand: Replying, act: Act, *, as_json: bool) -> None:
    """Print what was sent: the rows as JSON, or a line a case."""
    if as_json:
        from socialwatch.views.exports import json_text
        from socialwatch.views.replying import reply_row

        sys.stdout.write(json_text([reply_row(hand.store.replies(case=case.id)[-1]) for case in act.cases]))
        return
    told(house, act)
    for case in act.cases:
        say(sys.stderr, f"public at {hand.store.replies(case=case.id)[-1].url or 'the network, which gave no address'}")


def post_by_hand(house: House, hand: Replying, prepared: Prepared, *, as_json: bool) -> None:
    """Hand a text to a person who posts it: the address is shown, opened after a yes where there is a screen, and they say when it is done."""
    from socialwatch.cli.browsing import browse, has_screen, is_openable
    from socialwatch.text import printable

    url = prepared.post.mention.url or prepared.case.url
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([{"case": prepared.case.id, "by_hand": prepared.by_hand, "url": url, "text": prepared.public_text}]))
    else:
        typer.echo(printable(url or "(the post has no address)"))
        typer.echo(printable(prepared.public_text, multiline=True))
    number = prepared.case.id
    if not can_ask(house):
        say(sys.stderr, f"Post it there; then: socialwatch pending {number}")
        return
    opens = is_openable(url) and has_screen(house.environ)
    if opens and typer.confirm(f"Open {printable(url or '')} in your browser?", err=True) and not browse(url or ""):
        say(sys.stderr, "No browser took it; the address is above.")
    if typer.confirm(f"Have you posted it? Then case {number} waits for them", err=True):
        told(house, hand.posted_by_hand(prepared))
    else:
        say(sys.stderr, f"When you have: socialwatch pending {number}")
        raise typer.Exit(DECLINED)


def answer(
    house: House, hand: Replying, number: int, given: Texts, *, edit: bool, draft: bool, yes: bool, dry_run: bool, as_json: bool
) -> None:  # fmt: skip
    """Answer one case: look up what may be public, take or write the text, show, ask, send."""
    case = hand.store.case(number, now=hand.desk.clock())
    found, again = look_up_first(house, hand, number) if not dry_run else ([], None)
    text = given(case)
    if found and (given.is_empty or any(is_same_text(text, row.text) for row in found)):
        return  # it has been said
    again = again or own_draft(hand.store, number, hand.desk.me)
    if given.is_empty:
        text = again.text if again else ""
    if edit or not text:
        if not can_ask(house):
            raise UsageError("no text, and nobody is here to write one; give it behind the case number, or - for standard input")
        text = write_text(house, hand, number, text)
    row = again if again is not None and (given.is_empty or is_same_text(again.text, text)) else None
    if dry_run:
        prepared = hand.prepare(number, text, draft=row)
        show(house, prepared)
        typer.echo(
            f"Would {'send' if prepared.shaped else 'have you post'} {len(prepared.public_text)} characters in reply to case {number}"
        )
        return
    with keeping(hand, number, text):
        prepared = hand.prepare(number, text, draft=row)
        if draft:
            keep_draft(house, hand, prepared, as_json=as_json)
            return
        show_and_ask(house, prepared, yes=yes)
    send(house, hand, prepared, as_json=as_json)


def keep_draft(house: House, hand: Replying, prepared: Prepared, *, as_json: bool) -> None:
    """Keep a reply for somebody else's approval and say how they give it."""
    if prepared.wrong:
        show(house, prepared)
        raise UsageError(f"case {prepared.case.id}: {'; '.join(prepared.wrong)}")
    row = hand.keep(prepared, for_approval=True)
    if as_json:
        from socialwatch.views.exports import json_text
        from socialwatch.views.replying import reply_row

        sys.stdout.write(json_text([reply_row(row)]))
    elif not house.options.is_quiet:
        typer.echo(f"Draft d{row.id} for case {row.case}; somebody else sends it with: socialwatch approve d{row.id}")


# -- everybody of a problem -----------------------------------------------------------------------------------------------------


def tell_everybody(
    house: House, hand: Replying, problem: int, text_for: Texts | None, *, yes: bool, dry_run: bool, as_json: bool, pause: timedelta
) -> int:  # fmt: skip
    """Tell the cases of a fixed problem after one yes to all of them, and return 0, or 9 where some were not told."""
    from socialwatch.desk.telling import prepare_round, settle_round
    from socialwatch.views.replying import round_preview

    going = prepare_round(hand, problem, text_for)
    if going.unsettled and not dry_run:
        for error in settle_round(hand, going.unsettled):
            say(sys.stderr, f"socialwatch: {error}")
        going = prepare_round(hand, problem, text_for)
    for line in round_preview(going, now=house.clock(), zone=house.zone, width=width()):
        say(sys.stderr, line)
    count = len(going.ready)
    if not count:
        say(sys.stderr, f"Nobody is left to be told of problem {problem} by the program.")
        return PartialError.exit_code if going.by_hand or going.failed or going.unsettled else 0
    if dry_run:
        typer.echo(f"Would send {count} {'reply' if count == 1 else 'replies'} about problem {problem}")
        return 0
    ask(f"Send {'this reply' if count == 1 else f'these {count} replies'}, one by one?", yes=yes)
    return _told_one_by_one(house, hand, going, as_json=as_json, pause=pause)


def _told_one_by_one(house: House, hand: Replying, going: Round, *, as_json: bool, pause: timedelta) -> int:
    import time

    from socialwatch.desk.telling import tell
    from socialwatch.views.replying import reply_row

    def wait(span: timedelta) -> None:
        if span > pause:
            say(sys.stderr, f"waiting {span.total_seconds():.0f} s: the network asked for it")
        time.sleep(span.total_seconds())

    failures = 0
    for one in _until_stopped(tell(hand, going, wait=wait, now=house.clock, pause=pause), going.problem.id):
        number = one.prepared.case.id
        if one.error is not None:
            failures += 1
            say(sys.stderr, f"socialwatch: case {number}: {one.error}")
        elif not house.options.is_quiet and not as_json:
            typer.echo(f"Case {number}: told")
    if as_json:
        from socialwatch.views.exports import json_text

        sys.stdout.write(json_text([reply_row(row) for row in hand.store.replies(problem=going.problem.id)]))
    if going.by_hand:
        say(sys.stderr, "What must be posted by hand waits in `socialwatch drafts`; `approve dN --own` shows where.")
    if failures:
        say(sys.stderr, f"{failures} not told; `socialwatch reply --problem {going.problem.id}` goes on with them")
    return PartialError.exit_code if failures or going.by_hand or going.failed else 0


def _until_stopped(round_: Iterator[Told], problem: int) -> Iterator[Told]:
    """Yield how each went; where the person stops it, say how it goes on."""
    try:
        yield from round_
    except KeyboardInterrupt:
        say(sys.stderr, f"\nStopped; the others are drafts: `socialwatch reply --problem {problem}` goes on with them")
        raise


def template_named(house: House, name: str) -> str:
    """Return a template.

    Raises:
        UsageError: There is none of this name.
    """
    known = house.settings.templates
    if name not in known:
        there = f"there are: {', '.join(sorted(known))}" if known else "there are none; add [templates] to the configuration"
        raise UsageError(f"no template {name!r}; {there}")
    return known[name]


def one_case(words: Sequence[str]) -> tuple[int, str | None]:
    """Return the case and the text of `CASE [TEXT]`; several words are one text.

    Raises:
        UsageError: No case is named.
    """
    from socialwatch.cli.asking import numbers_of

    if not words:
        raise UsageError('which case? socialwatch reply 12 "We are sorry …", or without a text to write in your editor')
    numbers = numbers_of(words[:1])
    if len(numbers) != 1:
        raise UsageError("one reply at a time; all cases of a fixed problem at once: reply --problem N")
    return numbers[0], " ".join(words[1:]) if len(words) > 1 else None
