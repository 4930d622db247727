"""Who has part in what, and who did what with whom."""

import pytest

from tests import build
from truceline.errors import NotFoundError
from truceline.records.claim import ActorKind, Lineage
from truceline.records.event import Event
from truceline.records.mention import Status
from truceline.records.view import View
from truceline.web.acting import cast_of, told_words

DOCUMENT = build.document("Militias shelled the port. They may shell it again, the envoy said.")
MILITIAS, PORT = build.actor("Militias", kind=ActorKind.ARMED_GROUP), build.actor("Port", id=None)
THEY = build.actor("Militias", inferred="“They” refers back to “Militias”")
SHELLED = build.claim(build.mention(DOCUMENT, "shelled"), actors=(MILITIAS, MILITIAS), recipients=(PORT,))
AGAIN = build.claim(build.mention(DOCUMENT, "shell it"), actors=(THEY,), recipients=(PORT,))


def event(claim, status: Status) -> Event:  # type: ignore[no-untyped-def]
    """An attack that one claim tells of."""
    return Event(
        id=claim.id,
        event_type="ASSAULT",
        mode=None,
        status=status,
        actors=claim.actors,
        recipients=claim.recipients,
        date=claim.date,
        place=None,
        claim_ids=(claim.id,),
        document_ids=(claim.document_id,),
        origins=(),
        first_known_on=None,
    )


CAST = cast_of(
    View(
        dated=(),
        claims=(SHELLED, AGAIN),
        events=(event(SHELLED, Status.HAPPENED), event(AGAIN, Status.POSSIBLE)),
        arrangements=(),
        lineage=Lineage(families=(), kinships=(), drifts=()),
        proposals=(),
    )
)


def test_an_actor_named_twice_in_an_event_has_part_in_it_once() -> None:
    assert [len(CAST.find("actor-militias").acts), len(CAST.find("Port").undergoes)] == [2, 2]


def test_pairs_are_counted_by_quad_class_what_is_so_apart_from_the_rest() -> None:
    pair = ("actor-militias", "Port")

    assert (CAST.so[pair], CAST.all[pair]) == ({4: 1}, {4: 2})


def test_words_are_told_with_why_they_were_taken_for_the_actor() -> None:
    told = [(link.inferred, count) for link, count in told_words(CAST.find("militias"))]

    assert told == [(None, 2), ("“They” refers back to “Militias”", 1)]


def test_an_unknown_name_is_told() -> None:
    with pytest.raises(NotFoundError):
        CAST.find("nobody")
