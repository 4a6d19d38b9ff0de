"""Filing a page: which mentions are ours, which case they belong to, and what they change. Pure.

The store tells what it knows (`Ground`), the page is decided here, and the store keeps the decision (`Filing`) in the same
transaction. Nothing here depends on the order in which posts arrive: parents may come after their answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from socialwatch.desk.changes import MACHINE, changed
from socialwatch.desk.conversation import facts, headlined, in_order, is_ours, received, withdrawn
from socialwatch.desk.life import escalate
from socialwatch.desk.standing import judged_again, opened, under, with_more
from socialwatch.model.case import Case, Event
from socialwatch.model.collecting import Gap, Poison, Window
from socialwatch.model.filing import Filing, Ground, Revision
from socialwatch.model.mention import Contact, FiledMention, Mention, contact_key
from socialwatch.model.outbox import Letter
from socialwatch.model.verdict import Verdict
from socialwatch.model.words import Direction, State

_LONGEST_CHAIN = 50  # answers to answers inside one page; longer chains are somebody's loop


class Finder(Protocol):
    """What tells our mentions from others' (`triage.relevance.Matcher`)."""

    def finds(self, mention: Mention) -> str | None:
        """Say in words what named the brand; None where nothing did."""

    def is_own(self, mention: Mention) -> bool:
        """Say whether the brand's own account wrote it."""


class Judgement(msgspec.Struct, frozen=True):
    """A verdict with the sketch by which lookalikes will find the mention."""

    verdict: Verdict
    sketch: tuple[int, ...] = ()


Judge = Callable[[Mention, bool], Judgement]
"""Takes a mention and whether it goes on with a case; asked only for what is new or changed."""

Settle = Callable[[Case], Case]
"""Sets the clocks of a case whose facts are final."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a page comes to: what the store shall change, and what `poll` tells."""

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
    escalations: Mapping[int, str] = {}

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
    now: datetime,
) -> Decision:  # fmt: skip
    """Decide what a page of mentions, and keys `gone` of withdrawn ones, change."""
    page = _Page(ground, brands, judge, settle, now)
    page.file(mentions)
    page.withdraw(gone)
    return page.decision()


