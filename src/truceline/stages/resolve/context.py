"""What a report has named, and where: the ground on which "the ministry" and "Akar" are read."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from truceline.records.document import TELLING, Document, Evidence
from truceline.records.mention import NameKind, NameWords, Reading
from truceline.reference.actors import ActorBook, Found, SenseKind
from truceline.reference.naming import NameToken, name_tokens
from truceline.stages.resolve.pairs import Together, together_in
from truceline.stages.resolve.people import PersonMet, person_met
from truceline.stages.resolve.phrases import GOVERNING, NATIONAL

# Nouns that mean a state's rulers where a nationality stands before them, and by themselves later on.
RULING = frozenset({"government", "regime", "authorities", "administration", "junta", "govt", "leadership"})
# Text beyond this is not scanned for names; no article of the development sets comes near it.
_LONGEST = 200_000
_LONGEST_MINISTRY = 5


# Those who only saw or told it do not go on to act.
_ONLOOKERS = frozenset(
    {"witness", "witnesses", "eyewitnesses", "onlookers", "bystanders", "source", "sources"}
)


@dataclass(frozen=True, slots=True)
class Met:
    """Something named at a place of the text: an ISO code or an actor's id; `part` says what of it."""

    offset: int
    ref: str
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorContext:
    """A report's names in text order; made once a report by `actor_context`.

    `governments` are nations before a word for government or forces (its part), `titled` are the persons beside whose
    names the report says what they are, `described` the nations
    before a word for a person ("Turkish official", part "official"). `together` holds
    the countries that stand side by side ("Russia and Turkey"), `parties` whoever does. `on` is the last day on which
    the report's own words let it be published.
    """

    persons: Mapping[str, tuple[PersonMet, ...]]
    in_office: tuple[PersonMet, ...]
    titled: tuple[PersonMet, ...]
    named: frozenset[str]
    nations: tuple[Met, ...]
    governments: tuple[Met, ...]
    ministries: tuple[Met, ...]
    groups: tuple[Met, ...]
    described: tuple[Met, ...]
    together: tuple[tuple[int, tuple[str, ...]], ...]
    parties: tuple[Together, ...]
    words_at: Mapping[tuple[int, int], NameWords]
    on: date | None

    def latest(self, met: tuple[Met, ...], offset: int, part: str = "") -> Met | None:
        """Give the last thing met before an offset, of one part where asked."""
        end = bisect_left(met, offset, key=lambda m: m.offset)
        return next((m for m in reversed(met[:end]) if not part or m.part == part), None)

    def only(self, met: tuple[Met, ...], part: str = "") -> str | None:
        """Give the country of the things met anywhere, where it is one and the same."""
        refs = {m.ref for m in met if not part or m.part == part}
        return refs.pop() if len(refs) == 1 else None

    def pair(self, offset: int, size: int) -> tuple[str, ...]:
        """Give the countries last named together before an offset, else the last so many countries named."""
        for at, refs in reversed(self.together):
            if at < offset and len(refs) == size:
                return refs
        return self._last_nations(offset, size)

    def sides(self, offset: int, size: int) -> tuple[Evidence, ...]:
        """Give the words for the parties of any kind last named together before an offset."""
        end = bisect_left(self.parties, offset, key=lambda t: t.offset)
        return next((t.parties for t in reversed(self.parties[:end]) if len(t.parties) == size), ())

    def instead_of_onlookers(self, earlier: Evidence, text: str) -> Evidence:
        """Give whom "they" means where it seems to mean witnesses: the last other people of the paragraph, if any."""
        if _last_word(earlier.quote) not in _ONLOOKERS:
            return earlier
        start = text.rfind("\n", 0, earlier.start) + 1
        acting = [
            words.evidence
            for (first, last), words in self.words_at.items()
            if start <= first and last <= earlier.start and words.kind is not NameKind.PRONOUN
        ]
        acting = [e for e in acting if e.quote.endswith("s") and _last_word(e.quote) not in _ONLOOKERS]
        return max(acting, key=lambda e: (e.end, -e.start), default=earlier)

    def _last_nations(self, offset: int, size: int) -> tuple[str, ...]:
        end = bisect_left(self.nations, offset, key=lambda m: m.offset)
        last = list(dict.fromkeys(m.ref for m in reversed(self.nations[:end])))[:size]
        return tuple(reversed(last)) if len(last) == size else ()


