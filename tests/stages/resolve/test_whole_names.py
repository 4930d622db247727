"""Words cut out of a longer known name are read with the whole of it."""

from pathlib import Path

import pytest

from tests import build
from truceline.records.mention import NameKind
from truceline.reference.actors import ActorBook, load_actors
from truceline.stages.resolve.actors import actor_context, resolve_actor

DATA = Path(__file__).parents[3] / "src" / "truceline" / "data" / "actors"


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actors([DATA])


@pytest.mark.parametrize(
    ("whole", "country"),
    [("Greek Cypriot leaders", "CYP"), ("Turkish Cypriot police", None), ("Bosnian Serb forces", None)],
)
def test_both_parts_of_a_split_name_are_one_actor(book: ActorBook, whole: str, country: str | None) -> None:
    first, rest = whole.split(" ", 1)
    document = build.document(f"On Monday {whole} refused.", published=build.day("2020-02-03"))
    head = rest.split()[-1].rstrip("s")
    parts = [
        build.words(document, first, kind=NameKind.NATIONALITY, head=head, label="NORP"),
        build.words(document, rest, kind=NameKind.NATIONALITY, head=head, label="NORP"),
    ]
    context = actor_context(build.reading(document, names=tuple(parts)), book)
    (link,) = (x for p in parts for x in resolve_actor(p, document=document, book=book, context=context))
    assert (link.name, link.country, link.evidence.quote) == (whole, country, whole)


def test_two_nationalities_that_are_no_name_together_stay_apart(book: ActorBook) -> None:
    document = build.document("Then Chadian and Malian troops left.")
    parts = [build.words(document, p, kind=NameKind.NATIONALITY, head="troop") for p in ("Chadian", "Malian")]
    context = actor_context(build.reading(document, names=tuple(parts)), book)
    links = [x for p in parts for x in resolve_actor(p, document=document, book=book, context=context)]
    assert [x.country for x in links] == ["TCD", "MLI"]
