"""The sentences of a situation report and the notes that they rest on."""

from collections.abc import Sequence
from datetime import date

from truceline.export.told import days, flag_told, line_of, many, others_told, plural, since
from truceline.records.arrangement import Arrangement, Compliance, OpenItem, Standing
from truceline.records.brief import Line, Note
from truceline.records.claim import Claim
from truceline.records.document import Evidence
from truceline.records.event import Event
from truceline.records.figure import Figure
from truceline.records.mention import SpeakerKind
from truceline.records.view import View

LONGEST_QUOTE = 280
MANY_NAMES = 4


class Notes:
    """The notes of a brief, numbered in the order in which its lines ask for them."""

    def __init__(self, view: View) -> None:
        self._dated = {d.reading.document.id: d for d in view.dated}
        self._by_trigger = {c.mention.trigger: c for c in view.claims}
        self.claims = {c.id: c for c in view.claims}
        self._made: dict[Evidence, Note] = {}

    @property
    def made(self) -> tuple[Note, ...]:
        """All notes so far, by number."""
        return tuple(self._made.values())

    def known_on(self, words: Evidence) -> date | None:
        """Give the day by which the report of some words was out; None where no claim has them, or nothing dates it."""
        claim = self._by_trigger.get(words)
        return claim.known_on if claim else None

    def of_claim(self, claim_id: str) -> int:
        """Number the words of a claim."""
        return self.of(self.claims[claim_id].mention.trigger, self.claims[claim_id])

    def of(self, words: Evidence, claim: Claim | None = None) -> int:
        """Number some words: in the sentence of the claim that they belong to, else by themselves."""
        claim = claim or self._by_trigger.get(words)
        shown = claim.mention.sentence if claim else words
        if shown not in self._made:
            dated = self._dated[words.document_id]
            document = dated.reading.document
            self._made[shown] = Note(
                number=len(self._made) + 1,
                document=document.name,
                line=line_of(document, words.start),
                published=f"published {days(dated.published)}"
                if dated.published
                else "no day of publication known",
                speaker=self.speaker(claim) if claim else document.outlet or "the report itself",
                quote=_shortened(shown, words),
                words=words,
            )
        return self._made[shown].number

    def speaker(self, claim: Claim, *, short: bool = False) -> str:
        """Name who says it first; the outlet, in the report's own voice, where nobody is named."""
        if claim.speakers:
            first = claim.speakers[0]
            return first.actor.name + (" (anonymous)" if first.kind is SpeakerKind.ANONYMOUS else "")
        document = self._dated[claim.document_id].reading.document
        outlet = document.outlet or document.name
        return outlet if short else f"{outlet} (the report itself)"


def _shortened(sentence: Evidence, words: Evidence) -> str:
    """A sentence in one line; of a long one the part around the words."""
    text = sentence.quote
    if len(text) > LONGEST_QUOTE:
        at = max(0, min(words.start - sentence.start - LONGEST_QUOTE // 2, len(text) - LONGEST_QUOTE))
        cut = text[at : at + LONGEST_QUOTE]
        text = ("…" if at else "") + cut + ("…" if at + LONGEST_QUOTE < len(text) else "")
    return " ".join(text.split())


def standing_line(arrangement: Arrangement, standing: Standing, notes: Notes) -> Line:
    """Say how an arrangement stands, since when, on whose word, with what to bear in mind."""
    state = standing.state.value + since(standing.since) if standing.state else "not begun"
    names = _listed([o.name for o in standing.origins])
    flags = "; ".join(map(flag_told, standing.flags))
    reported = f" Last reported {standing.last_reported}." if standing.last_reported else ""
    text = f"{state}, on the word of {names} ({plural(len(standing.origins), 'origin')})."
    numbers = tuple(dict.fromkeys(notes.of(e) for e in standing.evidence[:2]))
    return Line(
        lead=arrangement.name, text=text + reported + (f" Mind: {flags}." if flags else ""), notes=numbers
    )


def event_line(event: Event, notes: Notes) -> Line:
    """Say when, where, in which words, what it is coded as, between whom, on whose word."""
    claim = notes.claims[event.id]
    what = event.event_type.lower() + (f", {event.mode}" if event.mode else "")
    actors, recipients = (_listed([a.name for a in group]) for group in (event.actors, event.recipients))
    between = (
        f"{actors} towards {recipients}"
        if actors and recipients
        else actors or (f"on {recipients}" if recipients else "")
    )
    coded = "; ".join(filter(None, (what, between)))
    where = f", {event.place.name}" if event.place else ""
    status = "" if event.status.is_so else f"{event.status.value.replace('_', ' ')}: "
    counts = f"{plural(len(event.origins), 'origin')}, {plural(len(event.document_ids), 'report')}"
    text = f"{status}“{claim.mention.trigger.quote}” ({coded}), says {notes.speaker(claim, short=True)}; {counts}."
    return Line(lead=days(event.date) + where, text=" ".join(text.split()), notes=(notes.of_claim(event.id),))


def accusation(arrangement: Arrangement, said: Compliance, notes: Notes) -> Line:
    """Say who says of whom what; whether it is so is nobody's to say here."""
    verdict = said.verdict.replace("_", " ")
    text = f"{said.claimant} says of {said.accused}: {verdict}."
    return Line(
        lead=arrangement.name, text=text, notes=tuple(dict.fromkeys(notes.of(e) for e in said.evidence[:2]))
    )


def figure_line(figure: Figure, figures: Sequence[Figure], notes: Notes) -> Line:
    """Say how many over which time, on whose word, and what stands against it."""
    where = f", {figure.place.name}" if figure.place else ""
    status = "" if figure.status.is_so else f" ({figure.status.value})"
    against = others_told(figure, figures)
    text = f"{many(figure.quantity)}{status}, {days(figure.period)}{where}, says {_listed(figure.claimants)}"
    text += f" ({plural(len(figure.origins), 'origin')}, {plural(len(figure.document_ids), 'report')})."
    return Line(
        lead=figure.kind.capitalize(),
        text=text + (f" Disputed: {against}." if against else ""),
        notes=(notes.of(figure.evidence[0], notes.claims[figure.claim_ids[0]]),),
    )


def due_line(item: OpenItem, notes: Notes) -> Line:
    """Say what is open and by when; no outcome of it is reported."""
    due = f"due {days(item.due)}" if item.due else "no day is given"
    known = f"; known since {item.known_on}" if item.known_on else ""
    return Line(
        lead=item.kind.capitalize(),
        text=f"“{' '.join(item.what.split())}”; {due}{known}.",
        notes=(notes.of(item.evidence[0]),),
    )


def claimants(claim_ids: Sequence[str], notes: Notes) -> str:
    """Name who says some claims first, each once."""
    return _listed([notes.speaker(notes.claims[i], short=True) for i in claim_ids])


def _listed(names: Sequence[str]) -> str:
    each = list(dict.fromkeys(names))
    more = f" and {len(each) - MANY_NAMES} more" if len(each) > MANY_NAMES else ""
    return ", ".join(each[:MANY_NAMES]) + more