def actor_context(reading: Reading, book: ActorBook, *, on: date | None = None) -> ActorContext:
    """Collect what a report names, once for all of its mentions; `on` is its day, where more than it gives one."""
    document = reading.document
    scan = _Scan(document, book, [], [], [], [], [], [], [], [])
    for section in document.sections:
        if section.role in TELLING:
            text = document.text[section.start : min(section.end, _LONGEST)]
            _scan(scan, name_tokens(text, longest=_LONGEST), section.start)
    words = _all_words(reading)
    people = [p for p in (person_met(w, book, document.text) for w in words) if p] + scan.people
    people.sort(key=lambda p: (p.offset, p.name))
    published = document.published
    return ActorContext(
        persons=_by_name(people),
        in_office=tuple(p for p in people if p.office or p.actor_id),
        titled=tuple(p for p in people if p.title),
        named=frozenset(m.ref for m in scan.groups if m.part == "full"),
        nations=tuple(scan.nations),
        governments=tuple(scan.governments),
        ministries=tuple(sorted(scan.ministries, key=lambda m: m.offset)),
        groups=tuple(scan.groups),
        described=tuple(scan.described),
        together=tuple(scan.together),
        parties=tuple(scan.parties),
        words_at={(w.evidence.start, w.evidence.end): w for w in words},
        on=on or (published.last or published.first if published else None),
    )


def _last_word(quote: str) -> str:
    return quote.split()[-1].lower() if quote.split() else ""


def _all_words(reading: Reading) -> list[NameWords]:
    found = list(reading.names)
    for mention in reading.mentions:
        found += [*mention.actors, *mention.recipients, *(s.words for s in mention.speakers)]
    return found


def _by_name(people: Iterable[PersonMet]) -> dict[str, tuple[PersonMet, ...]]:
    """Put each person under each word and each ending of the name, those of more than one word only."""
    found: dict[str, dict[str, PersonMet]] = {}
    for person in people:
        parts = person.key.split()
        for at in range(len(parts) if len(parts) > 1 else 0):
            for key in (parts[at], " ".join(parts[at:])):
                kept = found.setdefault(key, {})
                kept[person.key] = _fuller(kept.get(person.key), person)
    return {key: tuple(persons.values()) for key, persons in found.items()}


def _fuller(one: PersonMet | None, other: PersonMet) -> PersonMet:
    if one is None:
        return other
    return PersonMet(
        name=one.name,
        key=one.key,
        country=one.country or other.country,
        office=one.office or other.office,
        actor_id=one.actor_id or other.actor_id,
        offset=one.offset,
        title=one.title | other.title,
    )


@dataclass(frozen=True, slots=True)
class _Scan:
    document: Document
    book: ActorBook
    nations: list[Met]
    governments: list[Met]
    ministries: list[Met]
    groups: list[Met]
    described: list[Met]
    together: list[tuple[int, tuple[str, ...]]]
    people: list[PersonMet]
    parties: list[Together]


def _scan(scan: _Scan, tokens: tuple[NameToken, ...], base: int) -> None:
    found = scan.book.find(tokens)
    for hit in found:
        _note(scan, hit, tokens, base)
    scan.together.extend(_together(found, tokens, base))
    scan.parties.extend(together_in(found, tokens, base, document=scan.document, book=scan.book))


