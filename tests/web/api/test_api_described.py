"""Whatever is asked of the API, it answers as it is described to, and never with a fault of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, seed
from hypothesis import settings as how
from schemathesis import checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from truceline.config import Settings
from truceline.kit import World
from truceline.web.app import make_app
from truceline.web.shelf import Shelf

from ..conftest import DOOR, TODAY

pytestmark = [pytest.mark.model, pytest.mark.slow]
CHECKS = [
    checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Of each address; with twice as many nothing else was found.
EXAMPLES = 25
LISTS = ("/api/events", "/api/reports", "/api/arrangements")


@pytest.fixture(scope="module")
def described(
    settings: Settings, world: World, examples_db: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[schemathesis.BaseSchema]:
    """The description of a desk over a copy of the examples, with the desk behind it."""
    copy = tmp_path_factory.mktemp("described") / "own.db"
    copy.write_bytes(examples_db.read_bytes())
    with Shelf(replace(settings, db=copy), world=world, patience=1) as shelf:
        app = make_app(shelf, DOOR, today=lambda: TODAY)
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app)


@pytest.fixture(scope="module")
def known(described: schemathesis.BaseSchema) -> dict[str, str]:
    """What there is to ask for, by the beginning of an address."""
    desk = TestClient(described.app)
    ids: dict[str, str] = {path: desk.get(path).json()["items"][0]["id"] for path in LISTS}
    event = ids["/api/events"]
    return {**ids, "/api/mentions": event, "/api/decisions": event, "/api/exports": "events-jsonl"}


def test_every_answer_is_one_that_is_described(
    described: schemathesis.BaseSchema, known: dict[str, str]
) -> None:
    asked = []
    for result in described.get_all_operations():
        operation = result.ok()
        asked.append(operation.label)
        ask(operation, known)

    assert len(asked) >= 20


def ask(operation: schemathesis.APIOperation, known: dict[str, str]) -> None:
    """Ask one address with examples made up from its description."""

    @given(case=operation.as_strategy())
    @how(
        max_examples=EXAMPLES,
        phases=[Phase.explicit, Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @seed(20250115)
    def check(case: schemathesis.Case) -> None:
        exchange(case, known)
        case.call_and_validate(checks=CHECKS, base_url="http://testserver")

    check()


def exchange(case: schemathesis.Case, known: dict[str, str]) -> None:
    """Put in what there is for every other made-up id, which is of nothing."""
    one = next((one for path, one in known.items() if case.path.startswith(path)), None)
    if one is None:
        return
    for name in ("id", "form"):
        if name in case.path_parameters and len(str(case.path_parameters[name])) % 2:
            case.path_parameters[name] = one
    if isinstance(case.body, dict) and isinstance(case.body.get("ids"), list):
        case.body["ids"] = [one if len(str(i)) % 2 else i for i in case.body["ids"]]
