"""Every address that a page of the desk leads to is answered."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from truceline.web.site import MENU

pytestmark = [pytest.mark.model, pytest.mark.slow]
LINK = re.compile(r'(?:href|src|action)="(/[^"]*)"')
# Of addresses that differ in ids and values alone one is followed, and of one page with whatever is asked so many.
OF_A_PAGE = 40


def make_of(address: str) -> tuple[str, str]:
    """An address without what tells one thing from another: its page, and the names of what it asks."""
    path, query = urlsplit(address).path, urlsplit(address).query
    names = "&".join(sorted(part.partition("=")[0] for part in query.split("&")))
    return re.sub(r"/(?:[a-z]+-[0-9a-f]{16}|actors/.*)", "/*", path), names


def test_every_link_of_every_page_is_answered(desk: TestClient) -> None:
    waiting = [path for path, _ in MENU]
    makes: set[tuple[str, str]] = set()
    of_page: Counter[str] = Counter()
    broken: list[str] = []
    while waiting:
        address = waiting.pop().partition("#")[0]
        page, asked = make_of(address)
        if (page, asked) in makes or of_page[page] >= OF_A_PAGE:
            continue
        makes.add((page, asked))
        of_page[page] += 1
        answer = desk.get(address, headers={"accept": "text/html"})
        if answer.status_code >= 400 and "/static/built/" not in address:
            broken.append(f"{answer.status_code} {address}")
        if answer.is_redirect:
            waiting.append(answer.headers["location"])
        elif answer.headers["content-type"].startswith("text/html"):
            waiting += [unescape(found) for found in LINK.findall(answer.text)]

    assert len(makes) > 100
    assert sorted({urlsplit(b).path for b in broken}) == []
