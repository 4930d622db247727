"""How days, counts and amounts are put in words."""

import pytest

from truceline.export.told import disputed


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("date", "date"),
        ("quantity soldier injured", "number of soldiers injured"),
        ("quantity personnel", "number of personnel"),
        ("quantity death dead", "number of deaths"),
        ("quantity USD", "number of USD"),
        ("quantity injured", "number of injured"),
    ],
)
def test_what_reports_disagree_on_is_put_in_words(field: str, told: str) -> None:
    assert disputed(field) == told
