"""Records as JSON and back, digests of JSON, and ids that come from content.

`to_json` and `from_json` follow the type hints of the record classes, so a new
field or record needs no line here. Enums become their values, days and moments
ISO strings, tuples lists, the keys of mappings strings. Bytes have no place in
JSON: a Capture is kept as it came.
"""

import dataclasses
import hashlib
import json
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

from truceline.errors import StoreError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from pydantic import TypeAdapter

    Record = TypeVar("Record", bound=DataclassInstance)
else:
    Record = TypeVar("Record")


def to_json(record: "DataclassInstance", *, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Give a record as plain dicts, lists, strings and numbers, its fields in their order.

    `without` names fields of the record itself to leave out; who reads it back puts them in again.
    """
    from pydantic_core import PydanticSerializationError

    try:
        [plain] = _adapter(type(record)).dump_python(
            (record,), mode="json", warnings="error", exclude={0: set(without)}
        )
    except PydanticSerializationError as error:
        raise StoreError(type(record).__name__, f"a value does not fit its field: {error}") from error
    return dict(plain)


def from_json(cls: type[Record], data: object, *, subject: str | None = None) -> Record:
    """Give the record that `to_json` wrote.

    What does not fit the class (a missing, unknown or wrong field) raises StoreError
    on `subject`, which is the class's name where none is given.
    """
    from pydantic import ValidationError

    try:
        record: Record = _adapter(cls).validate_python((data,))[0]
    except ValidationError as error:
        raise StoreError(subject or cls.__name__, _faults(cls, error.errors(include_url=False))) from error
    return record


def to_text(record: "DataclassInstance", *, without: frozenset[str] = frozenset()) -> str:
    """Give a record as one line of JSON in ASCII; equal records give equal text."""
    return json.dumps(to_json(record, without=without), separators=(",", ":"))


def from_text(cls: type[Record], text: str, *, subject: str | None = None) -> Record:
    """Give the record that `to_text` wrote; StoreError as for `from_json`, and where the text is no JSON."""
    return from_json(cls, parse_text(text, subject=subject or cls.__name__), subject=subject)


def parse_text(text: str, *, subject: str) -> Any:
    """Give the JSON value that a text holds; StoreError on the subject where it holds none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StoreError(subject, f"is not JSON: {error}; read the report anew") from error


def digest(data: object) -> str:
    """Give the SHA-256 of a JSON value in hex; the order of its keys makes no difference."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def stable_id(prefix: str, *parts: str) -> str:
    """Name something by its content: the prefix and 16 hex digits of its parts' digest, in their order."""
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:16]}"


@cache
def _adapter(cls: type[Any]) -> "TypeAdapter[tuple[Any]]":
    """Compile a record class's hints once.

    The tuple around the class is what lets `extra="forbid"` reach the dataclass:
    pydantic takes no configuration for a dataclass that stands alone.
    """
    from pydantic import ConfigDict, TypeAdapter

    hints = get_type_hints(cls)
    if any(hints[field.name] is bytes for field in dataclasses.fields(cls)):
        raise StoreError(cls.__name__, "holds bytes, which have no place in JSON")
    wrapped: Any = GenericAlias(tuple, (cls,))
    return TypeAdapter(wrapped, config=ConfigDict(extra="forbid"))


# A text of hostile JSON can break thousands of fields; this many tell enough.
MAX_FAULTS = 5


def _faults(cls: type[Any], errors: list[Any]) -> str:
    shown = [f"{_path(error['loc'][1:])}: {error['msg']}" for error in errors[:MAX_FAULTS]]
    more = [f"and {len(errors) - MAX_FAULTS} more"] if len(errors) > MAX_FAULTS else []
    return f"is no {cls.__name__} ({'; '.join(shown + more)}); read the report anew"


def _path(location: tuple[str | int, ...]) -> str:
    return ".".join(map(str, location)) or "the whole"
