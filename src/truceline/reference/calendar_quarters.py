"""Which quarter "the quarter" is: of results, the one that a text named last, and a year back from it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from truceline.reference.calendar_forms import Form, TimeExpression, parse

# Characters between a quarter and the words that lean on it: a paragraph of results.
REACH = 600
_QUARTER = re.compile(r"(?:\d{4}|XXXX)-[QH]\d")
# "A year ago", "a year earlier".
_YEAR_BACK = "-1Y"


def with_quarters(found: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """Give the expressions with those that lean on a quarter settled, without those that have none to lean on."""
    named: tuple[int, Form] | None = None
    for time in found:
        form = parse(time.form)
        if form is None:
            continue
        near = named[1] if named is not None and time.start - named[0] <= REACH else None
        if _QUARTER.fullmatch(form.core):
            named = time.end, form
        elif form.way == "ctx" and form.core.startswith("quarter"):
            if near is None:
                continue
            time = replace(time, form=str(near if form.core == "quarter+0" else _year_before(near)))
        elif near is not None and form.core == _YEAR_BACK and not form.bend and "Q" in near.core:
            time = replace(time, form=str(_year_before(near)))
        yield time


def _year_before(quarter: Form) -> Form:
    """Give the same quarter of the year before."""
    year, _, part = quarter.core.partition("-")
    if year.isdecimal():
        return replace(quarter, core=f"{int(year) - 1:04}-{part}", bend="")
    years = re.fullmatch(r"year([+-]\d+)", quarter.within or "year+0")
    back = int(years[1]) - 1 if years else -1
    return replace(quarter, within=f"year{back:+d}", way="", bend="")
