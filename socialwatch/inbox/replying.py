"""Reply: write, see exactly what becomes public, say yes. Nothing leaves without that, and nothing that was begun is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.timer import Timer
from textual.widgets import Static, TextArea

from socialwatch.desk.drafts import own_draft
from socialwatch.desk.replying import Fate, Prepared, Replying
from socialwatch.desk.templates import fill, needs_link
from socialwatch.errors import RefusedError, SocialwatchError, UsageError
from socialwatch.inbox.acting import LETTERS, Review
from socialwatch.inbox.addresses import typed_address
from socialwatch.inbox.questions import Choice, Line, Question, YesNo, words_of
from socialwatch.model.case import Case
from socialwatch.text import clean, fit, one_line

_T = TypeVar("_T")

_KEEP_AFTER_S = 0.5
_TEMPLATE_CELLS = 50


class Composer(Question[str]):
    """A sheet to write a reply on. What stands on it is kept while it is written.

    Args:
        case: Whom it goes to.
        keep: Keeps what was written so far.
        templates: Name → a text that can be put where the cursor stands, filled for the case.
        me: Who signs in them.
    """

    BINDINGS: ClassVar = [
        Binding("ctrl+s,f2", "done", "go on", show=False, priority=True),
        Binding("ctrl+t", "template", "a template", show=False, priority=True),
        Binding("escape", "nothing", "keep it for later", show=False, priority=True),
    ]  # fmt: skip

    def __init__(
        self, case: Case, text: str, keep: Callable[[str], None], wrong: str = "", *, templates: Mapping[str, str], me: str
    ) -> None:  # fmt: skip
        offer = " · ctrl-t takes a template" if templates else ""
        super().__init__(
            f"Reply to {case.author}", f"ctrl-s shows what becomes public before anything is sent{offer} · esc keeps it for later"
        )
        self._case, self._text, self._keep, self._wrong, self._templates, self._me = case, text, keep, wrong, templates, me
        self._keeping: Timer | None = None

    def answers(self) -> ComposeResult:
        """Yield the sheet and its length."""
        yield TextArea(self._text, soft_wrap=True, tab_behavior="focus")
        yield Static("", id="length")

    def on_mount(self) -> None:
        """Write on from the end of what was begun."""
        sheet = self.query_one(TextArea)
        sheet.move_cursor(sheet.document.end)
        sheet.focus()
        self.complain(self._wrong)

    @property
    def text(self) -> str:
        """What stands on the sheet."""
        return clean(self.query_one(TextArea).text)

    def on_text_area_changed(self, _: TextArea.Changed) -> None:
        """Keep it in a moment, and say how long it is."""
        self.query_one("#length", Static).update(words_of(f"{len(self.text.strip()):,} characters"))
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(_KEEP_AFTER_S, self.keep)

    def keep(self) -> None:
        """Keep what stands on the sheet, now."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        try:
            self._keep(self.text)
        except SocialwatchError as error:
            self.complain(str(error))

    def action_template(self) -> None:
        """Put a template where the cursor stands."""
        self.run_worker(self._take_template(), group="template", exclusive=True)

    async def _take_template(self) -> None:
        if not self._templates:
            self.complain("there are no templates yet; add [templates] to the configuration")
            return
        rows = [(name, f"{name}  {fit(one_line(text), _TEMPLATE_CELLS)}") for name, text in sorted(self._templates.items())]
        keys = [*LETTERS, *[""] * len(rows)]  # those beyond the letters are reached by the arrows
        name = await self.app.push_screen_wait(
            Choice("Which template?", [(key, words, name) for key, (name, words) in zip(keys, rows, strict=False)])
        )
        if name is None:
            return
        link: str | None = None
        if needs_link(self._templates[name]):
            link = await self.app.push_screen_wait(Line("It has a link. Which?", typed_address, hint="https://acme.example/help"))
            if link is None:
                return
        self.query_one(TextArea).insert(fill(self._templates[name], self._case, me=self._me, link=link))

    def action_done(self) -> None:
        """Go on with what was written."""
        self.keep()
        self.dismiss(self.text)

    def action_nothing(self) -> None:
        """Keep it for later."""
        self.keep()
        self.dismiss(None)


