"""Themes that nobody has named yet: words that many people say, and say together.

Clusters only propose. Measured on 2026-11-23, no clustering finds the reasons of complaints as well as a list of words that somebody wrote
in one pass; so what is found here are words that stand in such a list as they are, with examples, and a person decides.

No chance is in it: the same texts give the same proposals, and a proposal of an earlier week keeps its name and goes first.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from itertools import combinations

import msgspec

from socialwatch.triage.duplicates import sketch
from socialwatch.triage.tokens import HANDLE, STOP, fold, read

_FEWEST_PEOPLE = 4
_FEW = 25  # in a small inbox even a theme may be in every text
_SMALLEST_SHARE = 0.004
_LARGEST_SHARE = 0.25  # what every fourth person says is the product, not a theme
_TOGETHER = 0.3  # normalised pointwise mutual information; 0 by chance, 1 always together
_SURELY = 3.0  # standard deviations; among thousands of pairs some stand together by chance
_WORDS = 8
_EXAMPLES = 3
_LONE = 0.6
_FIRM = 0.6
_ALIKE = 3  # numbers of a sketch, of four, that two copies of one text share
_SHORTEST = 3

_GENERIC = """
    able about after again ago all almost also another anybody anyone anything around ask asked away back because become been before behind
    being believe best better big bit both bought bring brought buy call called came cannot case change check come coming company could
    couple customer customers days day different done down each either else end enough even ever every everyone everything fact feel few
    find first fix fixed found four full gave get gets getting give given go goes going gone got guess guy guys half happen happened hard
    head hear heard hello here hey home hour hours idea inside instead item items keep keeps kept kind knew know known last later least leave
    left less let like likely line literally little long look looked looking looks lot made make makes making many matter maybe mean means
    minute minutes missing moment month months more morning most much must myself need needed needs neither never new next nice night nobody
    none nothing now number often old once only open order ordered orders ordering other others our out over own part parts past people perhaps person place
    please point possible post pretty probably problem problems product products put question quite rather read real really reason right said
    same saw say saying says second see seem seems seen send sent service several shall she should show side since small some somebody someone
    something soon sort started still stop stopped story stuff such support sure take taken takes taking talk team tell than thing things
    think third though thought three through till time times today together told tomorrow tonight too took total tried true try trying turn
    turned twice two under until upon use used using usual version very wait waited waiting want wanted wants was way week weeks well went
    were whatever where whether which while whole why will wish with within without wonder word words work worked working works world would
    write wrong wrote year years yes yesterday yet your issue issues thanks thank broken broke broken help contact reply answer response
    hate hates arrived arrive anyway actually already always apparently basically exactly especially finally honestly seriously simply
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december their them they theirs his her hers him off onto amp quot nbsp pic com www http https twitter tweet reddit via received receive
    yeah okay lol omg wtf man dude sir madam anyways fucking shit damn hell god bloody actual half full gonna wanna gotta hasnt doesnt

    bestellung kunde kunden wieder immer noch schon jetzt heute gestern morgen mal ganz mehr leider geht macht machen gemacht gibt warum
    wirklich jemand niemand etwas nichts alles uhr tag tage woche wochen monat monate stunden produkt problem service antwort hilfe kaputt
    commande client clients toujours encore jamais rien tout tous jour jours semaine semaines mois heure heures produit service problème
    réponse aide cassé fait faire depuis
    pedido cliente clientes siempre todavía nunca nada todo todos día días semana semanas mes meses hora horas producto problema servicio
    respuesta ayuda roto hace hacer
    encomenda cliente sempre ainda nunca nada tudo dia dias semana semanas mês meses hora horas produto problema serviço resposta ajuda
    ordine cliente clienti sempre ancora mai niente tutto giorno giorni settimana settimane mese mesi ora ore prodotto problema servizio
    risposta aiuto rotto fatto fare
"""
"""Words that many people say of anything."""

_EMPTY_KINDS = ("good", "bad", "mild", "thanks", "insult", "ack", "ack_core", "address", "mine", "negator", "question", "why", "repeat")


class Said(msgspec.Struct, frozen=True):
    """A text that somebody wrote to the service."""

    text: str
    author: str


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A theme that could be configured.

    Args:
        words: Most telling first, as they can stand in the configuration; at most eight.
        examples: Up to three texts, of different people.
        count: How many texts it would catch.
        share: `count` among all texts, 0 … 1.
        is_known: It was proposed before.
    """

    name: str
    words: tuple[str, ...]
    examples: tuple[str, ...] = ()
    count: int = 0
    share: float = 0.0
    is_known: bool = False


