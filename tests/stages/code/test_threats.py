"""Threats and demands that no single verb names."""

import pytest

from tests.stages.code.wording import quotes, told

pytestmark = pytest.mark.model


def test_violence_that_its_own_side_announces_is_a_threat(mention_on):
    mention = mention_on('"We will {trigger:attack} Vesk," President Omar Tell of Almara said.')

    assert (mention.event_type, mention.mode, mention.status.value) == ("THREATEN", "violence", "threatened")
    assert quotes(mention.recipients) == ["Vesk"]


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said Almara would {trigger:attack} Vesk.",
        "Almara will {trigger:attack} Vesk on Monday.",
    ],
)
def test_violence_that_others_expect_is_a_plan(mention_on, text):
    mention = mention_on(text)

    assert (mention.event_type, mention.status.value) == ("ASSAULT", "planned")


def test_a_threat_unless_something_is_done_is_a_demand_too(coded):
    reading = coded("Almara threatened to attack Vesk unless it withdraws its troops.")

    found = {m.event_type: m for m in reading.mentions}
    assert {"THREATEN", "REQUEST"} <= set(found), told(reading.mentions)
    assert (found["REQUEST"].mode, found["REQUEST"].status.value) == ("yield", "demanded")
    assert quotes(found["REQUEST"].actors) == ["Almara"]
    assert quotes(found["REQUEST"].recipients) == ["it"]


def test_a_condition_without_a_threat_demands_nothing(coded):
    found = coded("Almara will help Vesk unless it withdraws its troops.").mentions

    assert "REQUEST" not in {m.event_type for m in found}
