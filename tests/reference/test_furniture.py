"""The words of page furniture."""

import pytest

from truceline.errors import DataFileError
from truceline.reference.furniture import english_furniture, load_furniture, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Leave a Comment!", ["leave", "a", "comment"]),
        ("12 Comments", ["#", "comments"]),
        ("© 2024 Valley Post", ["©", "#", "valley", "post"]),
        ("Editor’s note: see", ["editor's", "note", ":", "see"]),
        ("— | •", []),
    ],
)
def test_words_are_compared_without_case_marks_and_numbers(text, words):
    assert words_of(text) == words


def test_a_phrase_is_found_at_the_beginning_or_anywhere():
    words = words_of("Your email address will not be published")

    assert english_furniture().begins("start", words) == "your email"
    assert english_furniture().holds("anywhere", words)
    assert english_furniture().begins("start", words_of("The army will subscribe to the truce")) is None


def test_a_file_that_breaks_its_form_is_refused(tmp_path):
    path = tmp_path / "furniture.yaml"
    path.write_text("whole: [menu]\ncolour: [red]")

    with pytest.raises(DataFileError, match="colour"):
        load_furniture(path)