def find_themes(texts: Sequence[Said], *, known: Sequence[Proposal] = (), avoid: Iterable[str] = (), most: int = 8) -> list[Proposal]:
    """Return themes that could be configured, the most frequent first.

    One person counts once for a word, and so do copies of one text, so that a campaign proposes nothing.

    Args:
        known: Earlier proposals; a theme that shares their words keeps their name.
        avoid: Names and words that are no theme: brands, what is configured already, what was turned down.
        most: How many to return at most.
    """
    papers = _papers(texts, _avoided(avoid))
    counts = _counted(papers)
    fewest = max(_FEWEST_PEOPLE, math.ceil(_SMALLEST_SHARE * len(papers)))
    largest = max(_LARGEST_SHARE * len(papers), _FEW)
    terms = {term for term, count in counts.items() if fewest <= count <= largest}
    together = _together(papers, terms)
    groups = _grouped(terms, counts, together, len(papers), known)
    found = [one for name, words in groups if (one := _proposal(name, words, counts, papers, known)).count >= _enough(one, fewest)]
    return sorted(found, key=lambda one: (-_standing(one), one.name))[:most]


def _enough(proposal: Proposal, fewest: int) -> int:
    """Return how many texts make it a theme; a lone new word, which may be anything, needs twice as many."""
    return fewest if proposal.is_known or len(proposal.words) > 1 else 2 * fewest


def _standing(proposal: Proposal) -> float:
    """Return what a proposal ranks by: its count; a lone word, which may be anything, has to be said more often."""
    return proposal.count * (1.0 if proposal.is_known or len(proposal.words) > 1 else _LONE)


class _Paper(msgspec.Struct, frozen=True):
    """One text as its telling words."""

    said: Said
    terms: frozenset[str]


def _papers(texts: Sequence[Said], avoid: frozenset[str]) -> list[_Paper]:
    """Return the texts, each copied one once."""
    seen: set[str] = set()
    holders: dict[int, list[int]] = defaultdict(list)
    papers: list[_Paper] = []
    for number, said in enumerate(sorted(texts, key=lambda one: (one.text, one.author))):
        marks, words = sketch(said.text), fold(said.text)
        alike = Counter(holder for mark in marks for holder in holders[mark])
        for mark in marks:
            holders[mark].append(number)
        if words in seen or max(alike.values(), default=0) >= _ALIKE:
            continue
        seen.add(words)
        papers.append(_Paper(said, frozenset(_terms(said.text, avoid))))
    return papers


def _terms(text: str, avoid: frozenset[str]) -> Iterable[str]:
    """Yield the words that could name a theme, and neighbours that could do so together (`gift card`)."""
    before = ""
    for word in read(text).words:
        if word in (STOP, HANDLE) or not _tells(word, avoid):
            before = ""
            continue
        term = singular(word)
        if term in avoid:
            before = ""
            continue
        yield term
        if before:
            yield f"{before} {term}"
        before = term


