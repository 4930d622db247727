"""Which reports share wording, and how much of it."""

import random
import time
from itertools import combinations
from pathlib import Path

import pytest
from tests.build import changed
from tests.probes.invented_reports import DIGEST, HARBOUR, PAIRS, PATROLS, PATROLS_REWRITTEN
from tests.probes.plain_readings import sentence_reading

from truceline.records.claim import Kinship
from truceline.stages.trace import compare, sketch, trace

KIN = {"reprint", "rewrite", "compilation"}


@pytest.mark.parametrize(("first", "second", "kind"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_two_reports_are_judged_by_their_passages(first: str, second: str, kind: str | None) -> None:
    found = [
        k.kind for k in trace((sentence_reading(first, "a"), sentence_reading(second, "b"))) if k.kind in KIN
    ]

    assert found == ([kind] if kind else [])


def test_among_all_reports_the_same_pairs_are_kin_as_alone() -> None:
    texts = sorted({text for _, *pair, _ in PAIRS for text in pair})
    readings = tuple(sentence_reading(text, f"{i:02}") for i, text in enumerate(texts))
    named = {reading.document.id: reading.document.text for reading in readings}

    found = {(frozenset((named[k.a], named[k.b])), k.kind) for k in trace(readings) if k.kind in KIN}

    stated = {(frozenset((a, b)), kind) for _, a, b, kind in PAIRS if kind}
    assert stated <= found
    assert {pair for pair, _ in found - stated} <= {
        frozenset((text, DIGEST)) for text in texts if "Ostrel valley" in text and text != DIGEST
    }


def test_reworded_passages_are_aligned_one_by_one() -> None:
    [kin] = trace((sentence_reading(PATROLS, "a"), sentence_reading(PATROLS_REWRITTEN, "b")))

    told = {passage.a.quote[:20]: passage.b.quote[:20] for passage in kin.aligned}

    assert told["They stopped in Apri"] == "They halted in April"
    assert told["Some 12,400 people w"] == "Around 12,400 person"
    assert "A Karskan delegation" not in told


def test_aligned_passages_are_words_of_their_documents() -> None:
    first, second = sentence_reading(PATROLS, "a"), sentence_reading(DIGEST, "b")

    [kin] = trace((first, second))

    assert all(first.document.text[p.a.start : p.a.end] == p.a.quote for p in kin.aligned)
    assert all(second.document.text[p.b.start : p.b.end] == p.b.quote for p in kin.aligned)


def test_order_of_readings_makes_no_difference() -> None:
    readings = [
        sentence_reading(text, name)
        for name, text in (("d", PATROLS), ("b", DIGEST), ("c", HARBOUR), ("a", PATROLS_REWRITTEN))
    ]

    found = trace(tuple(readings))

    assert [(k.a, k.b) for k in found] == sorted((k.a, k.b) for k in found)
    assert all(k.a < k.b for k in found)
    assert trace(tuple(reversed(readings))) == found


def test_passages_without_signatures_are_compared_all_the_same() -> None:
    readings = (sentence_reading(PATROLS, "a"), sentence_reading(DIGEST, "b"))
    bare = tuple(
        changed(r, passages=tuple(changed(passage, signature=()) for passage in r.passages)) for r in readings
    )

    assert trace(bare) == trace(readings)


def test_reason_says_how_many_passages_run_alike() -> None:
    [kin] = trace((sentence_reading(HARBOUR, "a"), sentence_reading(DIGEST, "b")))

    assert kin.reason.startswith("4 of 6 passages run like 3 of 9")


@pytest.mark.parametrize("text", ["", "   ", "…", "One."])
def test_reports_with_next_to_no_words_have_no_kin(text: str) -> None:
    assert trace((sentence_reading(text, "a"), sentence_reading(text, "b"))) == ()


def test_one_report_has_no_kin() -> None:
    assert trace((sentence_reading(PATROLS, "a"),)) == ()


def _generated(number: int, copies: int) -> list[str]:
    """Reports of twelve sentences from one vocabulary; the last ones copy earlier ones but for a sentence."""
    source = random.Random(7)
    words = [
        f"{a}{b}{c}"
        for a in ("ka", "ve", "tor", "mi", "su")
        for b in "lnrstv"
        for c in ("en", "ok", "a", "ith", "um")
    ]
    vocabulary = [f"{first}{second}" for first in words for second in words[:12]]

    def sentence() -> str:
        return " ".join(source.choice(vocabulary) for _ in range(18)).capitalize() + "."

    made = ["\n".join(sentence() for _ in range(12)) for _ in range(number - copies)]
    return made + ["\n".join([sentence(), *made[i].split("\n")[2:]]) for i in range(copies)]


def test_two_thousand_reports_take_seconds() -> None:
    readings = tuple(sentence_reading(text, f"{i:04}") for i, text in enumerate(_generated(2000, 100)))

    start = time.process_time()
    found = trace(readings)
    spent = time.process_time() - start

    assert {(k.a, k.b) for k in found if k.kind == "reprint"} == {
        (f"doc-{i:04}", f"doc-{1900 + i}") for i in range(100)
    }
    assert spent < 20


def test_a_sentence_on_every_page_does_not_compare_all_with_all() -> None:
    line = "All rights in this page belong to the publishing house of the Ostrel valley and its heirs."
    readings = tuple(
        sentence_reading(f"{text}\n{line}", f"{i:04}") for i, text in enumerate(_generated(400, 0))
    )

    start = time.process_time()
    found = trace(readings)
    spent = time.process_time() - start

    assert not [k for k in found if k.kind in KIN]
    assert spent < 10


def test_one_wire_story_on_three_hundred_sites_is_connected() -> None:
    readings = tuple(sentence_reading(f"{PATROLS}\nSite {i}.", f"{i:04}") for i in range(300))

    reached = {readings[0].document.id}
    for kin in trace(readings):
        assert kin.kind == "reprint"
        if kin.a in reached:
            reached.add(kin.b)

    assert len(reached) == 300


SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="the founding articles are not in ../shared")
def test_of_the_founding_articles_only_the_two_tellings_of_one_story_are_kin() -> None:
    readings = tuple(sentence_reading(p.read_text("utf-8"), p.name[:3]) for p in sorted(SEEDS.glob("*.txt")))

    found = {(k.a, k.b): k.kind for k in trace(readings) if k.kind in KIN}

    assert len(list(combinations(readings, 2))) == 10
    assert found == {("doc-002", "doc-003"): "rewrite"}


def test_judgements_that_are_kept_change_no_answer() -> None:
    texts = sorted({text for _, *pair, _ in PAIRS for text in pair})
    readings = {r.document.id: r for i, text in enumerate(texts) for r in [sentence_reading(text, f"{i:02}")]}
    sketches = {name: sketch(reading) for name, reading in readings.items()}
    some = {name: sketches[name] for name in sorted(sketches)[::2]}

    earlier = compare(readings, some)
    asked: set[str] = set()

    class Asked(dict):
        def __getitem__(self, name: str):
            asked.add(name)
            return super().__getitem__(name)

    assert compare(Asked(readings), sketches, earlier) == compare(readings, sketches)
    assert compare(Asked(readings), some, earlier) == earlier
    asked.clear()
    compare(Asked(readings), some, earlier)
    assert asked == set()


def test_kinships_found_among_fewer_reports_are_taken_over_and_change_no_answer() -> None:
    texts = sorted({text for _, *pair, _ in PAIRS for text in pair})
    readings = tuple(sentence_reading(text, f"{i:02}") for i, text in enumerate(texts))
    whole = trace(readings)
    assert any(kinship.alone for kinship in whole)

    for seed in range(8):
        some = tuple(random.Random(seed).sample(readings, len(readings) // 2))
        assert trace(readings, trace(some)) == whole
        assert trace(some, whole) == trace(some)


def test_a_pair_that_is_known_is_not_judged_again() -> None:
    readings = (sentence_reading(PATROLS, "a"), sentence_reading(PATROLS_REWRITTEN, "b"))
    [kinship] = trace(readings)

    [found] = trace(readings, [changed(kinship, reason="as it was found before")])

    assert found.reason == "as it was found before"


def test_what_was_found_of_any_part_of_the_reports_changes_nothing() -> None:
    texts = sorted({text for _, *pair, _ in PAIRS for text in pair})
    readings = tuple(sentence_reading(text, f"{i:02}") for i, text in enumerate(texts))
    whole = trace(readings)
    rng = random.Random(11)
    for _ in range(6):
        earlier: tuple[Kinship, ...] = ()
        for known in sorted(rng.randrange(len(readings)) for _ in range(3)):
            earlier = trace(tuple(rng.sample(readings, known)), earlier)

        assert trace(readings, earlier) == whole
