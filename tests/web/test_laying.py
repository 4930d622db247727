"""A text laid out: marks never overlap, and what stands there is the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import build
from truceline.errors import ConfigError
from truceline.records.claim import Claim
from truceline.records.document import Section, SectionRole
from truceline.web.laying import Piece, lay_out, words_asked

TEXT = "Shelling 🛑 stopped.\n\nTroops left the إدلب road on Monday.\n\nRead more"
SECTIONS = tuple(
    Section(role=role, start=TEXT.index(words), end=TEXT.index(words) + len(words))
    for role, words in (
        (SectionRole.TITLE, "Shelling 🛑 stopped."),
        (SectionRole.BODY, "Troops left the إدلب road on Monday."),
        (SectionRole.FURNITURE, "Read more"),
    )
)
DOCUMENT = build.document(TEXT, sections=SECTIONS)


def claim(words: str) -> Claim:
    """A claim whose trigger are some words."""
    return build.claim(build.mention(DOCUMENT, words))


CLAIMS = (claim("Shelling 🛑 stopped"), claim("stopped"), claim("left the إدلب"), claim("إدلب road"))


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_any_words_are_marked_in_pieces_that_make_up_the_text(start: int, length: int) -> None:
    end = min(start + length, len(TEXT))
    groups = lay_out(DOCUMENT, (), CLAIMS, CLAIMS[2], words_asked(f"{start}-{end}", DOCUMENT))
    blocks = [b for g in groups for b in g.blocks]
    pieces = [p for b in blocks for p in b.pieces]

    assert "".join(b.gap + "".join(p.text for p in b.pieces) for b in blocks) == TEXT
    marked = "".join(p.text for p in pieces if p.is_words)
    assert marked == "".join(
        TEXT[max(start, s.start) : min(end, s.end)] for s in SECTIONS if start < s.end and s.start < end
    )
    assert sum(p.is_anchor for p in pieces) == bool(marked)


def test_overlapping_mentions_are_cut_where_either_begins() -> None:
    pieces = [p for g in lay_out(DOCUMENT, (), CLAIMS, None, None) for b in g.blocks for p in b.pieces]

    assert [(p.text, len(p.claims)) for p in pieces if p.claims] == [
        ("Shelling 🛑 ", 1),
        ("stopped", 2),
        ("left the ", 1),
        ("إدلب", 2),
        (" road", 1),
    ]


def test_page_furniture_is_folded_unless_the_words_asked_for_lie_in_it() -> None:
    start = TEXT.index("Read")
    plain, asked = (
        lay_out(DOCUMENT, (), (), None, words_asked(words, DOCUMENT))
        for words in ("0-8", f"{start}-{start + 4}")
    )

    assert [(g.is_folded, g.is_open) for g in plain] == [(False, True), (True, False)]
    assert [(g.is_folded, g.is_open) for g in asked] == [(False, False), (True, True)]


def test_a_text_without_sections_is_all_body() -> None:
    [group] = lay_out(build.document("Quiet.", sections=()), (), (), None, None)

    assert [p for b in group.blocks for p in b.pieces] == [Piece(text="Quiet.")]


@pytest.mark.parametrize("words", ["4", "4-4", "9-3", "a-b", "-1-4", f"0-{len(TEXT) + 1}", "1-" + "9" * 40])
def test_what_is_no_stretch_of_the_text_is_refused(words: str) -> None:
    with pytest.raises(ConfigError):
        words_asked(words, DOCUMENT)
