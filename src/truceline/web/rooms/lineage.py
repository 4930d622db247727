"""The lineage: which reports copy or reword which, family by family."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from truceline.records.claim import Dated, Family, FamilyMember
from truceline.reference.compounds import KIN
from truceline.reference.siblings import other_of, rooted
from truceline.web.asked import Asked, Text
from truceline.web.paging import Number, page_of
from truceline.web.shelf import Shown
from truceline.web.site import site_of

# Families can have hundreds of members; so many stand on a page.
PAGE = 6
# Branches are set in no deeper than this; the words beside them tell the rest.
DEEPEST = 4
# Of a family of more members only those that lie above one another are compared.
COMPARED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A member with the report that it is set beside, and the changes of meaning between them.

    That is the likest of those that surely came before it; where there is none (`is_after` is then False) the
    likest of the family.
    """

    member: FamilyMember
    dated: Dated
    beside: Dated | None
    is_after: bool
    depth: int
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A family with its members, originals first, and the changes of meaning between any two of them."""

    family: Family
    branches: Sequence[Branch]
    changes: int


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/lineage", lineage, methods=["GET"])


def lineage(request: Request, clocks: Asked, *, family: Text = "", page: Number = 1) -> Response:
    """Show the families, the largest first, or one of them."""
    site = site_of(request)
    shown = site.shelf.shown(clocks.known_by)
    every = shown.view.lineage.families
    chosen = [f for f in every if f.id == family] if family else every
    ordered = sorted(chosen, key=lambda f: (-len(f.members), f.id))
    cut = page_of(ordered, page, PAGE)
    return site.page(
        request,
        "lineage.html",
        clocks,
        shown,
        page=cut,
        all=len(every),
        trees=[tree_of(f, shown) for f in cut.rows],
        changes=len(shown.view.lineage.drifts),
        kept={"family": family},
    )


def tree_of(family: Family, shown: Shown) -> Tree:
    """Lay a family out as a list: each member right after what it lies under."""
    placed = list(rooted(family, shown.kinships_of, shown.dated))
    below: dict[str | None, list[FamilyMember]] = {}
    for member, above in placed:
        below.setdefault(above, []).append(member)
    above_of = {member.document_id: above for member, above in placed}
    branches: list[Branch] = []
    waiting = [(member, 0) for member in reversed(below.get(None, []))]
    while waiting:
        member, depth = waiting.pop()
        above = above_of[member.document_id]
        beside = above or (_likest(member.document_id, above_of, shown) if branches else None)
        branches.append(
            Branch(
                member=member,
                dated=shown.dated[member.document_id],
                beside=shown.dated[beside] if beside else None,
                is_after=above is not None,
                depth=min(depth, DEEPEST),
                changes=_changes(shown, member.document_id, beside) if beside else 0,
            )
        )
        waiting += [(m, depth + 1) for m in reversed(below.get(member.document_id, []))]
    return Tree(family=family, branches=branches, changes=_all_changes(family, branches, shown))


def _likest(document_id: str, members: Mapping[str, str | None], shown: Shown) -> str | None:
    """Give the member of a family that a report is likest to."""
    kin = (other_of(k, document_id) for k in shown.kinships_of.get(document_id, ()) if k.kind in KIN)
    return next((other for other in kin if other in members), None)


def _all_changes(family: Family, branches: Sequence[Branch], shown: Shown) -> int:
    if len(family.members) > COMPARED:
        return sum(b.changes for b in branches)
    return sum(_changes(shown, a.document_id, b.document_id) for a, b in combinations(family.members, 2))


def _changes(shown: Shown, one: str, two: str) -> int:
    a, b = sorted((one, two))
    return len(shown.drifts_of.get((a, b), ()))
