"""The reports of a view as rows, sorted once for every order that is asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from truceline.records.claim import Claim, Dated, Family, FamilyMember, Kinship
from truceline.reference.compounds import KIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A report in a table. `kinds` are its parts in families, `kin` counts the reports it shares wording with."""

    dated: Dated
    mentions: int
    kinds: tuple[str, ...]
    kin: int
    searched: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All rows, and the orders that have been asked for, each sorted upwards."""

    rows: Sequence[Row]
    orders: dict[str, Sequence[Row]] = field(default_factory=dict)

    def sorted_by(self, sort: str) -> Sequence[Row]:
        """Give the rows in an order; by publication where there is no such order."""
        key = sort if sort in SORTS else "published"
        if key not in self.orders:
            self.orders[key] = sorted(self.rows, key=SORTS[key])
        return self.orders[key]


def listing_of(
    dated: Mapping[str, Dated],
    claims: Mapping[str, Sequence[Claim]],
    parts: Mapping[str, Sequence[tuple[Family, FamilyMember]]],
    kinships: Mapping[str, Sequence[Kinship]],
) -> Listing:
    """Give a row for each report."""
    rows = []
    for i, one in dated.items():
        document = one.reading.document
        kinds = tuple(dict.fromkeys(member.kind for _, member in parts.get(i, ())))
        rows.append(
            Row(
                dated=one,
                mentions=len(claims.get(i, ())),
                kinds=kinds,
                kin=sum(k.kind in KIN for k in kinships.get(i, ())),
                searched=f"{document.name} {document.title or ''}".casefold(),
            )
        )
    return Listing(rows=rows)


def _published(row: Row) -> tuple[date, str]:
    """By the last day on which it can have come out; what has none comes first, and so last from the newest on."""
    published = row.dated.published
    return (published.last or published.first or date.min) if published else date.min, _name(row)


def _name(row: Row) -> str:
    return row.dated.reading.document.name


SORTS: Mapping[str, Callable[[Row], tuple[object, str]]] = {
    "published": _published,
    "name": lambda r: (_name(r).casefold(), _name(r)),
    "outlet": lambda r: ((r.dated.reading.document.outlet or "").casefold(), _name(r)),
    "mentions": lambda r: (r.mentions, _name(r)),
    "kin": lambda r: (r.kin, _name(r)),
}
