"""The keys of the plain review that have a conversation of their own: reply, teach, problem, tags, the link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

import msgspec

from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import SocialwatchError, UsageError
from socialwatch.inbox.addresses import true_address

if TYPE_CHECKING:
    from socialwatch.desk.replying import Prepared, Replying
    from socialwatch.desk.teaching import Teacher


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """What these keys need from outside; without it they say that it is not set up.

    Args:
        open_url: Opens an address that was confirmed.
    """

    teacher: Teacher | None = None
    replying: Callable[[Desk], Replying] | None = None
    open_url: Callable[[str], object] | None = None
    is_read_only: bool = False


class Table(Protocol):
    """What these keys need of the review that they belong to."""

    desk: Desk
    help: Help

    @property
    def case(self) -> int:
        """The number of the case in hand."""

    def line(self, prompt: str) -> str:
        """Ask for a line."""

    def say(self, words: str) -> None:
        """Say a sentence."""

    def preview(self, prepared: Prepared) -> None:
        """Show exactly what becomes public."""

    def did(self, act: Act, *, goes_on: bool = False) -> None:
        """Say what an act did; one that settles the case for now goes on to the next card."""

    def nothing(self) -> None:
        """Say that nothing was done."""


def claim(table: Table, _: str) -> None:
    """Take the case for a while; give it back where it is mine already."""
    case = table.desk.store.case(table.case, now=table.desk.clock())
    is_mine = case.owner(table.desk.clock()) == table.desk.me
    table.did(table.desk.release([case.id]) if is_mine else table.desk.claim([case.id]))


def tag(table: Table, words: str) -> None:
    """Add tags; -TAG takes one off."""
    words = words or table.line("Tags (a word adds one, -word takes it off; Enter for none) > ")
    if not words:
        return table.nothing()
    off = [word[1:] for word in words.split() if word.startswith("-") and word != "-"]
    return table.did(table.desk.tag([table.case], add=[word for word in words.split() if not word.startswith("-")], remove=off))


def teach(table: Table, key: str) -> None:
    """Say what the case is."""
    from socialwatch.desk.teaching import teach as say_it
    from socialwatch.inbox.saying import LESSONS, channels_lesson, themes_lesson

    if not key:
        table.say(
            "This is …\n"
            + "\n".join(f"  {one}  {words}" for one, words, _ in LESSONS)
            + "\n  t  about other themes\n  f  other ways failed"
        )
        key = table.line("Which (Enter for none)? > ")
    if not key:
        return table.nothing()
    known = {one: lesson for one, _, lesson in LESSONS}
    if key == "t":
        lesson = themes_lesson(table.line("Themes, with commas (none for nothing) > "))
    elif key == "f":
        lesson = channels_lesson(table.line("Which ways failed (phone, email …; none)? > "))
    elif key in known:
        lesson = known[key]
    else:
        raise UsageError(f"there is no {key!r} here; nothing was done")
    return table.did(say_it(table.desk, [table.case], lesson, table.help.teacher))


def problem(table: Table, words: str) -> None:
    """Attach the case to the problem that caused it, old or new; `none` detaches it."""
    from socialwatch.desk.problems import Problems

    problems, store = Problems(table.desk), table.desk.store
    known = {str(one.id): one for one in store.problems() if one.fixed_at is None}
    if not words:
        table.say("What caused it?" + "".join(f"\n  {number}  {one.title}" for number, one in known.items()))
        words = table.line("Number, the name of a new problem, or none (Enter leaves it) > ")
    if not words:
        return table.nothing()
    if words.lower() == "none":
        return table.did(problems.detach([table.case]))
    return table.did(problems.attach(int(words) if words in known else problems.new(words).id, [table.case]))


def open_link(table: Table, _: str) -> None:
    """Show the true address of the post, and open it after a yes."""
    host, address = true_address(table.desk.store.case(table.case, now=table.desk.clock()).url)
    table.say(address)
    if table.help.open_url is None or table.line(f"Open {host} in the browser (y)? > ").lower() not in ("y", "yes"):
        return table.nothing()
    table.help.open_url(address)
    return table.say(f"Opened {address}")


def reply(table: Table, words: str) -> None:
    """Write to the customer, look at what becomes public, and send it after a yes; what was begun is kept."""
    from socialwatch.desk.drafts import own_draft

    if table.help.replying is None:
        raise UsageError("replies are not set up here")
    hand, desk, number = table.help.replying(table.desk), table.desk, table.case
    if _is_public_already(table, hand):
        return None
    begun = desk.store.draft(number, by=desk.me) or ""
    if begun:
        table.say(f"Begun earlier: {begun}")
    text = words or table.line("Reply (Enter for what was begun) > " if begun else "Reply (Enter for none) > ") or begun
    if not text:
        return table.nothing()
    desk.store.keep_draft(number, text, by=desk.me, at=desk.clock())
    prepared = hand.prepare(number, text, draft=own_draft(desk.store, number, desk.me))
    table.preview(prepared)
    if prepared.wrong:
        raise UsageError(f"{'; '.join(prepared.wrong)}; nothing was sent, what you wrote is kept")
    asked = f"Send it publicly as {prepared.shaped.account} (yes)? > " if prepared.shaped else "Did you post it yourself (yes)? > "
    if table.line(asked).lower() not in ("y", "yes"):
        return table.say("Nothing was sent; what you wrote is kept.")
    act = hand.send(prepared) if prepared.shaped else hand.posted_by_hand(prepared)
    desk.store.keep_draft(number, None, by=desk.me, at=desk.clock())
    return table.did(act, goes_on=True)


def _is_public_already(table: Table, hand: Replying) -> bool:
    """Look up what may be public before anything else is written."""
    from socialwatch.desk.replying import Fate

    for row in hand.unsettled(table.case):
        looked = hand.look_up(row)
        if looked.fate is Fate.TOO_EARLY:
            raise SocialwatchError("an earlier reply may be public and is not shown yet; ask again in a few minutes")
        if looked.fate is Fate.SENT:
            table.say(f"The earlier reply to case {table.case} is public.")
            return True
    return False


MORE: Mapping[str, Callable[[Table, str], None]] = {
    "r": reply, "c": claim, "t": tag, "T": teach, "P": problem, "o": open_link,
}  # fmt: skip
"""Key → what it does."""
