"""Reports as the store takes them: a capture and what was read of it."""

import hashlib
from datetime import date, datetime

from tests import build

from truceline.records.arrangement import Arrangement
from truceline.records.claim import AlignedPassages, Drift, Family, FamilyMember, Kinship, Lineage
from truceline.records.document import Capture
from truceline.records.event import Event, Proposal
from truceline.records.mention import Reading
from truceline.records.serial import stable_id
from truceline.records.view import View


def capture(name: str, text: str, fetched_at: datetime = build.NOON) -> Capture:
    """A capture whose id and digest come from its name and content, as ingest makes them."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    plain = build.capture(text, name)
    return build.changed(plain, id=stable_id("capture", name, digest), sha256=digest, fetched_at=fetched_at)


def reading(capture: Capture, made_with: str = "first codebook") -> Reading:
    """What is read of a capture: its text, line by line, and one mention of its first word."""
    text = capture.content.decode()
    plain = build.document(text, capture.name, id=f"doc-{capture.id}", capture_id=capture.id)
    mention = build.mention(plain, text.split()[0], id=f"m-{capture.id}")
    return build.reading(plain, (mention,), made_with=made_with)


def view(*readings: Reading) -> View:
    """A view with one of everything for each reading, and the kinship of the first two."""
    return View(
        dated=tuple(
            build.dated(reading, "2031-03-03", anchors={0: date(2031, 3, 1), 7: date(2031, 3, 2)})
            for reading in readings
        ),
        claims=tuple(build.claim(mention) for reading in readings for mention in reading.mentions),
        events=tuple(map(_event, readings)),
        arrangements=tuple(map(_arrangement, readings)),
        lineage=_lineage(*readings),
        proposals=(Proposal(a="m-1", b="m-2", score=0.5, reasons=("same day", "same place")),),
    )


def _event(reading: Reading) -> Event:
    [mention] = reading.mentions
    return Event(
        id=mention.id,
        event_type=mention.event_type,
        mode=None,
        status=mention.status,
        actors=(build.actor("Ostrel", "OST"),),
        recipients=(),
        date=build.span_of_days(None, "2031-03-03"),
        place=build.place("Darvena"),
        claim_ids=(mention.id,),
        document_ids=(reading.document.id,),
        origins=(build.origin(),),
        first_known_on=date(2031, 3, 3),
    )


def _arrangement(reading: Reading) -> Arrangement:
    name = reading.document.name
    return Arrangement(
        id=f"arr-{name}",
        kind="patrol_programme",
        name=name,
        parties=(),
        area=None,
        parent=None,
        transitions=(),
    )


def _lineage(*readings: Reading) -> Lineage:
    documents = [reading.document for reading in readings]
    passages = tuple(document.evidence(0, 5) for document in documents)
    members = tuple(FamilyMember(document_id=d.id, kind="unknown", reason="no sign") for d in documents)
    families = (Family(id="fam-1", members=members, passages=passages),)
    if len(documents) < 2:
        return Lineage(families=families, kinships=(), drifts=())
    a, b = passages[:2]
    aligned = (AlignedPassages(a=a, b=b, score=0.75),)
    kin = Kinship(
        a=a.document_id, b=b.document_id, kind="rewrite", score=0.75, reason="shared runs", aligned=aligned
    )
    return Lineage(
        families=families,
        kinships=(kin,),
        drifts=(Drift(a=a, b=b, kind="number"),),
        unlike=((b.document_id, a.document_id), (a.document_id, "doc-other")),
    )
