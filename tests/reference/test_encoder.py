"""The learned reader as it is shipped: what it sees in plain sentences, alike twice, and what it says where broken."""

from pathlib import Path

import pytest

from truceline.errors import DataFileError
from truceline.kit import READER
from truceline.reference.encoder import Encoder, load_encoder

# Sentences of which the reader is sure: other processors change the last digits of a share, and no label.
PLAIN = [
    ("The army of Vesk shelled the port of Ostrel on Monday.", "shelled", "ASSAULT", "happened"),
    ("Rebel fighters may withdraw from the valley next week.", "withdraw", "RETREAT", "possible"),
    ("The opposition demanded the release of all prisoners.", "demanded", "REQUEST", "demanded"),
    ("Police arrested forty protesters outside the ministry.", "arrested", "COERCE", "happened"),
    ("The minister denied that his troops had bombed the village.", "bombed", "ASSAULT", "denied"),
]


@pytest.fixture(scope="module")
def reader() -> Encoder:
    return load_encoder(READER)


@pytest.mark.parametrize(("sentence", "word", "event_type", "status"), PLAIN)
def test_a_plain_sentence_has_its_event_with_type_and_status(
    reader: Encoder, sentence: str, word: str, event_type: str, status: str
) -> None:
    seen = reader.see(sentence)

    found = [t for t in seen.triggers(0.5) if word in sentence[t.start : t.end]]

    assert [t.event_type for t in found] == [event_type]
    statuses = seen.status_of(found[0].start, found[0].end)
    assert max(statuses, key=lambda s: statuses[s]) == status


def test_roles_are_stretches_of_the_sentence(reader: Encoder) -> None:
    sentence = PLAIN[0][0]
    start = sentence.index("shelled")

    ties = reader.see(sentence).roles_of(start, start + len("shelled"))

    words = {tie.role: sentence[tie.start : tie.end] for tie in ties}
    assert words["actor"] == "The army of Vesk"
    assert words["recipient"] in {"Ostrel", "the port of Ostrel"}


def test_a_pair_has_shares_of_all_relations_that_add_up_to_one(reader: Encoder) -> None:
    sentence = "Vesk accused Ostrel of breaking the truce."

    shares = reader.relation(sentence, (0, 4), (13, 19))

    assert sum(shares.values()) == pytest.approx(1.0, abs=1e-4)
    assert max(shares, key=lambda name: shares[name]) == "ACCUSE"


def test_a_sentence_is_read_alike_twice_and_whatever_was_read_before(reader: Encoder) -> None:
    first = list(reader.see(PLAIN[0][0]).triggers(0.1))
    reader.see(PLAIN[3][0])

    assert list(reader.see(PLAIN[0][0]).triggers(0.1)) == first


def test_what_stands_beyond_the_longest_is_not_looked_at_and_does_no_harm(reader: Encoder) -> None:
    sentence = "word " * 2_000 + "and the army shelled the port."

    seen = reader.see(sentence)

    assert seen.status_of(len(sentence) - 20, len(sentence)) == {}
    assert seen.roles_of(len(sentence) - 20, len(sentence)) == ()


def test_a_missing_model_says_which_file_and_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="learned reader cannot be loaded"):
        load_encoder(tmp_path)
