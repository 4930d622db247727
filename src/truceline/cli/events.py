"""`timeline`, `show`, `search`: what happened, and on which words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

import typer
from rich.text import Text

from truceline.asking import told_days
from truceline.cli.console import (
    AsJson,
    Days,
    Db,
    KnownBy,
    On,
    WithDecisions,
    note,
    open_record,
    opened,
    print_json,
    settings_for,
    show_words,
    tell,
)
from truceline.cli.why import show_why
from truceline.cli.words import (
    changed,
    days,
    decided_in_short,
    decided_told,
    disputed,
    line_of,
    names_of,
    origins_told,
    plural,
    speakers_told,
    who,
)
from truceline.errors import NotFoundError
from truceline.export.mentions import mention_json
from truceline.export.record_json import arrangement_json, timeline_json
from truceline.kit import load_patterns
from truceline.records.claim import Claim
from truceline.records.decided import DecisionKind
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.records.view import View
from truceline.reference.codebook import Codebook
from truceline.reference.decisions import decided_on
from truceline.stages.track import find_arrangement

StatusOption = Annotated[
    list[Status] | None, typer.Option("--status", help="Only events of this status; may be repeated.")
]
TypeOption = Annotated[
    list[str] | None, typer.Option("--type", help="Only events of this PLOVER type; may be repeated.")
]
Why = Annotated[bool, typer.Option("--why", help="Why one mention was coded as it was; NAME is its id.")]
Captions = Annotated[bool, typer.Option("--captions", help="With the events that only captions tell of.")]


def timeline(
    db: Db = None,
    as_json: AsJson = False,
    on: On = None,
    known_by: KnownBy = None,
    with_decisions: WithDecisions = False,
    status: StatusOption = None,
    event_type: TypeOption = None,
    captions: Captions = False,
    number: Days = None,
) -> None:
    """Show the events by date, with their status, who says so and how many origins stand behind them."""
    with opened(db, known_by, on, with_decisions) as record:
        whole, view = record.view, record.view_on_day
        claims = {c.id: c for c in view.claims}
        # JSON is for programs, which see by each mention's section what only a caption tells.
        rejected = sum(c.is_rejected for c in view.claims)
        chosen = [e for e in view.events if _wanted(e, claims, status, event_type, captions or as_json)]
        if number is not None:
            most = {told.day for told in told_days(record.view)[:number]}
            chosen = [e for e in chosen if e.date.is_day and e.date.first in most]
        if as_json:
            print_json(timeline_json(replace(view, events=tuple(chosen))))
            return
    for event in sorted(chosen, key=lambda e: e.place_in_time):
        print_event(event, claims)
    told = f"; {plural(rejected, 'mention')} rejected" if rejected else ""
    note(f"{len(chosen)} of {len(whole.events)} events{told}.")


def print_event(event: Event, claims: Mapping[str, Claim]) -> None:
    """Two lines an event: when, whether it is so, what, who, where; then the words and whose they are."""
    what = event.event_type + (f"/{event.mode}" if event.mode else "")
    where = f" · {event.place.name}" if event.place else ""
    parties = f" · {who(event)}" if who(event) else ""
    line = Text.assemble(
        (f"{days(event.date):<22}", "bold"), (f" {event.status.value:<13}", "cyan"), f"{what}{parties}{where}"
    )
    tell(line, soft_wrap=True)
    counted = (("mention", event.claim_ids), ("report", event.document_ids), ("origin", event.origins))
    counts = ", ".join(plural(len(held), noun) for noun, held in counted)
    at_odds = (
        "; reports disagree on " + ", ".join(disputed(d.field) for d in event.disputes)
        if event.disputes
        else ""
    )
    claim = claims[event.id]
    decided = "".join(f"; {decided_in_short(d)}" for d in decided_on(claims[i] for i in event.claim_ids))
    words = f"“{claim.mention.trigger.quote}” – {speakers_told(claim)}"
    told = f"{'':<23}{words}; {counts}{at_odds}{decided} · {event.id}"
    tell(told, markup=False, soft_wrap=True, style="dim")


def _wanted(
    event: Event,
    claims: dict[str, Claim],
    status: list[Status] | None,
    types: list[str] | None,
    captions: bool,
) -> bool:
    if status and event.status not in status:
        return False
    if types and event.event_type not in {t.upper() for t in types}:
        return False
    return captions or any(claims[i].section.value != "caption" for i in event.claim_ids)


def show(
    name: Annotated[
        str, typer.Argument(help="The id of an event, a mention or an arrangement, or an arrangement's name.")
    ],
    db: Db = None,
    as_json: AsJson = False,
    known_by: KnownBy = None,
    with_decisions: WithDecisions = False,
    why: Why = False,
) -> None:
    """Show one event or arrangement with every sentence that it rests on; with --why, one mention laid open."""
    with opened(db, known_by, with_decisions=with_decisions) as record:
        view = record.view
        if why and not as_json:
            _show_why(name, view, load_patterns(settings_for(db)))
            return
        event = next((e for e in view.events if name == e.id or name in e.claim_ids), None)
        rejected = next((c for c in view.claims if c.id == name and c.is_rejected), None)
        if event is not None:
            _show_event(event, view, as_json)
        elif rejected is not None:
            _show_rejected(rejected, view, as_json)
        else:
            _show_arrangement(name, view, as_json)


def _show_why(name: str, view: View, codebook: Codebook) -> None:
    claim = next((c for c in view.claims if c.id == name), None)
    if claim is None:
        raise NotFoundError(
            name, "is no mention of this record; --why takes the id of a mention, as `show` lists them"
        )
    document = next(d.reading.document for d in view.dated if d.reading.document.id == claim.document_id)
    show_why(claim, document, codebook)


def _show_event(event: Event, view: View, as_json: bool) -> None:
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    claims = {c.id: c for c in view.claims}
    if as_json:
        own = [claims[i] for i in event.claim_ids]
        mentions = [mention_json(c, documents[c.document_id], {c.id: event.id}, {}) for c in own]
        print_json(
            {"event": next(e for e in timeline_json(view) if e["id"] == event.id), "mentions": mentions}
        )
        return
    tell(
        f"[bold]{event.event_type}[/]{'/' + event.mode if event.mode else ''} · {event.status.value} · {event.id}"
    )
    tell(f"when   {days(event.date)} ({event.date.basis.value}{_reason(event)})", markup=False)
    tell(f"who    {who(event) or 'not stated'}", markup=False)
    tell(f"where  {event.place.name if event.place else 'not stated'}", markup=False)
    tell(origins_told(event.origins), markup=False)
    for dispute in event.disputes:
        sides = " | ".join(f"{s.value} ({len(s.claim_ids)})" for s in dispute.sides)
        tell(f"reports disagree on {disputed(dispute.field)}: {sides}", markup=False)
    for decided in decided_on(claims[i] for i in event.claim_ids):
        tell(f"decided: {decided_told(decided)}", markup=False, soft_wrap=True)
    for claim_id in event.claim_ids:
        _show_claim(claims[claim_id], view)
    for other in event.linked:
        tell(f"linked with {other}", markup=False)


def _show_rejected(claim: Claim, view: View, as_json: bool) -> None:
    if as_json:
        document = next(d.reading.document for d in view.dated if d.reading.document.id == claim.document_id)
        print_json({"event": None, "mentions": [mention_json(claim, document, {}, {})]})
        return
    tell("rejected: it stands in no event")
    for decided in claim.decided:
        tell(f"decided: {decided_told(decided)}", markup=False, soft_wrap=True)
    _show_claim(claim, view)


def _reason(event: Event) -> str:
    words = f", “{event.date.expression}”" if event.date.expression else ""
    counted = f", counted from {event.date.anchor}" if event.date.anchor else ""
    return words + counted


def _show_claim(claim: Claim, view: View) -> None:
    document = next(d.reading.document for d in view.dated if d.reading.document.id == claim.document_id)
    at = f"{document.name}:{line_of(document, claim.mention.trigger.start)}"
    tell("")
    tell(Text.assemble((at, "cyan"), f" · {claim.section.value} · {claim.mention.status.value} · {claim.id}"))
    tell(f"  said by {speakers_told(claim)}; rule {claim.mention.rule_id}", markup=False)
    for edit in (d for d in claim.decided if d.kind is DecisionKind.EDIT):
        tell(f"  decided: {changed(edit.field, edit.before, edit.after)} ({edit.decision_id})", markup=False)
    if claim.mention.condition:
        tell(f"  on condition: {claim.mention.condition.evidence.quote}", markup=False)
    show_words(document, claim.mention.sentence, claim.mention.trigger)
    for drift in view.lineage.drifts:
        sides = (drift.a, drift.b) if drift.a.document_id == claim.document_id else (drift.b, drift.a)
        if (
            sides[0].document_id == claim.document_id
            and sides[0].start < claim.mention.sentence.end
            and claim.mention.sentence.start < sides[0].end
        ):
            told = f"“{sides[0].quote}” here, “{sides[1].quote}” in {names_of(view)[sides[1].document_id]}"
            tell(f"  {drift.kind} changed between copies: {told}", markup=False)


def _show_arrangement(name: str, view: View, as_json: bool) -> None:
    if name.startswith(("mention-", "arr-")) and not any(name == a.id for a in view.arrangements):
        raise NotFoundError(name, "no such id in this record; ids change when a report's text does")
    try:
        arrangement = find_arrangement(view.arrangements, name)
    except NotFoundError as error:
        raise NotFoundError(
            name, f"is no event, mention or arrangement of this record; {error.message}"
        ) from error
    documents = {d.reading.document.id: d.reading.document for d in view.dated}
    if as_json:
        print_json(arrangement_json(arrangement, view))
        return
    parties = ", ".join(p.name for p in arrangement.parties) or "not stated"
    tell(
        Text.assemble((arrangement.name, "bold"), f" · {arrangement.kind} · {arrangement.id}"), soft_wrap=True
    )
    tell(
        f"parties {parties} · area {arrangement.area.name if arrangement.area else 'not stated'}",
        markup=False,
    )
    for transition in arrangement.transitions:
        tell("")
        flags = f" [{', '.join(transition.flags)}]" if transition.flags else ""
        tell(
            f"{days(transition.date)}  {transition.state.value}{flags}  {origins_told(transition.origins)}",
            markup=False,
        )
        for evidence in transition.evidence:
            document = documents[evidence.document_id]
            tell(f"  {document.name}:{line_of(document, evidence.start)}", markup=False, style="cyan")
            sentence = next(
                (c.mention.sentence for c in view.claims if c.mention.trigger == evidence), evidence
            )
            show_words(document, sentence, evidence)
    for claimed in arrangement.compliance:
        tell(f"{claimed.claimant} on {claimed.accused}: {claimed.verdict}", markup=False)
    for measured in arrangement.measurements:
        tell(f"measured: {measured.evidence[0].quote} ({days(measured.date)})", markup=False)


def search(
    words: Annotated[str, typer.Argument(help="Words that a sentence must hold, in any form.")],
    db: Db = None,
    as_json: AsJson = False,
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
) -> None:
    """Find sentences in the reports of the record."""
    settings = settings_for(db)
    with open_record(settings) as store:
        found = store.search(words, limit)
        documents = {e.document_id: store.document(e.document_id) for e in found}
    if as_json:
        named = [(documents[e.document_id], e) for e in found]
        print_json(
            [{"document": d.name, "start": e.start, "end": e.end, "text": e.quote} for d, e in named if d]
        )
        return
    for evidence in found:
        document = documents[evidence.document_id]
        if document is not None:
            tell(f"{document.name}:{line_of(document, evidence.start)}", style="cyan", markup=False)
            tell(f"  {evidence.quote}", markup=False)
    if not found:
        note(f"no sentence holds: {words}")
