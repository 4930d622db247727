"""The kind of its clause leaves an event open that no word decides."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Had the rebels {trigger:attacked} the convoy, it would have turned back.", "not_happened"),
        ("Had the rebels not {trigger:attacked} the convoy, it would have arrived.", "happened"),
        ("If the rebels had {trigger:attacked}, the convoy would have turned back.", "not_happened"),
        ("But for the fog the rebels would not have {trigger:attacked} the convoy.", "happened"),
        ("The army moved guns to the coast in case the rebels {trigger:attacked}.", "possible"),
        ("The convoy waited until the army {trigger:captured} the bridge.", "happened"),
    ],
)
def test_conditions_with_and_without_if(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The observers will go home once the rebels {trigger:withdraw} from Streck.", "planned"),
        ("The observers went home once the rebels {trigger:withdrew} from Streck.", "happened"),
        ("Did the rebels {trigger:attack} the convoy?", "possible"),
        ("Why did the rebels {trigger:attack} the convoy?", "happened"),
        ("The rebels may or may not have {trigger:attacked} the convoy.", "possible"),
    ],
)
def test_times_to_come_and_questions(mention_on, sentence, status):
    assert mention_on(sentence).status.value == status
