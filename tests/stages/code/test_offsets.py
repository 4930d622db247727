"""Every value of a reading of the founding articles leads back to the words that it quotes."""

import dataclasses
from pathlib import Path

import pytest

from tests.build import NOON, document
from truceline import pipeline
from truceline.records.document import Evidence
from truceline.records.mention import Reading
from truceline.stages import ingest

SEEDS = Path(__file__).parents[4] / "shared" / "seeds"
# What trips up readers that count in another unit: no-break space, dotless i, a sign beyond 16 bits.
ODD_CHARACTERS = ("\u00a0", "\u0131")

pytestmark = pytest.mark.model
with_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the founding articles are not in ../shared/seeds")


@pytest.fixture(scope="module")
def readings(kit):
    paths = sorted(p for p in SEEDS.rglob("*") if p.suffix in ingest.READERS)
    return [pipeline.read(ingest.take(p, root=SEEDS, now=NOON), kit) for p in paths]


@pytest.mark.shared
@with_seeds
def test_every_quote_of_the_founding_articles_stands_where_it_says(readings):
    assert len(readings) >= 5
    for reading in readings:
        assert len(evidence_in(reading)) > 100
        assert misplaced(reading) == []


@pytest.mark.shared
@with_seeds
@pytest.mark.parametrize("character", ODD_CHARACTERS, ids=["no-break space", "dotless i"])
def test_quotes_hold_beyond_an_odd_character(readings, character):
    beyond = [
        e for r in readings for e in evidence_in(r) if character in r.document.text[: e.start] + e.quote
    ]

    assert any(character in e.quote for e in beyond)
    assert any(character not in e.quote for e in beyond)


@pytest.mark.shared
@with_seeds
def test_mentions_are_in_text_order_and_inside_their_sentences(readings):
    for reading in readings:
        starts = [m.trigger.start for m in reading.mentions]

        assert starts == sorted(starts)
        assert all(
            m.sentence.start <= m.trigger.start < m.trigger.end <= m.sentence.end for m in reading.mentions
        )


def test_quotes_hold_beyond_signs_of_more_than_sixteen_bits(coded):
    reading = coded(
        "\U0001f54a Ayd\u0131nl\u0131\u00a0troops \U0001f54a resumed joint\u00a0patrols on Monday."
    )

    assert [m.trigger.quote for m in reading.mentions] == ["resumed joint\u00a0patrols"]
    assert misplaced(reading) == []


def test_a_misplaced_quote_would_be_found(coded):
    reading = coded("Almaran troops resumed joint patrols on Monday.")
    moved = dataclasses.replace(reading, document=document("x" + reading.document.text))

    assert misplaced(reading) == []
    assert misplaced(moved) != []


def misplaced(reading: Reading) -> list[Evidence]:
    """The evidence whose quote is not what stands at its offsets in the reading's own document."""
    held = reading.document
    return [
        e
        for e in evidence_in(reading)
        if e.document_id != held.id or not e.quote or held.text[e.start : e.end] != e.quote
    ]


def evidence_in(value: object) -> list[Evidence]:
    """Every Evidence anywhere in a record, however deep."""
    if isinstance(value, Evidence):
        return [value]
    if dataclasses.is_dataclass(value):
        return [e for f in dataclasses.fields(value) for e in evidence_in(getattr(value, f.name))]
    if isinstance(value, tuple | list):
        return [e for item in value for e in evidence_in(item)]
    if isinstance(value, dict):
        return [e for item in value.values() for e in evidence_in(item)]
    return []