class _Page:
    """The work on one page: everything that it touches, by number, as it stands so far."""

    def __init__(self, ground: Ground, brands: Mapping[str, Finder], judge: Judge, settle: Settle, now: datetime) -> None:
        self.ground, self.brands, self.judge, self.settle, self.now = ground, brands, judge, settle, now
        self.held: dict[tuple[str, str], FiledMention] = dict(ground.mentions)
        self.cases: dict[int, Case] = dict(ground.cases)
        self.talk: dict[int, dict[int, FiledMention]] = {n: {m.id: m for m in talk} for n, talk in ground.conversations.items()}
        self.contacts: dict[tuple[str, str], Contact] = dict(ground.contacts)
        self.by_place = {(c.brand, c.network, c.contact, c.thread): c.id for c in ground.cases.values()}
        self.orphans: dict[tuple[str, str], list[FiledMention]] = {}
        for one in ground.mentions.values():
            if one.case is None and is_ours(one) and one.mention.in_reply_to:
                self.orphans.setdefault((one.mention.network, one.mention.in_reply_to), []).append(one)
        self.verdicts: dict[int, Verdict] = {}
        self.sketches: dict[int, tuple[int, ...]] = {}
        self.changed_mentions: dict[int, FiledMention] = {}
        self.changed_contacts: dict[int, Contact] = {}
        self.fresh: dict[int, set[int]] = {}  # case → numbers of the mentions that joined it now
        self.edited: dict[int, set[int]] = {}
        self.lost: dict[int, set[int]] = {}
        self.revisions: list[Revision] = []
        self.new_cases: list[int] = []
        self.threads: dict[tuple[str, str], str] = {}
        self.next_case, self.next_mention, self.next_contact = ground.next_case, ground.next_mention, ground.next_contact
        self.new_mentions = self.withdrawn = 0

    # -- mentions ----------------------------------------------------------------------------------

    def file(self, mentions: Sequence[Mention]) -> None:
        """File what is ours: first what people wrote, then the brand's answers, which need their cases."""
        known = [self._own(one) for one in mentions if not one.is_repost]
        new: dict[tuple[str, str], Mention] = {}
        for mention in known:
            if mention.key in self.held:
                self._see_again(self.held[mention.key], mention)
            elif mention.key not in new or _is_newer(mention, new[mention.key]):
                new[mention.key] = mention
        self.threads = {key: self._thread(one, new) for key, one in new.items()}
        ordered = sorted(new.values(), key=lambda one: (one.created_at, one.native_id))
        for mention in ordered:
            if mention.direction is Direction.INBOUND and self._is_ours_to_hear(mention, new):
                self._hear(mention)
        for mention in ordered:
            if mention.direction is Direction.OUTBOUND:
                self._keep(mention, self._case_answered(mention))

    def _own(self, mention: Mention) -> Mention:
        finder = self.brands.get(mention.brand)
        if finder is not None and mention.direction is Direction.INBOUND and finder.is_own(mention):
            return msgspec.structs.replace(mention, direction=Direction.OUTBOUND)
        return mention

    def _see_again(self, held: FiledMention, mention: Mention) -> None:
        """Keep the newer text of a known mention, and the older one as a revision."""
        before = held.mention
        if held.withdrawn_at is not None or (before.text, before.title) == (mention.text, mention.title) or not _is_newer(mention, before):
            return
        self.revisions.append(Revision(mention=held.id, text=before.text, title=before.title, seen_at=self.now))
        after = msgspec.structs.replace(
            before, text=mention.text, title=mention.title, lang=mention.lang or before.lang, raw=mention.raw,
            edited_at=mention.edited_at or self.now,
        )  # fmt: skip
        filed = msgspec.structs.replace(held, mention=after)
        if not is_ours(filed):
            judgement = self.judge(after, False)
            filed = self._judged(filed, judgement)
        self._put(filed)
        if held.case is not None:
            self.edited.setdefault(held.case, set()).add(held.id)

    def _is_ours_to_hear(self, mention: Mention, page: Mapping[tuple[str, str], Mention]) -> bool:
        """Say whether a post is a mention of ours: the network says so, it names the brand, or it answers us."""
        finder = self.brands.get(mention.brand)
        if finder is None:
            return False
        if mention.is_addressed or finder.finds(mention) is not None:
            return True
        if mention.in_reply_to is None:
            return False
        parent_key = (mention.network, mention.in_reply_to)
        held, beside = self.held.get(parent_key), page.get(parent_key)
        return (held is not None and is_ours(held)) or (beside is not None and beside.direction is Direction.OUTBOUND)

    def _thread(self, mention: Mention, page: Mapping[tuple[str, str], Mention]) -> str:
        """Return the conversation: the network's own, or that of the oldest post that this one goes back to."""
        one = mention
        for _ in range(_LONGEST_CHAIN):
            if one.thread_id is not None:
                return one.thread_id
            parent = (one.network, one.in_reply_to or "")
            if parent in self.held:
                return self.held[parent].thread
            if parent not in page:
                return one.in_reply_to or one.native_id
            one = page[parent]
        return one.native_id

    def _hear(self, mention: Mention) -> None:
        contact = self._contact(mention)
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
        for orphan in self.orphans.pop(mention.key, ()):  # our answer came before what it answers
            self._join(msgspec.structs.replace(orphan, case=number), number)

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

    def _contact(self, mention: Mention) -> Contact:
        key = (mention.network, contact_key(mention))
        known = self.contacts.get(key)
        contact = Contact(
            id=known.id if known else self.next_contact, network=mention.network, key=key[1], handle=mention.author,
            name=mention.author_name or (known.name if known else None),
            followers=mention.followers if mention.followers is not None else (known.followers if known else None),
            first_seen_at=known.first_seen_at if known else self.now, muted_until=known.muted_until if known else None,
            cases=known.cases if known else 0,
        )  # fmt: skip
        if known is None:
            self.next_contact += 1
        if contact != known:
            self.contacts[key] = self.changed_contacts[contact.id] = contact
        return contact

    # -- cases -------------------------------------------------------------------------------------

    def _open_case(self, mention: Mention, contact: Contact, thread: str, verdict: Verdict) -> int:
        number = self.next_case
        self.next_case += 1
        self.cases[number] = opened(number, mention, contact, thread, verdict)
        self.new_cases.append(number)
        return number

    def _case_answered(self, mention: Mention) -> int | None:
        """Return the case that a post of ours answers: its parent's, or the one in its conversation that it greets or that waits."""
        parent = self.held.get((mention.network, mention.in_reply_to or ""))
        if parent is not None and parent.case is not None:
            return parent.case
        thread = self.threads[mention.key]
        here = [c for c in self.cases.values() if (c.brand, c.network, c.thread) == (mention.brand, mention.network, thread)]
        greeted = [c for c in here if mention.text.lower().startswith(c.author.lower())]
        begun = [c for c in greeted or here if c.created_at <= mention.created_at]
        return max(begun, key=lambda c: c.created_at).id if begun else None

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
        escalations = self._escalations()
        for number in sorted({*self.fresh, *self.edited, *self.lost}):
            before = self.cases[number]
            after, verb = self._touched(number, before)
            events += self._events(number, before, after, verb)
            if number in escalations:
                handed = escalate(after, to=escalations[number], by=MACHINE, at=self.now)
                after, events = (handed.case, [*events, handed.event]) if handed else (after, events)
            after = self.settle(after)
            reopened += [number] if verb == "reopen" else []
            cases.append(after)
        return Decision(
            mentions=tuple(self.changed_mentions.values()), revisions=tuple(self.revisions), sketches=self.sketches,
            contacts=tuple(self.changed_contacts.values()), cases=tuple(cases), events=tuple(events), new_mentions=self.new_mentions,
            new_cases=tuple(self.new_cases), reopened=tuple(reopened), withdrawn=self.withdrawn,
            escalations=escalations,
        )  # fmt: skip

    def _touched(self, number: int, case: Case) -> tuple[Case, str | None]:
        talk = list(self.talk.get(number, {}).values())
        fresh, verb = self.fresh.get(number, set()), None
        if fresh:
            case, verb = received(case, talk, fresh)
        for one in in_order([m for m in talk if m.id in fresh or m.id in self.edited.get(number, ())]):
            case = self._weighed(case, one, is_woken=verb == "reopen", is_new=number in self.new_cases)
        if self.edited.get(number) and not fresh:
            case = facts(case, talk)
        if self.lost.get(number):
            case, verb = withdrawn(case, talk, at=self.now)
        return case, verb

    def _weighed(self, case: Case, filed: FiledMention, *, is_woken: bool, is_new: bool) -> Case:
        """Let the verdict of one mention speak for its case."""
        verdict = self.verdicts.get(filed.id)
        if verdict is None:
            return case
        is_headline = case.headline in (0, filed.id)
        if is_headline or judged_again(case, verdict, is_woken=is_woken and filed.asks and not is_new):
            return under(headlined(case, filed), verdict, keeps_more=not is_headline)
        return with_more(case, verdict)

    def _events(self, number: int, before: Case, after: Case, verb: str | None) -> list[Event]:
        events = []
        if number in self.new_cases:
            born = changed(before, before, "receive", by=MACHINE, at=self.now).event
            events.append(msgspec.structs.replace(born, from_state=None, to_state=State.NEW))
            events += self._rule_events(number)
        if verb is not None:
            line = changed(before, after, verb, by=MACHINE, at=self.now).event
            events.append(msgspec.structs.replace(line, changes={}))
        elif number in self.edited:
            events.append(changed(before, before, "edited", by=MACHINE, at=self.now).event)
        return events

    def _rule_events(self, number: int) -> list[Event]:
        rules = dict.fromkeys(name for m in self.talk[number] if m in self.verdicts for name in self.verdicts[m].rules)
        case = self.cases[number]
        return [changed(case, case, "rule", by=MACHINE, at=self.now, note=name).event for name in rules]

    def _escalations(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for number in self.new_cases:
            for mention in self.talk.get(number, {}):
                to = self.verdicts[mention].escalate_to if mention in self.verdicts else None
                if to:
                    found[number] = to
        return found


def _is_newer(mention: Mention, than: Mention) -> bool:
    """Say whether a version may replace another: an older one, read late, may not."""
    if than.edited_at is None:
        return True
    return mention.edited_at is not None and mention.edited_at >= than.edited_at
