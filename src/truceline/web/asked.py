"""What a page is asked: its two clocks, read from its address, and addresses that keep them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Depends, Query

from truceline.errors import ConfigError

# Days beyond these are typing errors, and next to them no day can be counted on or back.
FIRST_DAY, LAST_DAY = date(1000, 1, 1), date(2999, 12, 31)

Text = Annotated[str, Query(max_length=2_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The two days of a question: how it stood `on` one, `known_by` the other; None is today, and all reports."""

    on: date | None = None
    known_by: date | None = None

    def link(self, path: str, **values: object) -> str:
        """Give an address that asks with the same two days, or with those given; what is None or "" is left out."""
        asked: dict[str, object] = {"on": self.on, "known_by": self.known_by, **values}
        fragment = str(asked.pop("fragment", "") or "")
        flat: list[tuple[str, str]] = []
        for key, value in asked.items():
            entries = value if isinstance(value, (list, tuple, set, frozenset)) else [value]
            flat += [(key, str(entry)) for entry in entries if entry is not None and entry != ""]
        query = urlencode(flat)
        return quote(path) + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")


def clocks_of(on: Text = "", known_by: Text = "") -> Clocks:
    """Read the two days of an address; ConfigError for what is no day, and an empty field is no day asked."""
    return Clocks(on=day_asked("on", on), known_by=day_asked("known_by", known_by))


def day_asked(name: str, text: str) -> date | None:
    """Read a day of an address or a form; None where the field is empty."""
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise ConfigError(name, f"{text!r} is no day; write it as 2024-08-24") from error
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ConfigError(name, f"{day} is out of reach; ask for a day from {FIRST_DAY} to {LAST_DAY}")
    return day


def several(values: Mapping[str, list[str]], name: str) -> tuple[str, ...]:
    """Give the values of a field that may stand several times, the empty ones left out."""
    return tuple(v for v in values.get(name, ()) if v)


Asked = Annotated[Clocks, Depends(clocks_of)]
