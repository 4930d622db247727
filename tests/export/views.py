"""Views for tests of the exports: an empty one, and one with every optional value both given and missing."""

from datetime import date

from tests import build

from truceline.records.arrangement import Arrangement, ArrangementState, Transition
from truceline.records.claim import Lineage, SpeakerLink
from truceline.records.dates import Precision
from truceline.records.event import Dispute, DisputeSide, Event
from truceline.records.mention import Attribution, AttributionKind, Condition, Quantity, SpeakerKind, Status
from truceline.records.view import View

PATROLS = build.document(
    "Ayd\u0131nl\u0131\u00a0troops resumed joint patrols near Streck, an official said.\n"
    "They may stop the patrols unless 40 posts are removed.",
    "b.txt",
)
RAID = build.document(
    "\U0001f54a Rebels \u201craided\u201d a post, line\nby line; \u201c=HYPERLINK(1)\u201d, they say.",
    "a.txt",
)
NO_LINEAGE = Lineage(families=(), kinships=(), drifts=())

ALMARA = build.actor("Almara", "ALM")
EVIL = build.actor('=HYPERLINK("http://example.org";"+1")', kind=build.ActorKind.ARMED_GROUP)
STRECK = build.place("Streck", "ALM", lat=47.5, lon=12.25)
NOWHERE = build.changed(build.place("@home"), lat=None, lon=None, country=None)


def empty() -> View:
    """A view of nothing."""
    return View(dated=(), claims=(), events=(), arrangements=(), lineage=NO_LINEAGE, proposals=())


def full() -> View:
    """Two reports, three claims, three events, one arrangement; hostile names among the values."""
    resumed = build.mention(PATROLS, "resumed joint patrols", quantities=(_forty(),), contexts=("military",))
    stop = build.mention(
        PATROLS, "stop", status=Status.POSSIBLE, condition=_condition(), event_type="SANCTION"
    )
    raid = build.mention(RAID, "raided", event_type="ASSAULT", plover_type=None)
    claims = (
        build.claim(
            resumed,
            actors=(ALMARA, EVIL),
            date=build.day("2021-05-03"),
            place=STRECK,
            speakers=(_official(),),
            known_on=date(2021, 5, 4),
        ),
        build.claim(stop, due=build.span_of_days(None, "2021-06-30", Precision.BOUND)),
        build.claim(raid, recipients=(ALMARA,), place=NOWHERE),
    )
    return View(
        dated=(
            build.dated(
                build.changed(build.reading(PATROLS, (resumed, stop)), attributions=(_said(),)), "2021-05-04"
            ),
            build.dated(build.changed(build.reading(RAID, (raid,)), attributions=(_wish(), _quoted())), None),
        ),
        claims=claims,
        events=tuple(event_of(claim) for claim in claims),
        arrangements=(_programme(claims[0]),),
        lineage=NO_LINEAGE,
        proposals=(),
    )


def event_of(claim, **fields) -> Event:
    """The event of one claim alone."""
    mention = claim.mention
    plain = {
        "id": claim.id,
        "event_type": mention.event_type,
        "mode": mention.mode,
        "status": mention.status,
        "actors": claim.actors,
        "recipients": claim.recipients,
        "date": claim.date,
        "place": claim.place,
        "claim_ids": (claim.id,),
        "document_ids": (claim.document_id,),
        "origins": (claim.origin,),
        "first_known_on": claim.known_on,
        "disputes": (Dispute(field="date", sides=(DisputeSide(value="x", claim_ids=(claim.id,)),)),),
    }
    return Event(**{**plain, **fields})


def _programme(claim) -> Arrangement:
    resumed = Transition(
        state=ArrangementState.RESUMED,
        date=claim.date,
        known_on=claim.known_on,
        claim_ids=(claim.id,),
        evidence=(claim.mention.trigger,),
        origins=(claim.origin,),
    )
    return Arrangement(
        id="arr-1",
        kind="patrol_programme",
        name="Joint patrols, Streck",
        parties=(ALMARA,),
        area=STRECK,
        parent=None,
        transitions=(resumed,),
    )


def _said() -> Attribution:
    return Attribution(
        kind=AttributionKind.SPEECH,
        holder=build.words(PATROLS, "an official"),
        cue=build.evidence(PATROLS, "said"),
        content=(build.evidence(PATROLS, "resumed joint patrols"),),
        quoted=False,
    )


def _wish() -> Attribution:
    """One without a holder, its content in two pieces."""
    pieces = (build.evidence(RAID, "Rebels"), build.evidence(RAID, "a post"))
    raided = build.evidence(RAID, "raided")
    return Attribution(
        kind=AttributionKind.STANCE, holder=None, cue=raided, content=pieces, quoted=True, nested=True
    )


def _quoted() -> Attribution:
    return Attribution(
        kind=AttributionKind.SPEECH,
        holder=build.words(RAID, "they", refers_to=(build.evidence(RAID, "Rebels"),)),
        cue=build.evidence(RAID, "say"),
        content=(build.evidence(RAID, "=HYPERLINK(1)"),),
        quoted=False,
    )


def _official() -> SpeakerLink:
    return SpeakerLink(actor=build.actor("an official", None), kind=SpeakerKind.ANONYMOUS, quoted=False)


def _forty() -> Quantity:
    return Quantity(
        evidence=build.evidence(PATROLS, "40 posts"), value=None, low=40.0, high=None, unit="post"
    )


def _condition() -> Condition:
    return Condition(evidence=build.evidence(PATROLS, "unless 40 posts are removed"), cue="unless")
