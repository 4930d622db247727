"""What every export keeps to, whatever its form; a new line in EXPORTERS is tested here by itself."""

import csv
import io
import json

import pytest
from tests.export import views

from truceline.export import EXPORTERS

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

pytestmark = pytest.mark.parametrize("name", sorted(EXPORTERS))


def text_of(name, view):
    return "".join(EXPORTERS[name](view))


def test_an_export_is_lines_of_text(name):
    pieces = list(EXPORTERS[name](views.full()))

    assert pieces and all(isinstance(piece, str) and piece.endswith("\n") for piece in pieces)
    assert all(text_of(name, views.full()).encode("utf-8").splitlines())


def test_the_same_view_gives_the_same_bytes(name):
    assert text_of(name, views.full()) == text_of(name, views.full())


def test_a_view_of_nothing_is_an_export_of_nothing(name):
    text = text_of(name, views.empty())

    if name.endswith("csv"):
        assert len(list(csv.reader(io.StringIO(text)))) == 1
    elif name.endswith("geojson"):
        assert json.loads(text)["features"] == []
    else:
        assert text == ""


def test_an_export_names_every_report_that_it_rests_on(name):
    text = text_of(name, views.full())

    assert "a.txt" in text and "b.txt" in text


def test_an_export_can_be_read_back_in_its_own_form(name):
    text = text_of(name, views.full())

    if name.endswith("csv"):
        header, *rows = csv.reader(io.StringIO(text))
        assert len(rows) == 3 and {len(row) for row in rows} == {len(header)}
    elif name.endswith("geojson"):
        assert len(strict(text)["features"]) == 3
    else:
        assert len([strict(line) for line in text.splitlines()]) == 3


def test_no_cell_of_a_table_starts_as_a_formula(name):
    text = text_of(name, views.full())
    if not name.endswith("csv"):
        assert "=HYPERLINK" in text  # other forms give the words as they are
        return
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]

    assert any("=HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(FORMULA_STARTS) and not is_number(cell)] == []


def strict(text):
    """JSON without NaN and infinity, which JSON has no words for."""

    def refuse(constant):
        raise AssertionError(constant)

    return json.loads(text, parse_constant=refuse)


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True