def _note(scan: _Scan, hit: Found, tokens: tuple[NameToken, ...], base: int) -> None:
    offset = base + tokens[hit.first].start
    if nation := hit.ref(*GOVERNING):
        scan.nations.append(Met(offset, nation))
        scan.ministries.extend(_ministries(scan.book, nation, hit, tokens, base))
        if hit.ref(*NATIONAL) and (part := _governs(scan.book, hit, tokens)):
            scan.governments.append(Met(offset, nation, part))
        following = tokens[hit.last + 1 : hit.last + 2]
        if following and scan.book.nouns.get(following[0].folded) == "person":
            scan.described.append(Met(offset, nation, following[0].folded.removesuffix("s")))
        return
    rulers = {
        scan.book.actors[s.ref].country for s in hit.senses if s.kind in {SenseKind.ACTOR, SenseKind.SURNAME}
    }
    ruled = rulers.pop() if len(rulers) == 1 else None
    if ruled and (part := _governs(scan.book, hit, tokens)):
        scan.governments.append(Met(offset, ruled, part))
    for sense in hit.senses:
        if sense.kind is SenseKind.ACTOR:
            _note_actor(scan, sense.ref, offset, is_full=not sense.is_acronym)


def _note_actor(scan: _Scan, ref: str, offset: int, *, is_full: bool) -> None:
    actor = scan.book.actors[ref]
    if actor.kind.value == "person":
        key = scan.book.key(actor.name)
        scan.people.append(
            PersonMet(
                name=actor.name, key=key, country=actor.country, office=None, actor_id=ref, offset=offset
            )
        )
    else:
        scan.groups.append(Met(offset, ref, "full" if is_full else ""))


def _governs(book: ActorBook, hit: Found, tokens: tuple[NameToken, ...]) -> str:
    """Tell whether "government" or a word for forces follows within two words; "" where neither does."""
    for token in tokens[hit.last + 1 : hit.last + 3]:
        word = book.spelled(token.folded)
        if token.hyphened or token.after_break or token.folded in {"and", "or", "with", "against", "by"}:
            break
        if word in RULING:
            return "government"
        if book.nouns.get(word) == "force":
            return "force"
    return ""


def _ministries(
    book: ActorBook, nation: str, hit: Found, tokens: tuple[NameToken, ...], base: int
) -> Iterator[Met]:
    """Ministries beside a nation, by ministers too: "Turkish Defense Ministry", "Ministry of X of Turkey"."""
    offset = base + tokens[hit.first].start
    for found in _worded(book, tokens[hit.last + 1 : hit.last + 1 + _LONGEST_MINISTRY], from_start=True):
        yield Met(offset, nation, found)
    before = tokens[max(hit.first - _LONGEST_MINISTRY - 1, 0) : hit.first]
    if before and before[-1].text.lower() in {"of", "the"}:
        stripped = tuple(t for t in before if t.folded)
        for found in _worded(
            book, stripped[:-1] if stripped and stripped[-1].folded == "of" else (), from_start=False
        ):
            yield Met(offset, nation, found)


def _worded(book: ActorBook, tokens: tuple[NameToken, ...], *, from_start: bool) -> Iterator[str]:
    words = [book.spelled(t.folded) for t in tokens if t.folded]
    for size in range(len(words), 0, -1):
        key = " ".join(words[:size] if from_start else words[-size:])
        ministry = book.ministry_words.get(key)
        office = book.offices.get(book.office_words.get(key, ""))
        ministry = ministry or (office.ministry if office else None)
        if ministry:
            yield ministry
            return


def _together(
    found: tuple[Found, ...], tokens: tuple[NameToken, ...], base: int
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Runs of nations joined by "and", a comma or a hyphen."""
    run: list[Found] = []
    for hit in (*found, None):
        nation = hit.ref(*GOVERNING) if hit else None
        if hit and nation and run and _joins(tokens, run[-1], hit):
            run.append(hit)
            continue
        refs = tuple(dict.fromkeys(r for r in (f.ref(*GOVERNING) for f in run) if r))
        if len(refs) > 1:
            yield base + tokens[run[0].first].start, refs
        run = [hit] if hit and nation else []


def _joins(tokens: tuple[NameToken, ...], one: Found, other: Found) -> bool:
    between = [t.text.lower() for t in tokens[one.last + 1 : other.first]]
    if not between:
        return tokens[other.first].after_break or tokens[other.first].hyphened
    return between in (["and"], ["and", "the"], ["with"], ["or"], ["and", "its"])
