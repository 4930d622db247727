"""Words, runs of words and their signatures."""

import subprocess
import sys

import pytest

from truceline.reference.shingles import containment, fold, shingles, signature_of, words_of

PINNED = (174744171, 1536456764, 2175036419)


def folded(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Bridge, at Darvena — reopened.", "the bridge at darvena reopened"),
        ("900,000 people", "900000 people"),
        ("Kırşehir’s mayor", "Kirsehir's mayor"),
        ("thirty\u00a0days", "thirty days"),
        ("the U.S. envoy", "the US envoy"),
        ("Caf\u00e9", "Cafe\u0301"),
        ("cease\u00adfire", "ceasefire"),
    ],
)
def test_writing_habits_are_no_difference_in_wording(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("3.7", "37"), ("1,000", "1.000"), ("2019", "2091")])
def test_numbers_that_differ_stay_different(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_words_know_where_they_stand_in_the_text() -> None:
    text = "Gen. Łukasz’s men held 1,200 posts."

    assert [text[w.start : w.end] for w in words_of(text)] == [
        "Gen",
        "Łukasz",
        "men",
        "held",
        "1,200",
        "posts",
    ]


def test_a_passage_shorter_than_a_run_is_one_run() -> None:
    assert shingles(["talks", "failed"]) == {"talks failed"}


def test_no_words_have_no_runs_and_no_signature() -> None:
    assert shingles([]) == frozenset()
    assert signature_of(" … ") == ()


def test_containment_looks_one_way() -> None:
    part, whole = shingles(["a", "b", "c", "d"]), shingles(["a", "b", "c", "d", "e", "f"])

    assert containment(part, whole) == 1.0
    assert containment(whole, part) == 0.5
    assert containment(frozenset(), whole) == 0.0


def test_signatures_of_like_passages_agree_more_than_those_of_unlike_ones() -> None:
    first = signature_of("Patrols on the Ostrel road began again on Monday after a pause of six weeks.")
    near = signature_of("Patrols on the Ostrel road began again on Monday after a pause of two months.")
    far = signature_of("The finance committee put off its vote on the new harbour tax until autumn.")

    assert sum(a == b for a, b in zip(first, near, strict=True)) >= 4
    assert sum(a == b for a, b in zip(first, far, strict=True)) == 0


def test_signature_is_the_same_in_another_process() -> None:
    sentence = "The crossing at Darvena was opened again on Monday."
    program = f"from truceline.reference.shingles import signature_of; print(signature_of({sentence!r}))"

    printed = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": "7"},
    )

    assert printed.stdout.strip() == str(signature_of(sentence))


def test_signature_never_changes_between_versions() -> None:
    """Stored signatures are compared with new ones; a change here must change `made_with`."""
    assert signature_of("The crossing at Darvena was opened again on Monday.")[:3] == PINNED


def test_folding_keeps_the_dot_of_a_number() -> None:
    assert fold("3.5") == "3.5"
    assert fold("U.N.") == "un"
