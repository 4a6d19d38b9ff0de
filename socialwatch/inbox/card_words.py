"""The words of the plain review: its help, its answers, and what it says was done."""

from __future__ import annotations

from socialwatch.model.words import NoReplyReason, Outcome

HELP = """Keys, each with Enter behind it:
  x  handled: asks how it ended          e  escalate: asks to whom
  r  reply: shown before it is sent      n  note (n TEXT writes it at once)
  a  assign it to me (a NAME, a nobody)  c  claim it for a while, or give it back
  s  snooze (s 2h, s friday 9:00)        w  watch: no reply owed now; look again (w 3d)
  t  tags (t vip -late)                  T  teach: say what it is
  P  problem: what caused it             o  the link of the post
  m  mute the person (m 7d, m off)       z  undo my last act
  j or Enter  next    k  back    p  show the card again    ?  these keys    q  quit
Words:
  reopen   back to the inbox             pending  we answered where no poll sees it
  promise  by when they hear from us     arrived  moved elsewhere: did they arrive?
  ack      take it for its department    return   back from there, with the answer
  approve  send a draft that waits       log      who did what to it
  person   who they are to us
Where to look:
  view NAME, 1 … 9, ] and [  another view      / FILTER  only these (/ alone: all of the view)"""

OUTCOMES = {
    "a": Outcome.ANSWERED, "s": Outcome.SOLVED, "m": Outcome.MOVED, "t": Outcome.THANKED, "n": Outcome.NO_REPLY, "d": Outcome.DUPLICATE,
    "p": Outcome.SPAM,
}  # fmt: skip
"""Key → how a case ended. `withdrawn` is not among them: only its author can do that."""

REASONS = {
    "v": NoReplyReason.VENTING, "g": NoReplyReason.VENGEANCE, "o": NoReplyReason.ANSWERED_BY_OTHERS, "u": NoReplyReason.NOT_OURS,
    "t": NoReplyReason.TROLL,
}  # fmt: skip
"""Key → why not answering was the decision."""

DONE = {
    "handle": "handled",
    "escalate": "escalated",
    "note": "noted",
    "assign": "assigned",
    "snooze": "snoozed",
    "watch": "watched",
    "undo": "taken back",
    "reply": "answered",
    "pending": "left waiting for them",
    "claim": "claimed",
    "release": "given back",
    "tag": "tagged",
    "teach": "taught",
    "problem": "attached to a problem",
    "detach": "taken off a problem",
    "reopen": "reopened",
    "promise": "promised",
    "mute": "muted",
    "unmute": "heard again",
    "ack": "taken for a department",
    "return": "brought back",
    "arrived": "arrived",
    "not_arrived": "brought back that did not arrive",
}
"""Verb → what is told of it at the end."""

CHANGING = frozenset("xensawzrctTPm") | {"reopen", "pending", "promise", "mute", "ack", "return", "arrived", "approve"}
"""Keys and words that change something: not there in a review that only looks."""
