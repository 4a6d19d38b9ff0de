"""The keys of the plain review that have a conversation of their own: reply, teach, problem, tags, the link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec.structs import replace

from socialwatch.desk.desk import Act, Desk
from socialwatch.errors import SocialwatchError, UsageError
from socialwatch.inbox.addresses import true_address, typed_address
from socialwatch.model.review import View
from socialwatch.text import one_line

if TYPE_CHECKING:
    from socialwatch.desk.replying import Prepared, Replying
    from socialwatch.desk.teaching import Teacher
    from socialwatch.inbox.card_face import Face


class Help(msgspec.Struct, frozen=True, kw_only=True):
    """What these keys need from outside; without it they say that it is not set up.

    Args:
        open_url: Opens an address that was confirmed.
        templates: Name → a text for replies, with variables in braces.
        views: Those that can be gone to.
        view: Where the review begins; None: with everything that is live.
    """

    teacher: Teacher | None = None
    replying: Callable[[Desk], Replying] | None = None
    open_url: Callable[[str], object] | None = None
    is_read_only: bool = False
    templates: Mapping[str, str] = {}
    views: Sequence[View] = ()
    view: View | None = None


class Table(Protocol):
    """What these keys need of the review that they belong to."""

    help: Help

    @property
    def desk(self) -> Desk:
        """The desk, which knows how the case in hand was seen."""

    @property
    def case(self) -> int:
        """The number of the case in hand."""

    def line(self, prompt: str) -> str:
        """Ask for a line."""

    def say(self, words: str) -> None:
        """Say a sentence."""

    @property
    def face(self) -> Face:
        """How it looks."""

    def again(self) -> None:
        """Show the card again: the case is no longer as it was seen."""

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
    # What a colleague did meanwhile is told by the preview; a post that is public must be kept whatever was seen.
    hand, desk, number = table.help.replying(replace(table.desk, seen={})), table.desk, table.case
    if _is_public_already(table, hand):
        return None
    begun = desk.store.draft(number, by=desk.me) or ""
    if begun:
        table.say(f"Begun earlier: {begun}")
    offer = "; = takes a template" if table.help.templates else ""
    text = words or table.line(f"Reply (Enter for {'what was begun' if begun else 'none'}{offer}) > ") or begun
    if text.startswith("="):
        text = _from_template(table, text[1:].strip())
    if not text:
        return table.nothing()
    desk.store.keep_draft(number, text, by=desk.me, at=desk.clock())
    prepared = hand.prepare(number, text, draft=own_draft(desk.store, number, desk.me))
    table.face.preview(prepared)
    if prepared.wrong:
        raise UsageError(f"{'; '.join(prepared.wrong)}; nothing was sent, what you wrote is kept")
    if not yes(table, prepared):
        return table.say("Nothing was sent; what you wrote is kept.")
    act = hand.send(prepared) if prepared.shaped else hand.posted_by_hand(prepared)
    desk.store.keep_draft(number, None, by=desk.me, at=desk.clock())
    return table.did(act, goes_on=True)


def yes(table: Table, prepared: Prepared) -> bool:
    """Return whether a person says yes to what was shown: to send it, or that they have posted it."""
    asked = f"Send it publicly as {prepared.shaped.account} (yes)? > " if prepared.shaped else "Did you post it yourself (yes)? > "
    return table.line(asked).lower() in ("y", "yes")


def _from_template(table: Table, name: str) -> str:
    """Return a template filled for the case; empty where none was chosen."""
    from socialwatch.desk.templates import fill, needs_link

    known = table.help.templates
    if not known:
        raise UsageError("there are no templates yet; add [templates] to the configuration")
    if not name:
        table.say("Templates:" + "".join(f"\n  {one}  {one_line(text)}" for one, text in sorted(known.items())))
        name = table.line("Name (Enter for none) > ")
    if not name:
        return ""
    if name not in known:
        raise UsageError(f"no template {name!r}; there are: {', '.join(sorted(known))}")
    link = typed_address(table.line("It has a link. Which (https://…)? > ")) if needs_link(known[name]) else None
    case = table.desk.store.case(table.case, now=table.desk.clock())
    return fill(known[name], case, me=table.desk.me, link=link)


def _is_public_already(table: Table, hand: Replying) -> bool:
    """Look up what may be public before anything else is written."""
    from socialwatch.desk.replying import Fate

    for row in hand.unsettled(table.case):
        looked = hand.look_up(row)
        if looked.fate is Fate.TOO_EARLY:
            raise SocialwatchError("an earlier reply may be public and is not shown yet; ask again in a few minutes")
        if looked.fate is Fate.SENT:
            table.say(f"The earlier reply to case {table.case} is public.")
            table.again()
            return True
    return False


MORE: Mapping[str, Callable[[Table, str], None]] = {
    "r": reply, "c": claim, "t": tag, "T": teach, "P": problem, "o": open_link,
}  # fmt: skip
"""Key → what it does."""
