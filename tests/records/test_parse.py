"""A parsed paragraph: children, edges, stretches and neighbours, whatever the tree."""

import pytest

from truceline.records.parse import Paragraph, Stretch, Token


def paragraph(text, heads):
    """A paragraph of the words of a text, each hanging on the word of that place."""
    made = Paragraph(text)
    words, at = [], 0
    for i, word in enumerate(text.split()):
        at = text.index(word, at)
        words.append(
            Token(
                made,
                i,
                at,
                word,
                lower=word.lower(),
                lemma=word.lower(),
                pos="X",
                tag="X",
                dep="dep",
                ent_type="",
                ent_iob="O",
                is_alpha=True,
                is_punct=False,
                is_space=False,
                like_num=False,
                spaced=True,
            )
        )
        at += len(word)
    for word, above in zip(words, heads, strict=True):
        word.head = words[above]
    made.words = tuple(words)
    made.sents = (Stretch(made, 0, len(words)),)
    made.link()
    return made


@pytest.fixture
def fox():
    """ "The quick fox jumped over dogs", with "jumped" at the top."""
    return paragraph("The quick fox jumped over dogs", [2, 2, 3, 3, 3, 4])


def texts(tokens):
    return [t.text for t in tokens]


def test_children_stand_in_text_order(fox):
    assert texts(fox[3].children) == ["fox", "over"]
    assert texts(fox[2].lefts) == ["The", "quick"]


def test_edges_hold_all_that_hangs_on_a_word(fox):
    assert (fox[3].left_edge.text, fox[3].right_edge.text) == ("The", "dogs")
    assert (fox[4].left_edge.text, fox[4].right_edge.text) == ("over", "dogs")
    assert (fox[0].left_edge.text, fox[0].right_edge.text) == ("The", "The")


def test_ancestors_end_at_the_top(fox):
    assert texts(fox[5].ancestors) == ["over", "jumped"]
    assert fox[3].is_ancestor(fox[5])
    assert not fox[3].is_ancestor(fox[3])


def test_a_subtree_is_in_text_order(fox):
    assert texts(fox[2].subtree) == ["The", "quick", "fox"]


def test_a_stretch_has_its_text_its_root_and_its_parts(fox):
    stretch = fox[1:5]

    assert (stretch.text, stretch.root.text, len(stretch)) == ("quick fox jumped over", "jumped", 4)
    assert (texts(stretch[:2]), stretch[-1].text, texts(reversed(stretch[:2]))) == (
        ["quick", "fox"],
        "over",
        ["fox", "quick"],
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(4, 9, ["quick"]), (5, 12, ["quick", "fox"]), (9, 10, None), (0, 30, None)],
)
def test_characters_are_covered_by_whole_words(fox, start, end, expected):
    found = fox.covering(start, end)

    if expected is not None:
        assert texts(found) == expected
    elif start == 9:
        assert found is None
    else:
        assert texts(found) == texts(fox)


@pytest.mark.parametrize("steps", [-4, 3, 99])
def test_there_is_no_neighbour_beyond_the_paragraph(fox, steps):
    with pytest.raises(IndexError):
        fox[3].nbor(steps)


def test_heads_that_change_are_linked_anew(fox):
    fox[5].head = fox[3]
    fox.link()

    assert texts(fox[3].children) == ["fox", "over", "dogs"]
    assert fox[4].right_edge.text == "over"


def test_a_chain_of_thousands_of_words_is_no_depth_of_calls():
    long = paragraph("word " * 5_000, [max(0, i - 1) for i in range(5_000)])

    assert long[0].right_edge.i == 4_999
    assert len(long[0].subtree) == 5_000
