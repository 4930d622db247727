"""A double is the same report in other words of the same length."""

from benchmarks.worlds import doubles
from tests import build


def test_a_double_keeps_the_trigger_and_every_place_in_the_text():
    document = build.document("Almara attacked Veskor.\nOrland watched quietly.", "a.txt")
    mention = build.mention(document, "attacked", actors=(build.words(document, "Almara"),))
    real, double = doubles([build.reading(document, (mention,))], 2)
    [told] = double.mentions
    evidence = told.actors[0].evidence

    assert real.document is document
    assert len(double.document.text) == len(document.text)
    assert double.document.id != document.id
    assert told.trigger.quote == "attacked"
    assert evidence.quote == double.document.text[evidence.start : evidence.end]
    assert evidence.document_id == double.document.id
