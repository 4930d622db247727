"""The API laid open: each of its addresses, what it takes, what it answers, and how a program asks."""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import Response

from truceline.web.asked import Clocks
from truceline.web.site import site_of

Schema = Mapping[str, Any]

# What stands for a parameter in an example; ids are of nothing, for the record decides which there are.
EXAMPLES: Mapping[str, str] = {
    "id": "ID",
    "form": "events-csv",
    "words": "joint patrol",
    "since": "2024-01-01",
}
# How FastAPI writes the name of a page of a list: Listed[Event] is "Listed_Event_".
LIST = "Listed_"
BODY = '{"kind": "edit", "ids": ["ID"], "field": "status", "value": "planned", "because": "…", "by": "A. Reader"}'


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One thing that an address takes: where (path, query or body), of which type, and what it does."""

    name: str
    place: str
    kind: str
    is_needed: bool
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of an address: its code, what it means, and the record that it holds."""

    code: str
    told: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address with its method."""

    id: str
    method: str
    path: str
    paragraphs: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    answers: tuple[Answer, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """A kind of record that answers hold: its fields, each with its type."""

    name: str
    paragraphs: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    values: tuple[str, ...]


def register(router: APIRouter) -> None:
    """Register the addresses of this room."""
    router.add_api_route("/api", api, methods=["GET"])


def api(request: Request) -> Response:
    """Show all addresses of the API and the records that they answer with."""
    described = request.app.openapi()
    schemas: Mapping[str, Schema] = described["components"]["schemas"]
    kinds = tuple(_kinds(schemas))
    return site_of(request).page(
        request,
        "api.html",
        Clocks(),
        None,
        addresses=tuple(_addresses(described["paths"], schemas, str(request.base_url).rstrip("/"))),
        kinds=kinds,
        names=frozenset(kind.name for kind in kinds),
    )


def _addresses(paths: Schema, schemas: Mapping[str, Schema], base: str) -> Iterator[Address]:
    for path, methods in paths.items():
        for method, told in methods.items():
            parameters = (*map(_parameter, told.get("parameters", ())), *_body(told, schemas))
            yield Address(
                id=told["operationId"],
                method=method.upper(),
                path=path,
                paragraphs=_paragraphs(told.get("description", "")),
                parameters=parameters,
                answers=tuple(_answer(code, one) for code, one in sorted(told["responses"].items())),
                example=_example(method, base + path, parameters),
            )


def _parameter(told: Schema) -> Parameter:
    return Parameter(
        name=told["name"],
        place=told["in"],
        kind=kind_told(told["schema"]),
        is_needed=told.get("required", False),
        told=told.get("description", ""),
    )


def _body(told: Schema, schemas: Mapping[str, Schema]) -> Iterator[Parameter]:
    for content in told.get("requestBody", {}).get("content", {}).values():
        schema = schemas[content["schema"]["$ref"].rpartition("/")[2]]
        for name, field in schema["properties"].items():
            yield Parameter(
                name=name,
                place="body",
                kind=kind_told(field),
                is_needed=name in schema.get("required", ()),
                told=field.get("description", ""),
            )


def _answer(code: str, told: Schema) -> Answer:
    kinds = [
        kind_told(content.get("schema", {})) if media == "application/json" else media
        for media, content in told.get("content", {}).items()
    ]
    return Answer(code=code, told=told.get("description", ""), kind=" or ".join(kinds))


def _kinds(schemas: Mapping[str, Schema]) -> Iterator[RecordKind]:
    """Give each kind once: a page of a list is one kind, whatever it lists, and a body stands at its address."""
    lists = [name for name in sorted(schemas) if name.startswith(LIST)]
    for name in lists[:1]:
        fields = tuple(
            (f, "list of records" if f == "items" else kind) for f, kind in _kind(name, schemas[name]).fields
        )
        yield replace(_kind("Listed", schemas[name]), fields=fields)
    for name, schema in sorted(schemas.items()):
        if not name.startswith((LIST, "Body_")):
            yield _kind(name, schema)


def _kind(name: str, schema: Schema) -> RecordKind:
    return RecordKind(
        name=name,
        paragraphs=_paragraphs(schema.get("description", "")),
        fields=tuple((field, kind_told(told)) for field, told in schema.get("properties", {}).items()),
        values=tuple(map(str, schema.get("enum", ()))),
    )


def kind_told(schema: Schema) -> str:
    """Put a type in words: "list of Event", "date or null"."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"Listed of {name.removeprefix(LIST)[:-1]}" if name.startswith(LIST) else name
    if "anyOf" in schema:
        return " or ".join(map(kind_told, schema["anyOf"]))
    if schema.get("type") == "array":
        return f"list of {kind_told(schema.get('items', {}))}"
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), Mapping):
        return f"object of {kind_told(schema['additionalProperties'])}"
    return str(schema.get("format") or schema.get("type") or "any value")


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def _example(method: str, url: str, parameters: tuple[Parameter, ...]) -> str:
    """Give a line for a shell that asks with what is needed and nothing else."""
    for parameter in parameters:
        if parameter.place == "path":
            url = url.replace(f"{{{parameter.name}}}", EXAMPLES.get(parameter.name, "ID"))
    query = {p.name: EXAMPLES.get(p.name, "…") for p in parameters if p.place == "query" and p.is_needed}
    asked = f"{url}?{urlencode(query)}" if query else url
    if method == "get":
        return f"curl {shlex.quote(asked)}"
    return f"curl {shlex.quote(asked)} --json {shlex.quote(BODY)}"
