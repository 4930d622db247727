"""The marks of the training sentences: read, written down again, and refused where they are wrong."""

from pathlib import Path

import pytest
from training.agreement import SecondMention, second_of, settled
from training.sentences import examples_of, marked, parse

from training import sentences

FOLDER = Path(sentences.__file__).parent / "sentences"
LINE = (
    "{speaker a:The mission} {cue a:said} {content a:{actor 1:the Orvel Front} {1 RETREAT/disarm happened:handed in}"
    " rifles at {place 1:the brickworks}}."
)


def test_marks_give_the_plain_text_and_its_spans() -> None:
    example = parse(LINE)

    assert example.text == "The mission said the Orvel Front handed in rifles at the brickworks."
    mention = example.mentions["1"]
    assert (mention.event_type, mention.mode, mention.status) == ("RETREAT", "disarm", "happened")
    assert [example.text[a:b] for a, b in mention.roles["actor"]] == ["the Orvel Front"]
    assert example.text[slice(*example.speech["a"]["content"][0])].startswith("the Orvel Front handed in")


def test_an_example_written_down_again_says_the_same() -> None:
    example = parse(LINE)

    again = parse(marked(example))

    assert (again.text, again.mentions, again.speech) == (example.text, example.mentions, example.speech)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("The army {1 ATTACK happened:shelled} it.", "no type"),
        ("The army {1 ASSAULT/shelling happened:shelled} it.", "no mode"),
        ("The army {1 REQUEST happened:asked} it.", "cannot be"),
        ("The {actor 2:army} {1 ASSAULT happened:shelled} it.", "belongs to no trigger"),
        ("The {actor 1:army {1 ASSAULT happened:shelled} it.", "not closed"),
        ("The army shelled} it.", "not opened"),
    ],
)
def test_a_wrong_mark_is_refused_by_what_is_wrong(line: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        parse(line)


def test_every_training_sentence_can_be_read() -> None:
    examples, faults = examples_of(FOLDER)

    assert faults == []
    assert len(examples) >= 4_000


def test_what_only_one_reading_has_is_disputed_and_teaches_nothing() -> None:
    first = parse("{actor 1:The army} {1 ASSAULT happened:shelled} it and {2 AID happened:fed} the town.")
    shelled = SecondMention(first.mentions["1"].trigger, "ASSAULT", "", "happened", [], [])

    line = settled(first, [shelled])

    assert line == "{actor 1:The army} {1 ASSAULT happened:shelled} it and {?:fed} the town."


def test_a_second_reading_without_a_line_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "w1-01.txt"
    file.write_text("1 | ASSAULT happened :: shelled :: The army :: -\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no line for"):
        second_of(file, ["The army shelled it.", "It rained."])
