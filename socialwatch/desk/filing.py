"""Filing a page: which mentions are ours, which case they belong to, and what they change. Pure.

The store tells what it knows (`Ground`), the page is decided here, and the store keeps the decision (`Filing`) in the same
transaction. Nothing here depends on the order in which posts arrive: parents may come after their answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from socialwatch.desk.answering import is_same_text
from socialwatch.desk.changes import MACHINE, changed
from socialwatch.desk.contacts import Contacts
from socialwatch.desk.conversation import answer_times, awake, facts, headlined, in_order, is_ours, left_standing, received, withdrawn
from socialwatch.desk.passing import Settle, breach_lines, kept_lines
from socialwatch.desk.ruling import escalated, given, rule_lines, watch_line
from socialwatch.desk.standing import heard_anyway, judged_again, opened, under, watched, with_more
from socialwatch.desk.threads import Finder, case_answered, is_newer, is_ours_to_hear, thread_of
from socialwatch.model.case import Case, Event
from socialwatch.model.collecting import Gap, Poison, Window
from socialwatch.model.filing import Filing, Ground, Revision
from socialwatch.model.mention import Contact, FiledMention, Mention
from socialwatch.model.outbox import Letter
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Direction, State

_WATCHED_FOR = timedelta(days=7)  # a case that a rule says to watch is looked at again a week later


class Judgement(msgspec.Struct, frozen=True):
    """A verdict with the sketch by which lookalikes will find the mention."""

    verdict: Verdict
    sketch: tuple[int, ...] = ()


Judge = Callable[[Mention, bool], Judgement]
"""Takes a mention and whether it goes on with a case; asked only for what is new or changed."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a page comes to: what the store shall change, and what `poll` tells.

    Args:
        lost_words: Numbers of the cases of which something was withdrawn.
        escalations: Number of a case → the department that a rule hands it to.
        talks: Number of such a case → its whole conversation, oldest first.
    """

    mentions: tuple[FiledMention, ...] = ()
    revisions: tuple[Revision, ...] = ()
    sketches: Mapping[int, tuple[int, ...]] = {}
    contacts: tuple[Contact, ...] = ()
    cases: tuple[Case, ...] = ()
    events: tuple[Event, ...] = ()
    new_mentions: int = 0
    new_cases: tuple[int, ...] = ()
    reopened: tuple[int, ...] = ()
    withdrawn: int = 0
    lost_words: tuple[int, ...] = ()
    escalations: Mapping[int, str] = {}
    talks: Mapping[int, tuple[FiledMention, ...]] = {}

    def filing(
        self, *, source: str, at: datetime, watch: str | None = None, window: Window | None = None, letters: tuple[Letter, ...] = (),
        poison: tuple[Poison, ...] = (), gap: Gap | None = None, closes_gaps: bool = False,
    ) -> Filing:  # fmt: skip
        """Return the decision as the store takes it, with what the page itself brought."""
        return Filing(
            source=source, at=at, watch=watch, window=window, mentions=self.mentions, revisions=self.revisions, sketches=self.sketches,
            contacts=self.contacts, cases=self.cases, events=self.events, letters=letters, poison=poison, gap=gap, closes_gaps=closes_gaps,
        )  # fmt: skip


def decide(
    mentions: Sequence[Mention], gone: Sequence[tuple[str, str]], *, ground: Ground, brands: Mapping[str, Finder], judge: Judge, settle: Settle,
    now: datetime, settle_at: Callable[[datetime], Settle] | None = None,
) -> Decision:  # fmt: skip
    """Decide what a page of mentions, and keys `gone` of withdrawn ones, change.

    Args:
        settle_at: Gives what sets the clocks at an earlier time, for a case that woke meanwhile; None where none can have.
    """
    page = _Page(ground, brands, judge, settle, now, settle_at)
    page.file(mentions)
    page.withdraw(gone)
    return page.decision()


class _Page:
    """The work on one page: everything that it touches, by number, as it stands so far."""

    def __init__(
        self, ground: Ground, brands: Mapping[str, Finder], judge: Judge, settle: Settle, now: datetime,
        settle_at: Callable[[datetime], Settle] | None,
    ) -> None:  # fmt: skip
        self.ground, self.brands, self.judge, self.settle, self.now = ground, brands, judge, settle, now
        self.held: dict[tuple[str, str], FiledMention] = dict(ground.mentions)
        self.talk: dict[int, dict[int, FiledMention]] = {n: {m.id: m for m in talk} for n, talk in ground.conversations.items()}
        self.woke: dict[int, list[Event]] = {}
        self.cases: dict[int, Case] = {number: self._woken(case, settle_at) for number, case in ground.cases.items()}
        self.contacts = Contacts(ground.contacts, ground.next_contact, now)
        self.by_place = {(c.brand, c.network, c.contact, c.thread): c.id for c in ground.cases.values()}
        self.orphans: dict[tuple[str, str], list[FiledMention]] = {}
        for one in ground.mentions.values():
            if one.case is None and is_ours(one) and one.mention.in_reply_to:
                self.orphans.setdefault((one.mention.network, one.mention.in_reply_to), []).append(one)
        self.verdicts: dict[int, Verdict] = {}
        self.spoke: dict[int, list[Verdict]] = {}  # case → verdicts of this page in which a rule speaks
        self.sketches: dict[int, tuple[int, ...]] = {}
        self.changed_mentions: dict[int, FiledMention] = {}
        self.fresh: dict[int, set[int]] = {}  # case → numbers of the mentions that joined it now
        self.edited: dict[int, set[int]] = {}
        self.lost: dict[int, set[int]] = {}
        self.revisions: list[Revision] = []
        self.new_cases: list[int] = []
        self.threads: dict[tuple[str, str], str] = {}
        self.next_case, self.next_mention = ground.next_case, ground.next_mention
        self.new_mentions = self.withdrawn = 0

    def _woken(self, case: Case, settle_at: Callable[[datetime], Settle] | None) -> Case:
        """Return a case awake whose sleep is over; its resolution runs on from then."""
        woken, at = awake(case, self.now), case.snoozed_until
        if woken is case or at is None:
            return case
        if settle_at is not None:
            woken = settle_at(at)(woken, answer_times(self.talk.get(case.id, {}).values()))
        line = changed(case, woken, "wake", by=MACHINE, at=at).event
        self.woke[case.id] = [msgspec.structs.replace(line, changes={})]
        return woken

    # -- mentions ----------------------------------------------------------------------------------

    def file(self, mentions: Sequence[Mention]) -> None:
        """File what is ours: first what people wrote, then the brand's answers, which need their cases."""
        known = [self._own(one) for one in mentions if not one.is_repost]
        new: dict[tuple[str, str], Mention] = {}
        for mention in known:
            if mention.key in self.held:
                self._see_again(self.held[mention.key], mention)
            elif mention.key not in new or is_newer(mention, new[mention.key]):
                new[mention.key] = mention
        self.threads = {key: thread_of(one, new, self.held) for key, one in new.items()}
        ordered = sorted(new.values(), key=lambda one: (one.created_at, one.native_id))
        for mention in ordered:
            if mention.direction is Direction.INBOUND and is_ours_to_hear(mention, self.brands.get(mention.brand), new, self.held):
                self._hear(mention)
        for mention in ordered:
            if mention.direction is Direction.OUTBOUND:
                self._answer(mention)

    def _own(self, mention: Mention) -> Mention:
        finder = self.brands.get(mention.brand)
        if finder is not None and mention.direction is Direction.INBOUND and finder.is_own(mention):
            return msgspec.structs.replace(mention, direction=Direction.OUTBOUND)
        return mention

    def _see_again(self, held: FiledMention, mention: Mention) -> None:
        """Keep the newer text of a known mention, and the older one as a revision."""
        before = held.mention
        if held.withdrawn_at is not None or (before.text, before.title) == (mention.text, mention.title) or not is_newer(mention, before):
            return
        if is_ours(held) and is_same_text(before.text, mention.text):
            return  # what we sent, with its links shortened or a name put in front: nobody edited it
        self.revisions.append(Revision(mention=held.id, text=before.text, title=before.title, seen_at=self.now))
        after = msgspec.structs.replace(
            before, text=mention.text, title=mention.title, lang=mention.lang or before.lang, raw=mention.raw,
            edited_at=mention.edited_at or before.edited_at,
        )  # fmt: skip
        filed = msgspec.structs.replace(held, mention=after)
        if not is_ours(filed):
            judgement = self.judge(after, False)
            filed = self._judged(filed, judgement)
        self._put(filed)
        if held.case is not None:
            self.edited.setdefault(held.case, set()).add(held.id)

    def _hear(self, mention: Mention) -> None:
        contact = self.contacts.of(mention)
        thread = self.threads[mention.key]
        place = (mention.brand, mention.network, contact.id, thread)
        number = self.by_place.get(place)
        judgement = self.judge(mention, number is not None)
        if number is None:
            number = self.by_place[place] = self._open_case(mention, contact, thread, judgement.verdict)
        filed = self._judged(self._keep(mention, number), judgement)
        self._put(filed)
        if judgement.sketch:
            self.sketches[filed.id] = judgement.sketch
        self._take_in_orphans(mention, number)

    def _answer(self, mention: Mention) -> None:
        """Keep a post of ours; an answer that goes on from it may have come before it."""
        case = case_answered(mention, self.threads[mention.key], self.cases.values(), self.held)
        self._keep(mention, case)
        if case is not None:
            self._take_in_orphans(mention, case)

    def _take_in_orphans(self, mention: Mention, case: int) -> None:
        """Let answers of ours that came before what they answer join its case."""
        for orphan in self.orphans.pop(mention.key, ()):
            self._join(msgspec.structs.replace(orphan, case=case), case)
            self._take_in_orphans(orphan.mention, case)

    def _judged(self, filed: FiledMention, judgement: Judgement) -> FiledMention:
        verdict = judgement.verdict
        self.verdicts[filed.id] = verdict
        return msgspec.structs.replace(
            filed, intent=verdict.intent, sentiment=verdict.sentiment, asks=verdict.asks and not (verdict.is_spam and self._goes_on(filed))
        )

    def _goes_on(self, filed: FiledMention) -> bool:
        return filed.case is not None and len(self.talk.get(filed.case, ())) > 1

    def _keep(self, mention: Mention, case: int | None) -> FiledMention:
        filed = FiledMention(id=self.next_mention, case=case, mention=mention, thread=self.threads[mention.key], fetched_at=self.now)
        self.next_mention += 1
        self.new_mentions += mention.direction is Direction.INBOUND
        self._put(filed)
        if case is not None:
            self.fresh.setdefault(case, set()).add(filed.id)
        return filed

    def _join(self, filed: FiledMention, case: int) -> None:
        self._put(filed)
        self.fresh.setdefault(case, set()).add(filed.id)

    def _put(self, filed: FiledMention) -> None:
        self.held[filed.mention.key] = filed
        self.changed_mentions[filed.id] = filed
        if filed.case is not None:
            self.talk.setdefault(filed.case, {})[filed.id] = filed

    # -- cases -------------------------------------------------------------------------------------

    def _open_case(self, mention: Mention, contact: Contact, thread: str, verdict: Verdict) -> int:
        number = self.next_case
        self.next_case += 1
        case = self._hushed(opened(number, mention, contact, thread, verdict))
        # What comes after the post that a rule says to watch wakes the case; that post itself does not.
        self.cases[number] = watched(case, until=self.now + _WATCHED_FOR, last_mention=self.next_mention) if verdict.watch else case
        self.new_cases.append(number)
        return number

    def withdraw(self, keys: Iterable[tuple[str, str]]) -> None:
        """Drop the words of mentions that their authors took back."""
        for key in keys:
            held = self.held.get(key)
            if held is None or held.withdrawn_at is not None:
                continue
            blank = msgspec.structs.replace(held.mention, text="", title=None, author_name=None, raw=None, url=None)
            self._put(msgspec.structs.replace(held, mention=blank, withdrawn_at=self.now))
            self.withdrawn += 1
            if held.case is not None:
                self.lost.setdefault(held.case, set()).add(held.id)

    def decision(self) -> Decision:
        """Work out the touched cases and return everything that changed."""
        events: list[Event] = []
        cases: list[Case] = []
        reopened: list[int] = []
        escalations: dict[int, str] = {}
        for number in sorted({*self.fresh, *self.edited, *self.lost}):
            before = self.cases[number]
            after, verb = self._touched(number, before)
            events += [*self.woke.get(number, ()), *self._events(number, before, after, verb)]
            after, lines = self._ruled(number, after)
            escalations |= {line.case: after.escalated_to or "" for line in lines if line.verb == "escalate"}
            after = self.settle(after, answer_times(self.talk.get(number, {}).values()))
            origin = self.ground.cases.get(number, before)
            events += [*lines, *breach_lines(origin, after), *kept_lines(origin, after, at=self.now)]
            reopened += [number] if verb == "reopen" and after.state is not State.WATCHING else []
            cases.append(after)
        return Decision(
            mentions=tuple(self.changed_mentions.values()), revisions=tuple(self.revisions), sketches=self.sketches,
            contacts=self.contacts.changed, cases=tuple(cases), events=tuple(events), new_mentions=self.new_mentions,
            new_cases=tuple(self.new_cases), reopened=tuple(reopened), withdrawn=self.withdrawn,
            lost_words=tuple(sorted(self.lost)), escalations=escalations,
            talks={number: tuple(in_order(list(self.talk[number].values()))) for number in escalations},
        )  # fmt: skip

    def _touched(self, number: int, case: Case) -> tuple[Case, str | None]:
        talk = list(self.talk.get(number, {}).values())
        fresh, verb = self.fresh.get(number, set()), None
        if fresh:
            case, verb = received(case, talk, fresh)
            case = self._hushed(case) if verb == "reopen" else case
        for one in in_order([m for m in talk if m.id in fresh or m.id in self.edited.get(number, ())]):
            case = self._weighed(case, one, is_woken=verb == "reopen", is_new=number in self.new_cases)
            case = heard_anyway(case)
        if self.edited.get(number) and not fresh:
            case = facts(case, talk)
        if self.lost.get(number):
            case, verb = withdrawn(case, talk, at=self.now)
            case = self._under_what_is_left(case, talk)
        return case, verb

    def _under_what_is_left(self, case: Case, talk: Sequence[FiledMention]) -> Case:
        """Let the newest post that is left stand for the case; what was read out of a withdrawn one is no longer told."""
        left = left_standing(talk)
        if not left or case.headline in {one.id for one in left}:
            return case
        filed = left[-1]
        verdict = self.verdicts.get(filed.id) or self.judge(filed.mention, len(talk) > 1).verdict
        return under(headlined(case, filed), verdict, keeps_more=True)

    def _weighed(self, case: Case, filed: FiledMention, *, is_woken: bool, is_new: bool) -> Case:
        """Let the verdict of one mention speak for its case."""
        verdict = self.verdicts.get(filed.id)
        if verdict is None:
            return case
        if verdict.rules:
            self.spoke.setdefault(case.id, []).append(verdict)
        is_headline = case.headline in (0, filed.id)
        if is_headline or judged_again(case, verdict, is_woken=is_woken and filed.asks and not is_new):
            return under(headlined(case, filed), verdict, keeps_more=not is_headline)
        return with_more(case, verdict)

    def _ruled(self, number: int, case: Case) -> tuple[Case, list[Event]]:
        """Let the rules that caught a post of this page act on its case: give it to somebody, hand it over.

        What somebody writes who is muted calls nobody: it is not handed over.
        """
        lines: list[Event] = []
        is_muted = case.muted_until is not None and case.muted_until > self.now
        for verdict in self.spoke.get(number, ()):
            case = given(case, verdict)
            if verdict.escalate_to and "department" not in case.set_by_person and not is_muted:
                case, handed = escalated(case, verdict, self.now)
                lines += handed
        said = self._last_word(number)
        if said is not None and said.watch and case.state in (State.NEW, State.OPEN):
            lines.append(watch_line(case, said, self.now))
            case = watched(case, until=self.now + _WATCHED_FOR, last_mention=max(self.talk[number]))
        return case, lines

    def _last_word(self, number: int) -> Verdict | None:
        """Return what was judged of the newest post of theirs, where it came with this page."""
        theirs = [one for one in in_order(list(self.talk.get(number, {}).values())) if not is_ours(one)]
        is_fresh = bool(theirs) and theirs[-1].id in self.fresh.get(number, ())
        return self.verdicts.get(theirs[-1].id) if is_fresh else None

    def _hushed(self, case: Case) -> Case:
        """Return a case of somebody who is muted as muted, as long as they are."""
        contact = self.contacts.number(case.contact)
        until = contact.muted_until if contact is not None else None
        return msgspec.structs.replace(case, muted_until=until) if until is not None and until > self.now else case

    def _events(self, number: int, before: Case, after: Case, verb: str | None) -> list[Event]:
        events = []
        if number in self.new_cases:
            born = changed(before, before, "receive", by=MACHINE, at=self.now).event
            events.append(msgspec.structs.replace(born, from_state=None, to_state=State.NEW))
        spoke = self.spoke.get(number, [])
        is_new = number in self.new_cases
        events += rule_lines(msgspec.structs.replace(before, state=State.NEW) if is_new else before, spoke, self.now)
        if is_new and before.state is State.WATCHING:
            born_new = msgspec.structs.replace(before, state=State.NEW)
            events.append(watch_line(born_new, next(one for one in spoke if one.watch), self.now))
        if verb is not None:
            line = changed(before, after, verb, by=MACHINE, at=self.now).event
            events.append(msgspec.structs.replace(line, changes={}))
        elif number in self.edited:
            events.append(changed(before, before, "edited", by=MACHINE, at=self.now).event)
        return events