def singular(word: str) -> str:
    """Return an English word without its plural; words of other languages lose a final `s` alike, in both weeks."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _tells(word: str, avoid: frozenset[str]) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and word not in _empty() and word not in avoid


def empty_words() -> frozenset[str]:
    """Return the words that name nothing, in all judged languages, folded: what is left of a text says what it is about."""
    return _empty()


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    """Return the words that name nothing: small ones, feelings, manners."""
    from socialwatch.triage.language import JUDGED
    from socialwatch.triage.lexicon import COMMON

    words = set(fold(_GENERIC).split())
    for lang in JUDGED:
        words |= set(fold(COMMON[lang]).split())
        lists: Mapping[str, str] = import_module(f"socialwatch.triage.lexicon.{lang}").LISTS
        for kind in _EMPTY_KINDS:
            phrases = fold(lists.get(kind, "")).replace("\n", ";").split(";")
            words |= {phrase.strip() for phrase in phrases if " " not in phrase.strip()}
    return frozenset(words)


def _avoided(names: Iterable[str]) -> frozenset[str]:
    words = {word for name in names for word in read(name.replace("*", "")).spoken}
    return frozenset(words | {singular(word) for word in words})


def _counted(papers: Sequence[_Paper]) -> Counter[str]:
    """Return term → how many people used it."""
    people: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        for term in paper.terms:
            people[term].add(paper.said.author)
    return Counter({term: len(authors) for term, authors in people.items()})


def _together(papers: Sequence[_Paper], terms: set[str]) -> Counter[tuple[str, str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for paper in papers:
        pairs.update(combinations(sorted(paper.terms & terms), 2))
    return pairs


def _grouped(
    terms: set[str], counts: Counter[str], together: Counter[tuple[str, str]], total: int, known: Sequence[Proposal]
) -> list[tuple[str, list[str]]]:
    """Return names with their words: first the themes that were proposed before, then new ones by how much they weigh."""
    near: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (one, other), count in together.items():
        closeness = _closeness(count, counts[one], counts[other], total)
        if closeness >= _TOGETHER:
            near[one].append((closeness, other))
            near[other].append((closeness, one))
    free, groups = set(terms), []
    for proposal in known:
        old = [word for word in map(_as_term, proposal.words) if word in free]
        if old:
            groups.append((proposal.name, _grown(old, near, free)))
    for seed in sorted(terms, key=lambda term: (-_weight(term, counts, total), term)):
        if seed in free:
            words = _grown([seed], near, free)
            groups.append((_as_name(words[0]), words))
    return groups


def _grown(seeds: list[str], near: Mapping[str, list[tuple[float, str]]], free: set[str]) -> list[str]:
    """Take what stands close to the seeds, and all of it out of `free`."""
    free.difference_update(seeds)
    words = list(seeds)
    for _, term in sorted((pair for seed in seeds for pair in near[seed]), key=lambda pair: (-pair[0], pair[1])):
        if term in free and len(words) < _WORDS:
            words.append(term)
            free.discard(term)
    return words


def _closeness(count: int, one: int, other: int, total: int) -> float:
    """Return how much more often than by chance two terms stand together: normalised pointwise mutual information."""
    if count < _FEWEST_PEOPLE - 1 or not total:
        return 0.0
    by_chance = one * other / total
    if count - by_chance < _SURELY * math.sqrt(by_chance + 1):
        return 0.0
    both = count / total
    return 1.0 if both >= 1 else math.log(both / (one / total * other / total)) / -math.log(both)


def _weight(term: str, counts: Counter[str], total: int) -> float:
    """Return how telling a term is: said by many, and not by everybody."""
    return counts[term] * math.log(1 + total / counts[term]) * (1.2 if " " in term else 1.0)


def _proposal(name: str, terms: Sequence[str], counts: Counter[str], papers: Sequence[_Paper], known: Sequence[Proposal]) -> Proposal:
    words = _without_doubles(sorted(terms, key=lambda term: (-counts[term], term)), counts)
    mine = set(words)
    caught = [paper for paper in papers if paper.terms & mine]
    examples: dict[str, str] = {}
    for paper in sorted(caught, key=lambda paper: (-len(paper.terms & mine), len(paper.said.text), paper.said.text)):
        if len(examples) < _EXAMPLES:
            examples.setdefault(paper.said.author, paper.said.text)
    return Proposal(
        name=name, words=tuple(words), examples=tuple(examples.values()), count=len(caught), share=len(caught) / max(len(papers), 1),
        is_known=any(one.name == name for one in known),
    )  # fmt: skip


def _without_doubles(terms: Sequence[str], counts: Counter[str]) -> list[str]:
    """Leave out `gift` and `card` where people nearly always say `gift card`, and `gift card` where they do not."""
    pairs = [term for term in terms if " " in term]
    firm = {pair for pair in pairs if counts[pair] >= _FIRM * max(counts[part] for part in pair.split())}
    parts = {part for pair in firm for part in pair.split()}
    alone = set(terms) - set(pairs) - parts
    loose = {pair for pair in pairs if pair not in firm and alone & set(pair.split())}
    return [term for term in terms if term not in parts and term not in loose]


def _as_name(term: str) -> str:
    return term.replace(" ", "-")


def _as_term(word: str) -> str:
    return " ".join(map(singular, word.split()))
