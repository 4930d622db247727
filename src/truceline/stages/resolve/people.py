"""The name of a person inside a phrase, with the office and the country that stand beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from truceline.records.claim import ActorKind
from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import ActorBook, Found, Office, SenseKind
from truceline.reference.naming import fold_word, name_tokens
from truceline.stages.resolve.phrases import NATIONAL, Phrase, read_phrase

_PARTICLES = frozenset(
    {
        "bin",
        "ibn",
        "al",
        "el",
        "von",
        "van",
        "de",
        "da",
        "del",
        "der",
        "la",
        "le",
        "di",
        "dos",
        "ben",
        "abu",
        "abd",
        "ould",
        "bint",
        "ul",
    }
)
_LONGEST_OFFICE = 6
# What stands between commas behind a name, or before its comma.
_BESIDE = 110
_SAID_BEHIND = re.compile(
    r"^, ((?:an?|the|its|his|her|[A-Z]\w+['’]s|[A-Z]?\w+)\s[^,.;:\n“”\"]{2,90})(?:,|[.]|$)"
)
_SAID_BEFORE = re.compile(r"(?:^|[.;\n“”\"]\s*|\bof |\band |\bto |\bmet )([^,.;:\n“”\"]{4,90}), $")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMet:
    """A person named in a report: the name, its key, and what stands beside it; `title` has the words of that."""

    name: str
    key: str
    country: str | None
    office: str | None
    actor_id: str | None
    offset: int
    title: frozenset[str] = frozenset()


def personal_name(phrase: Phrase, words: NameWords, book: ActorBook) -> str | None:
    """Give the personal name at the head of a phrase, without office, title or nation."""
    if not phrase.tokens or words.kind in {NameKind.PRONOUN, NameKind.NATIONALITY}:
        return None
    barred = {
        i
        for f in (*phrase.before, *phrase.after, *phrase.related)
        if not _is_personal(f)
        for i in range(f.first, f.last + 1)
    }
    first = last = phrase.head
    if phrase.at_head and _is_known_person(phrase.at_head, book):
        return _cut(phrase, phrase.at_head.first, phrase.at_head.last)
    if not _is_part(phrase, first, barred, book):
        return None
    while first and not phrase.tokens[first].after_break and _is_part(phrase, first - 1, barred, book):
        if phrase.tokens[first - 1].possessive:
            break
        first -= 1
    while last + 1 < len(phrase.tokens) and not phrase.tokens[last].possessive:
        if phrase.tokens[last + 1].after_break or not _is_part(phrase, last + 1, barred, book):
            break
        last += 1
    while first < last and phrase.tokens[first].text.lower() in {"de", "da", "la", "le", "di"}:
        first += 1
    return _cut(phrase, first, last)


def _cut(phrase: Phrase, first: int, last: int) -> str | None:
    start, end = phrase.tokens[first].start, phrase.tokens[last].end
    return phrase.text[start:end].rstrip("’'").removesuffix("’s").removesuffix("'s").strip(".,") or None


def _is_known_person(found: Found, book: ActorBook) -> bool:
    """Tell a known full name, so that "Defiant" before it in a headline is no part of it."""
    ref = found.ref(SenseKind.ACTOR)
    return ref is not None and book.actors[ref].kind is ActorKind.PERSON


def _is_personal(found: Found) -> bool:
    return any(s.kind in {SenseKind.SURNAME, SenseKind.ACTOR} for s in found.senses) and not found.ref(
        *NATIONAL
    )


def _is_part(phrase: Phrase, at: int, barred: set[int], book: ActorBook) -> bool:
    token = phrase.tokens[at]
    word = token.text.lower().rstrip(".")
    if word in _PARTICLES:
        return at > 0 or at == phrase.head
    return (
        any(c.isupper() for c in token.text)
        and at not in barred
        and word not in book.titles
        and bool(token.folded)
    )


def office_in(text: str | None, book: ActorBook) -> Office | None:
    """Give the office that some words name ("Turkey's defense minister"), the longest wording first."""
    found = _longest_of(text, book, book.office_words)
    return book.offices[found] if found else None


def ministry_in(text: str | None, book: ActorBook) -> str | None:
    """Give the ministry that some words name ("a foreign ministry spokesman"), the longest wording first."""
    return _longest_of(text, book, book.ministry_words)


def _longest_of(text: str | None, book: ActorBook, known: Mapping[str, str]) -> str | None:
    words = [book.spelled(t.folded) for t in name_tokens(text or "") if t.folded]
    for size in range(min(_LONGEST_OFFICE, len(words)), 0, -1):
        for at in range(len(words) - size + 1):
            if found := known.get(" ".join(words[at : at + size])):
                return found
    return None


def nation_in(text: str | None, book: ActorBook) -> str | None:
    """Give the first country or nationality among some words, or the country of a body named there."""
    names = book.find(name_tokens(text or ""))
    for found in names:
        if nation := found.ref(*NATIONAL):
            return nation
    for found in names:
        if actor := found.ref(SenseKind.ACTOR):
            return book.actors[actor].country
    return None


def person_met(words: NameWords, book: ActorBook, text: str = "") -> PersonMet | None:
    """Read a person's name, office and country off the words for it and, in the report's text, off what stands beside.

    None where the words name no person.
    """
    if words.kind is not NameKind.NAME or not (words.label in {"PERSON", ""} or words.office):
        return None
    phrase = read_phrase(words, book)
    name = personal_name(phrase, words, book)
    if name is None or is_single_name(name):
        return None
    known = book.named(name)
    if known and known[0].kind is not ActorKind.PERSON:
        return None
    beside = _beside(words, text, book)
    office = office_in(words.office, book) or office_in(phrase.text, book) or office_in(beside, book)
    country = next(iter(phrase.nations()), None) or nation_in(words.office, book) or nation_in(beside, book)
    one = known[0] if len(known) == 1 else None
    return PersonMet(
        name=one.name if one else name,
        key=book.key(one.name if one else name),
        country=None if is_set_apart(words, phrase, book) else country or (one.country if one else None),
        office=office.id if office else None,
        actor_id=one.id if one else None,
        offset=words.evidence.start,
        title=_title(words, phrase, name, beside, book),
    )


def _title(words: NameWords, phrase: Phrase, name: str, beside: str, book: ActorBook) -> frozenset[str]:
    """The folded words beside a name that say what he is: "deputy transport minister"."""
    own = {t.folded for t in name_tokens(name)}
    said = (*name_tokens(words.office or ""), *phrase.tokens[: phrase.head], *name_tokens(beside))
    return frozenset(book.spelled(t.folded) for t in said if t.folded and t.folded not in own)


def _beside(words: NameWords, text: str, book: ActorBook) -> str:
    """Give what a report says between commas that somebody is: "…, a military prosecutor in Chad,"; "" for nothing."""
    evidence = words.evidence
    found = (
        _SAID_BEHIND.match(text[evidence.end : evidence.end + _BESIDE]),
        _SAID_BEFORE.search(text[max(0, evidence.start - _BESIDE) : evidence.start]),
    )
    for match in found:
        nouns = {book.nouns.get(book.spelled(t.folded)) for t in name_tokens(match[1])} if match else set()
        if match and "person" in nouns:
            return match[1]
    return ""


def is_set_apart(words: NameWords, phrase: Phrase, book: ActorBook) -> bool:
    """Tell whether the office or the words before a name are those of an opponent of the state."""
    office = {t.folded for t in name_tokens(words.office or "")}
    before = {t.folded for t in phrase.tokens[: phrase.head] if t.text.islower()}
    return bool((office | before) & book.apart)


def is_single_name(name: str) -> bool:
    """Tell whether a name is one word, "al-" and the like left out."""
    return sum(1 for word in name.split() if fold_word(word)) < 2
