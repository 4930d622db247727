"""Bytes to text."""

import time

import pytest
from tests import build

from truceline.errors import ReadError
from truceline.stages.clean import clean
from truceline.stages.clean.decode import decode

ENGLISH = (
    "The minister said that “the truce” holds – and that the army would leave the café district on Monday."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_english_text_comes_back_whatever_its_encoding(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""

    assert decode("report.txt", mark + ENGLISH.encode(encoding)) == ENGLISH


def test_turkish_names_in_an_english_text_of_windows_1254_keep_their_letters():
    text = "The minister, Işık Çağlar, said in Şanlıurfa that the truce holds and that talks go on."

    assert decode("report.txt", text.encode("cp1254")) == text


def test_line_ends_and_white_space_stay_as_they_are():
    text = "Title of it\r\n\r\n  The army left.\t\r\nIt will return.\u00a0\r\n"

    document = clean(build.capture(text.encode()))

    assert document.text == text


def test_a_byte_order_mark_is_no_part_of_the_text():
    document = clean(
        build.capture(b"\xef\xbb\xbfThe army left the valley on Monday, the ministry of defence said.")
    )

    assert document.text.startswith("The army")
    assert document.sections[0].start == 0


def test_offsets_count_code_points():
    text = "🕊️ Truce 🕊️\n\nThe army of Arland left the valley on Monday, the ministry of defence said."

    document = clean(build.capture(text))

    assert all(document.evidence(s.start, s.end).quote == text[s.start : s.end] for s in document.sections)
    assert document.sections[-1].end == len(text)


def test_one_broken_byte_does_not_turn_utf_8_into_gibberish():
    text = ENGLISH * 30
    content = text.encode()[:-1] + b"\xff."

    assert decode("report.txt", content).startswith(ENGLISH)


def test_a_page_is_decoded_as_it_declares():
    html = '<html><head><meta charset="windows-1251"></head><body>Сегодня — truce</body></html>'

    assert "Сегодня" in decode("page.html", html.encode("cp1251"), is_page=True)


def test_a_declared_encoding_that_does_not_exist_is_passed_over():
    html = (
        b'<html><head><meta charset="klingon-9"></head><body>caf\xe9 in the town of the truce</body></html>'
    )

    assert "café" in decode("page.html", html, is_page=True)


def test_nul_characters_are_no_text():
    with pytest.raises(ReadError, match="NUL"):
        decode("report.txt", b"The army\x00 left.")


def test_guessing_an_encoding_of_much_text_takes_bounded_time():
    content = ("وقعت الحكومة اتفاق وقف إطلاق النار في الشمال. " * 60_000).encode("cp1256")
    started = time.perf_counter()

    decode("report.txt", content)

    assert time.perf_counter() - started < 3
