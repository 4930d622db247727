"""The families of reports."""

import pytest
from fastapi.testclient import TestClient

from tests.web.rooms.reading import Seen

pytestmark = pytest.mark.model


def test_families_begin_with_their_original_and_lead_to_both_beside_each_other(desk: TestClient) -> None:
    page = desk.get("/lineage").text
    suspended = page[page.index("20 shared passages") :]

    assert suspended.index("original") < suspended.index("reprint")
    assert "2 changes of meaning" in suspended
    beside = [link for link in Seen(page).links if "beside=" in link]
    assert len(beside) == 5
    assert all(desk.get(link).status_code == 200 for link in beside)


def test_one_family_can_be_asked_for(desk: TestClient) -> None:
    everything = desk.get("/lineage").text
    link = next(link for link in Seen(everything).links if "family=" in link)

    assert desk.get(link).text.count('class="family"') == 1


def test_before_any_copy_was_out_there_is_no_family(desk: TestClient) -> None:
    assert "No two reports share wording as far as was known by 2020-03-10" in (
        desk.get("/lineage", params={"known_by": "2020-03-10"}).text
    )
