"""Words for two sides resolve to the parties of any kind that the report named together."""

from pathlib import Path

import pytest

from tests import build
from truceline.records.claim import ActorLink
from truceline.records.mention import NameKind
from truceline.reference.actors import ActorBook, load_actors
from truceline.stages.resolve.actors import actor_context, resolve_actor

DATA = Path(__file__).parents[3] / "src" / "truceline" / "data" / "actors"


@pytest.fixture(scope="module")
def book() -> ActorBook:
    return load_actors([DATA])


def sides(book: ActorBook, before: str, phrase: str = "the two sides") -> tuple[ActorLink, ...]:
    document = build.document(f"{before} Later {phrase} met.")
    words = build.words(document, phrase, head=phrase.split()[-1], kind=NameKind.DESCRIPTION)
    context = actor_context(build.reading(document, names=(words,)), book)
    return resolve_actor(words, document=document, book=book, context=context)


@pytest.mark.parametrize(
    "phrase", ["the two sides", "both sides", "the parties", "the warring parties", "each other"]
)
def test_a_state_and_a_group_are_two_sides(book: ActorBook, phrase: str) -> None:
    links = sides(book, "Israel and Hamas agreed. Egypt watched.", phrase)
    assert [link.name for link in links] == ["Israel", "Hamas"]
    assert all(link.inferred and "named together" in link.inferred for link in links)
    assert all(link.evidence.quote == phrase for link in links)


@pytest.mark.parametrize(
    ("before", "names"),
    [
        (
            "The Colombian government and the ELN agreed. Cuba watched.",
            ["Colombia", "ELN"],
        ),
        ("The Malian government spoke. The government and the rebels agreed.", ["Mali", "rebels"]),
        ("Fighting between Hezbollah and Hamas began. Chad watched.", ["Hezbollah", "Hamas"]),
        ("Chadian and Malian troops clashed.", ["Chadian Armed Forces", "Malian Armed Forces"]),
        ("Chad and Mali agreed. Later Israel and Hamas did.", ["Israel", "Hamas"]),
    ],
)
def test_the_sides_are_the_latest_parties_named_together(
    book: ActorBook, before: str, names: list[str]
) -> None:
    assert [link.name for link in sides(book, before)] == names


@pytest.mark.parametrize("told", ["Chad and Niger mediated.", "The talks were hosted by Chad and Niger."])
def test_who_mediates_is_no_side(book: ActorBook, told: str) -> None:
    assert [link.name for link in sides(book, f"Israel and Hamas met. {told}")] == ["Israel", "Hamas"]


def test_the_two_countries_are_never_a_group(book: ActorBook) -> None:
    links = sides(book, "Chad and Mali met. Israel and Hamas agreed.", "the two countries")
    assert [link.country for link in links] == ["TCD", "MLI"]
