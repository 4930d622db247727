"""Every type file proves itself: what its examples mark is found, and its not_examples hold no such mention."""

import pytest

from tests.stages.code.wording import marks_of, on, overlaps, told
from truceline.config import load_settings
from truceline.kit import load_wording

pytestmark = pytest.mark.model

TYPES = load_wording(load_settings(None, {})).codebook.types
EXAMPLES = [
    pytest.param(name, example, id=f"{name}-{number}")
    for name, file in sorted(TYPES.items())
    for number, example in enumerate(file.examples, start=1)
]
NOT_EXAMPLES = [
    pytest.param(name, text, id=f"{name}-not-{number}")
    for name, file in sorted(TYPES.items())
    for number, text in enumerate(file.not_examples, start=1)
]


@pytest.mark.parametrize(("event_type", "example"), EXAMPLES)
def test_an_example_is_coded_as_it_is_marked(coded, event_type, example):
    text, marks = marks_of(example.text)
    triggers = [span for role, span in marks if role == "trigger"]
    mentions = coded(text).mentions
    of_type = [m for m in mentions if m.event_type == event_type]

    assert triggers and all(on(of_type, span) for span in triggers), told(mentions)
    assert any(answers(mention, example, marks) for mention in on(of_type, triggers[0])), told(mentions)


@pytest.mark.parametrize(("event_type", "text"), NOT_EXAMPLES)
def test_a_not_example_holds_no_mention_of_its_type(coded, event_type, text):
    assert told(m for m in coded(text).mentions if m.event_type == event_type) == []


def test_every_type_has_examples_of_both_kinds():
    assert {name for name, file in TYPES.items() if not file.examples or not file.not_examples} == set()
    assert len(TYPES) == 16


def answers(mention, example, marks):
    """True where a mention has every participant that is marked and all else that the example says."""
    participants = {"actor": mention.actors, "recipient": mention.recipients}
    return (
        all(
            any(overlaps(words.evidence, span) for words in participants[role])
            for role, span in marks
            if role in participants
        )
        and example.status in (None, mention.status.value)
        and example.mode in (None, mention.mode)
        and (example.speaker is None or example.speaker in _first_speaker(mention))
    )


def _first_speaker(mention):
    return mention.speakers[0].words.evidence.quote if mention.speakers else ""
