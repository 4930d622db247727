"""One question: whom do these words name, in this report, by this book."""

import re
from dataclasses import dataclass

from truceline.records.claim import ActorKind
from truceline.records.document import Document
from truceline.records.mention import NameKind, NameWords
from truceline.reference.actors import Actor, ActorBook, Found, SenseKind
from truceline.reference.naming import name_tokens
from truceline.stages.resolve.bodies import Linker
from truceline.stages.resolve.context import ActorContext, Met
from truceline.stages.resolve.people import is_set_apart
from truceline.stages.resolve.phrases import Phrase, read_phrase

# How far behind a split nationality its noun may stand ("Turkish, Russian and other forces").
_NOUN_REACH = 60


# A country named so often is what the report is about, wherever it is named first.
_AGAIN_AND_AGAIN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The words for an actor with all that answers may rest on."""

    words: NameWords
    phrase: Phrase
    document: Document
    book: ActorBook
    context: ActorContext
    link: Linker

    @property
    def offset(self) -> int:
        """Where the words stand in the text."""
        return self.words.evidence.start

    @property
    def name(self) -> str:
        """The words as a name; a nationality split from its noun has the noun with it again."""
        if self.words.kind is not NameKind.NATIONALITY or self.phrase.at_head is not None:
            return (
                self.phrase.tidy if self._is_proper() else self.phrase.tidy[:1].lower() + self.phrase.tidy[1:]
            )
        end = self.words.evidence.end
        noun = re.search(
            rf"\b{re.escape(self.words.head)}\w*", self.document.text[end : end + _NOUN_REACH], re.IGNORECASE
        )
        before = self._word_before() if self.is_apart else ""
        return f"{before} {self.phrase.tidy} {noun.group() if noun else self.words.head}".strip()

    def _is_proper(self) -> bool:
        """False for a description that a sentence's start alone makes large ("Troops", "Foreign ministries")."""
        before = self.document.text[max(self.offset - 3, 0) : self.offset].rstrip(" ")
        starts = not before or before[-1] in ".!?\n"
        first, _, rest = self.phrase.tidy.partition(" ")
        is_plain = self.words.kind is NameKind.DESCRIPTION and (not rest or rest.islower())
        if not (starts and is_plain and first[1:].islower()) or self.phrase.tidy != self.phrase.text:
            return True
        is_known = any(found.first == 0 for found in self.book.find(name_tokens(self.phrase.tidy)))
        return is_known or self.phrase.noun not in self.book.nouns

    @property
    def is_apart(self) -> bool:
        """True where other words make it someone other than the state of its nationality."""
        if self._word_before() in self.book.apart:
            return True
        ethnic = any(f.ref(SenseKind.ETHNIC) for f in (*self.phrase.before, *self.phrase.related))
        return ethnic or bool(self.phrase.words & self.book.apart)

    @property
    def is_of_opposition(self) -> bool:
        """True where the words beside a person's name set him apart from the state ("opposition leader")."""
        return is_set_apart(self.words, self.phrase, self.book)

    def _word_before(self) -> str:
        """The word before a nationality that was split from its noun ("Turkish and allied Syrian forces")."""
        if self.words.kind is not NameKind.NATIONALITY:
            return ""
        before = name_tokens(self.document.text[max(self.offset - 40, 0) : self.offset])
        return before[-1].folded if before else ""

    def owner(self) -> Actor | None:
        """Give the known group or organisation that the phrase names beside its head ("Hamas fighters")."""
        for found in (*reversed(self.phrase.before), *self.phrase.after):
            actor = self.chosen(found)
            if actor and actor.kind not in {ActorKind.PERSON, ActorKind.POPULATION, ActorKind.MEDIA}:
                return actor
        return None

    def chosen(self, found: Found) -> Actor | None:
        """Give the known actor of a full name or alias; of several, one that was there, then one named in full."""
        actors = self.all_named(found)
        on = self.context.on
        if on is not None and len(actors) > 1:
            actors = [a for a in actors if a.was_there_on(on)] or actors
        return next((a for a in actors if a.id in self.context.named), actors[0] if actors else None)

    def all_named(self, found: Found) -> list[Actor]:
        """Give every known actor of a full name or alias."""
        return [self.book.actors[s.ref] for s in found.senses if s.kind is SenseKind.ACTOR]

    def person_country(self) -> tuple[str | None, str | None]:
        """Give the country and the group of a person named before the head ("Assad's forces")."""
        for found in reversed(self.phrase.before):
            for sense in found.senses:
                if sense.kind in {SenseKind.ACTOR, SenseKind.SURNAME}:
                    actor = self.book.actors[sense.ref]
                    led = next((t.of for t in actor.offices if t.of), None)
                    if actor.kind is ActorKind.PERSON and (actor.country or led):
                        return actor.country, led
        return self._met_country() or self._possessor(), None

    def _met_country(self) -> str | None:
        for token in self.phrase.tokens[: self.phrase.head]:
            met = self.context.persons.get(self.book.spelled(token.folded), ())
            if met and token.text[:1].isupper() and met[0].country:
                return met[0].country
        return None

    def _possessor(self) -> str | None:
        """Give the country that "his", "its" or "whose" stands for: that of the nearest name before."""
        word = self.phrase.tokens[0].text.lower() if self.phrase.tokens else ""
        if word not in {"his", "her", "its", "their", "whose"}:
            return None
        people = [p for p in self.context.in_office if p.offset < self.offset and p.country]
        person = max(people, key=lambda p: p.offset, default=None)
        nation = self.context.latest(self.context.nations, self.offset)
        if word in {"his", "her"} or (
            word == "whose" and person and nation and person.offset >= nation.offset - 1
        ):
            return person.country if person else None
        return nation.ref if nation and word != "their" else None

    def focus(self, met: tuple[Met, ...], part: str = "") -> tuple[str | None, str]:
        """Give the country that a bare "the government" or "the army" means here, and why."""
        latest = self.context.latest(met, self.offset, part)
        if latest:
            return latest.ref, "the last such body named before it in the report"
        if (only := self.context.only(met, part)) and self._is_at_home(only):
            return only, "the only such body named in the report"
        if (
            self.phrase.noun != "ministry"
            and (only := self.context.only(self.context.nations))
            and self._is_at_home(only)
        ):
            return only, "the only country named in the report"
        return None, ""

    def seat(self) -> tuple[str, str] | None:
        """Give the country in whose capital a body is said to sit ("the Foreign Ministry in Tehran"), and why."""
        end = self.words.evidence.end
        behind = name_tokens(self.document.text[end : end + _NOUN_REACH])
        if not behind or behind[0].text.lower() != "in":
            return None
        for found in self.book.find(behind[1:4]):
            if found.first == 0 and (nation := found.ref(SenseKind.CAPITAL)):
                return nation, "the words name the capital that it sits in"
        return None

    def _is_at_home(self, country: str) -> bool:
        """True where the report has named a country before these words, or names it again and again."""
        named = [m.offset for m in self.context.nations if m.ref == country]
        return len(named) >= _AGAIN_AND_AGAIN or any(offset < self.offset for offset in named)


def asked_of(words: NameWords, *, document: Document, book: ActorBook, context: ActorContext) -> Asked:
    """Read some words and set out the question."""
    phrase = read_phrase(words, book)
    link = Linker(evidence=words.evidence, book=book)
    return Asked(words=words, phrase=phrase, document=document, book=book, context=context, link=link)
