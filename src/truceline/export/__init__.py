"""The doors out, one file a form; the commands list EXPORTERS by themselves."""

from collections.abc import Callable, Iterator, Mapping

from truceline.export.attributions import attributions_jsonl
from truceline.export.events import events_csv, events_geojson, events_jsonl
from truceline.export.mentions import mentions_jsonl
from truceline.records.view import View

# To add a form: its file, and its line here.
EXPORTERS: Mapping[str, Callable[[View], Iterator[str]]] = {
    "mentions": mentions_jsonl,
    "attributions": attributions_jsonl,
    "events-csv": events_csv,
    "events-jsonl": events_jsonl,
    "events-geojson": events_geojson,
}
