"""The attributions export: holder, cue and content by their words."""

import json

from tests.export import views

from truceline.export import EXPORTERS


def lines():
    return [json.loads(line) for line in EXPORTERS["attributions"](views.full())]


def test_a_line_gives_holder_cue_and_content_with_their_offsets():
    said = next(line for line in lines() if line["document"] == "b.txt")

    assert said["kind"] == "speech"
    assert [said[key]["text"] for key in ("holder", "cue")] == ["an official", "said"]
    assert said["nested"] is False
    [content] = said["content"]
    assert views.PATROLS.text[content["start"] : content["end"]] == content["text"] == "resumed joint patrols"


def test_a_stance_that_nobody_is_named_for_has_no_holder():
    stance = next(line for line in lines() if line["kind"] == "stance")

    assert stance["holder"] is None and stance["stands_for"] == []
    assert [piece["text"] for piece in stance["content"]] == ["Rebels", "a post"]
    assert stance["quoted"] is True and stance["nested"] is True


def test_a_pronoun_gives_the_words_that_it_stands_for():
    they = next(line for line in lines() if line["holder"] and line["holder"]["text"] == "they")

    assert [words["text"] for words in they["stands_for"]] == ["Rebels"]
