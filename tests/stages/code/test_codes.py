"""The nearest CAMEO code: by what is asked, threatened, refused, stopped or broken."""

import pytest

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Brenno {trigger:called for a ceasefire} in Tovar province.", "1056"),
        ("Almara {trigger:demanded the release} of the hostages.", "1053"),
        ("The rebels {trigger:must withdraw} from Streck.", "1056"),
        ("Almara threatened an {trigger:air strike} on the port.", "1384"),
        ("Almara has {trigger:threatened} to impose sanctions on Brenno.", "1312"),
        ("The rebels {trigger:would not meet} the president.", "125"),
        ("Almara {trigger:suspended joint patrols} with Brenno.", "160"),
        ("Almara {trigger:suspended its food aid} to Brenno.", "1623"),
        ("Almara {trigger:suspended} the {event:peace talks} with Brenno.", "164"),
        ("The rebels {trigger:ended hostilities} in Tovar.", "087"),
        ("Almara {trigger:extradited} the suspects to Brenno.", "063"),
        ("The rebels {trigger:violated the ceasefire} on Sunday.", "196"),
        ("Almara {trigger:bombed} the town from the air.", "195"),
        ("The rebels {trigger:gave an ultimatum} to the government.", "139"),
    ],
)
def test_the_thing_talked_about_gives_the_code(mention_on, sentence, code):
    assert mention_on(sentence).cameo == code