class Preview(YesNo):
    """Exactly what becomes public, and as whom, before it does."""

    def __init__(self, asked: str, lines: list[Text], *, yes: str, no: str) -> None:
        super().__init__(asked, yes=yes, no=no)
        self._lines = lines

    def compose(self) -> ComposeResult:
        """Put what becomes public above the answers."""
        self._more = "\n".join(line.plain for line in self._lines)
        yield from super().compose()


async def reply(review: Review) -> None:
    """Write to one customer, look at what becomes public, and send it after a yes."""
    numbers = review.chosen()
    if len(numbers) != 1:
        raise UsageError("a reply goes to one case; drop the marks first" if numbers else "There is no case here.")
    if review.opening.replying is None:
        raise UsageError("replies are not set up here")
    number, desk = numbers[0], review.desk
    if not await _settled(review, number):
        return
    held = own_draft(desk.store, number, desk.me)
    text, wrong = desk.store.draft(number, by=desk.me) or (held.text if held else ""), ""

    def keep(words: str) -> None:
        desk.store.keep_draft(number, words, by=desk.me, at=desk.clock())

    while True:
        case = desk.store.case(number, now=desk.clock())
        written = await review.ask(Composer(case, text, keep, wrong, templates=review.opening.templates, me=desk.me))
        if not written or not written.strip():
            review.say("Nothing was sent; what you wrote is kept." if text or written else "Nothing was sent.")
            return
        text = written
        try:
            prepared = await hand(review, lambda own: own.prepare(number, text, draft=own_draft(own.store, number, own.desk.me)))  # noqa: B023 -- asked at once
        except SocialwatchError as error:
            wrong = str(error)
            continue
        wrong = "; ".join(prepared.wrong)
        if wrong:
            continue
        if await said_yes(review, prepared):
            await left(review, prepared)
            return
        wrong = ""


async def _settled(review: Review, number: int) -> bool:
    """Look up what may be public already before anything else is written."""
    for row in review.desk.store.replies(case=number):
        if row.state not in ("sending", "unknown"):
            continue
        looked = await hand(review, lambda own, row=row: own.look_up(row))  # type: ignore[misc]
        if looked.fate is Fate.TOO_EARLY:
            raise SocialwatchError("an earlier reply may be public and is not shown yet; ask again in a few minutes")
        if looked.fate is Fate.SENT:
            review.say(f"The earlier reply to case {number} is public.")
            review.refresh_cases([number])
            return False
    return True


async def said_yes(review: Review, prepared: Prepared, no: str = "go on writing") -> bool:
    """Show exactly what becomes public, and return whether a person said yes to it.

    Args:
        no: What no means, in the words of a button.
    """
    lines = review.face.reply(prepared, 80)
    if prepared.shaped is None:
        asked = f"This one you post yourself ({prepared.by_hand}). Copy the text?"
        copied: bool | None = await review.ask(Preview(asked, lines, yes="copy it and say afterwards whether it is posted", no=no))
        return bool(copied)
    asked = f"Send this publicly as {prepared.shaped.account}?" if prepared.shaped.account else "Send this publicly?"
    said: bool | None = await review.ask(Preview(asked, lines, yes="send it", no=no))
    return bool(said)


async def left(review: Review, prepared: Prepared, *, kept: str = "what you wrote is kept", is_begun: bool = True) -> None:
    """Send it, or hear that it was posted by hand.

    Args:
        kept: What is said of the text where it does not leave.
        is_begun: What was begun on the sheet is this; nothing of it is only begun any more.
    """
    number, desk = prepared.case.id, review.desk
    if prepared.shaped is None:
        review.copy(prepared.text)
        if not await review.ask(YesNo("Is it posted?", "The text is in the clipboard.", yes="yes, I posted it", no="no, keep it")):
            review.say(f"Nothing was noted; {kept}.")
            return
    try:
        act = await hand(review, lambda own: own.send(prepared) if prepared.shaped else own.posted_by_hand(prepared))
    except RefusedError as error:
        raise SocialwatchError(f"{error}; it is not public, {kept}") from error
    if is_begun:
        desk.store.keep_draft(number, None, by=desk.me, at=desk.clock())
    review.say(review.face.did(act))
    review.refresh_cases([case.id for case in act.cases])


async def hand(review: Review, deed: Callable[[Replying], _T]) -> _T:
    """Return what comes of a deed that may wait for a network."""
    make = review.opening.replying
    if make is None:
        raise UsageError("replies are not set up here")
    return await review.reader.ask(lambda desk: deed(make(desk)))
