"""A mention: one post, comment, review or note, as a network gave it and as the store keeps it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from socialwatch.model.words import Direction, Intent


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """What a network says of one post; `(network, native_id)` is its identity for ever.

    Args:
        native_id: The network's own id as text (Snowflakes exceed 2**53). An edited X post keeps the id of its first version.
        author: The handle as people write it: `@jane`, `u/jane`, `@jane@mastodon.social`, a name where a network has no handles.
        text: Plain text as the person typed it (HTML and entities undone), cleaned by `text.clean`.
        created_at: Aware UTC. When the person wrote it; clamped to the time of reading where the network says a time to come.
        brand: Name of the brand whose source read it; a row of a file may name another.
        author_id: The network's id of the account, which outlives a changed handle. None where the network gives none.
        followers: Shown, exported, and never used to rank. None where it is not known.
        thread_id: The network's id of the conversation. None where the network has none; the store then follows `in_reply_to`.
        in_reply_to: Native id of the post that this one answers.
        lang: Language as the network gave it (BCP 47, primary tag), never guessed.
        rating: Stars of a review, 1–5.
        edited_at: When this version was written (aware UTC); None for the first version. An older version never replaces a newer one.
        is_private: Direct or followers-only: never leaves the house without `--include-private`.
        is_addressed: The network itself says it is to or about the brand (a mention notification, a row that names the brand).
            Others are candidates: they are ours only where our own matcher finds the brand in them.
        is_repost: Carries somebody else's words unchanged; it is not a mention and is not filed.
        raw: The network's own answer for this item, at most 64 kB, to be read again by a better parser; None where it was not kept.
    """

    network: str
    native_id: str
    author: str
    text: str
    created_at: datetime
    brand: str
    direction: Direction = Direction.INBOUND
    author_id: str | None = None
    author_name: str | None = None
    followers: int | None = None
    url: str | None = None
    title: str | None = None
    thread_id: str | None = None
    in_reply_to: str | None = None
    lang: str | None = None
    rating: float | None = None
    edited_at: datetime | None = None
    is_private: bool = False
    is_addressed: bool = False
    is_repost: bool = False
    raw: bytes | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The identity: network and native id."""
        return (self.network, self.native_id)

    @property
    def body(self) -> str:
        """Title and text together, as judgement and search read them."""
        return f"{self.title}\n{self.text}" if self.title else self.text


class FiledMention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention in the file of a case.

    Args:
        id: Number in our store; grows in the order of arrival, not of writing.
        case: Number of its case; None for the brand's own posts that answer nobody we know.
        thread: The conversation as the store resolved it (`thread_id`, or that of the post it answers, or its own id).
        asks: Whether it can wake a case: not a bare thank-you, an emoji or a repost.
        fetched_at: Aware UTC. When we first saw it.
        withdrawn_at: When we learned that its author deleted it; text, author name and raw answer are gone since.
        sentiment: −1 … 1.
    """

    id: int
    case: int | None
    mention: Mention
    thread: str
    fetched_at: datetime
    asks: bool = True
    withdrawn_at: datetime | None = None
    intent: Intent | None = None
    sentiment: float | None = None


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """The person behind an account on one network.

    Args:
        key: `author_id` where the network gives one, else the handle in lower case.
        muted_until: Until then their new cases stand in no list that does not ask for them.
        person: Contacts with the same number are one person, because somebody said so by hand; None where nobody did.
        cases: How many cases they have had with us.
    """

    id: int
    network: str
    key: str
    handle: str
    name: str | None = None
    followers: int | None = None
    first_seen_at: datetime | None = None
    muted_until: datetime | None = None
    person: int | None = None
    cases: int = 0


def contact_key(mention: Mention) -> str:
    """Return what tells this account from every other on its network."""
    return mention.author_id or mention.author.lower()
