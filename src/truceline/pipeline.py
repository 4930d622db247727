"""The line: gather, read, reconcile. The only room that knows both the stages and the store."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from truceline.config import Settings
from truceline.earlier import NOTHING, Earlier, earlier_in, tag_of
from truceline.errors import CaptureError, ReadError, TrucelineError
from truceline.kit import Kit, World, load_kit, made_with
from truceline.records.claim import Dated, Lineage
from truceline.records.document import Capture, Document
from truceline.records.event import Decision
from truceline.records.mention import Failure, Reading
from truceline.records.run import Run
from truceline.records.serial import stable_id
from truceline.records.view import View
from truceline.reference.wording import cut_once
from truceline.scale import at_a_stretch, spread
from truceline.stages import ingest
from truceline.store.store import Store

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did: counts of files and the failures that stand."""

    found: int
    added: int
    read: int
    reports: int
    mentions: int
    failures: tuple[Failure, ...]


def read(capture: Capture, kit: Kit) -> Reading:
    """Read one report: its text, its sections and what its words say; pure, ReadError where it cannot be."""
    from truceline.stages.clean import clean

    return read_document(clean(capture), kit)


def read_document(document: Document, kit: Kit) -> Reading:
    """Read a document whose text and sections are known: what its words say."""
    from truceline.stages.annotate import annotate
    from truceline.stages.code import code

    parse, own = annotate(document, kit.nlp), kit.wording
    return code(
        document,
        parse,
        own.codebook,
        own.lexicon,
        kinds=own.kinds,
        made_with=own.made_with,
        reader=own.reader,
    )


@at_a_stretch()
def reconcile(
    readings: tuple[Reading, ...],
    world: World,
    decisions: tuple[Decision, ...] = (),
    *,
    earlier: Earlier = NOTHING,
    known_by: date | None = None,
) -> View:
    """Bring all reports together: deterministic in the set of readings, whatever their order.

    What an `earlier` run found of the same readings spares finding it again and changes nothing. Decisions made after
    `known_by` count, and are marked as late. A claim that a person rejected is kept and stands in no event.
    """
    from truceline.stages.decide import decide
    from truceline.stages.merge import merge
    from truceline.stages.resolve import Before, resolve
    from truceline.stages.root import family_of
    from truceline.stages.track import track

    ordered = tuple(sorted(readings, key=lambda r: (r.document.name, r.document.id)))
    known = earlier.of(ordered)
    if len(ordered) == len(known.dated) == len(earlier.dated):
        # The very reports of the earlier view: their days and kinships rest on nothing else.
        dated, lineage = tuple(known.dated[r.document.id] for r in ordered), known.lineage
    else:
        dated, lineage = _kin(ordered, known.lineage)
    before = Before(dated=known.dated, claims=known.claims, family_of=family_of(known.lineage))
    resolved = resolve(dated, family_of(lineage), world.actors, world.gazetteer, before)
    decided, in_force = decide(resolved, decisions, known_by=known_by)
    claims = tuple(claim for claim in decided if not claim.waits)
    standing = tuple(claim for claim in claims if not claim.is_rejected)
    events, proposals = merge(standing, lineage, in_force, world.deeds, earlier)
    arrangements = track(events, standing, world.kinds, ordered)
    return View(
        dated=dated,
        claims=claims,
        events=events,
        arrangements=arrangements,
        lineage=lineage,
        proposals=proposals,
        suggested=tuple(claim for claim in decided if claim.waits),
    )


def _kin(readings: tuple[Reading, ...], known: Lineage) -> tuple[tuple[Dated, ...], Lineage]:
    """Say how reports are kin, and when each came out; of their pairs some are known."""
    from truceline.stages.anchor import anchor
    from truceline.stages.root import root
    from truceline.stages.trace import judged, kinships, known_of

    passages = cut_once(readings)
    pairs = judged(readings, known_of(known.kinships, known.unlike), passages=passages)
    kin = kinships(pairs)
    dated = anchor(readings, kin)
    lineage = root(kin, dated, earlier=known, passages=passages)
    return dated, replace(lineage, unlike=tuple(pair for pair, found in pairs.items() if found is None))


def gather(
    source: Path,
    store: Store,
    *,
    now: datetime,
    max_bytes: int = ingest.MAX_BYTES,
    progress: Progress | None = None,
) -> tuple[int, int]:
    """Take every report under a path into the store; give how many were found and how many were new.

    What cannot be taken in becomes a stored Failure; the rest goes on. CaptureError where the path is missing or empty.
    """
    if not source.exists():
        raise CaptureError(source, "there is no such file or folder; check the path")
    paths = tuple(ingest.gather(source))
    if not paths:
        kinds = ", ".join(ingest.READERS)
        raise CaptureError(source, f"no report in it; reports are files ending in {kinds}")
    root = source if source.is_dir() else source.parent
    taking = [
        (p.relative_to(root).as_posix(), partial(ingest.take, p, root=root, now=now, max_bytes=max_bytes))
        for p in paths
    ]
    return len(paths), keep(taking, store, now=now, progress=progress)


def keep(
    taking: Sequence[tuple[str, Callable[[], Capture]]],
    store: Store,
    *,
    now: datetime,
    progress: Progress | None = None,
) -> int:
    """Take inputs into the store, each by its name and what takes it in; give how many were new.

    What cannot be taken in becomes a stored Failure and the rest goes on.
    """
    added = 0
    for done, (name, take) in enumerate(taking, 1):
        try:
            added += store.add_capture(take())
        except CaptureError as error:
            store.add_failure(_failure(name, "ingest", error, None, now))
        if progress:
            progress("ingest", done, len(taking))
    return added


def read_all(store: Store, settings: Settings, *, now: datetime, progress: Progress | None = None) -> int:
    """Read every stored report that has no reading by these data files; give how many were read.

    Each reading is stored as soon as it is made, so that a killed run goes on
    where it was. With several workers, processes read and this one stores.
    """
    tag = made_with(settings)
    total = sum(1 for _ in store.captures_without_reading(tag))
    if not total:
        return 0
    good = 0
    work = partial(_work, settings)
    results = spread(work, store.captures_without_reading(tag), workers=min(settings.workers, total))
    for done, (capture, result) in enumerate(results, 1):
        if isinstance(result, Reading):
            store.add_reading(capture.id, result)
            good += 1
        else:
            store.add_failure(_failure(capture.name, "read", result, capture.sha256, now))
        if progress:
            progress("read", done, total)
    return good


def _attempt(capture: Capture, kit: Kit) -> Reading | TrucelineError:
    try:
        return read(capture, kit)
    except TrucelineError as error:
        return error
    except (
        RecursionError,
        MemoryError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        AttributeError,
    ) as error:
        # A fault of ours must not end a run over a thousand other reports; it is stored and shown.
        return ReadError(
            capture.name, f"a fault in the program ({type(error).__name__}: {error}); please report it"
        )


@cache
def _kit_of(settings: Settings) -> Kit:
    """Load a worker process's kit, once."""
    return load_kit(settings)


def _work(settings: Settings, capture: Capture) -> Reading | TrucelineError:
    return _attempt(capture, _kit_of(settings))


def view_of(store: Store, world: World) -> View:
    """Give the reconciled view of everything in the store, from the store where nothing has changed since."""
    return kept_view_of(store, world)[0]


@at_a_stretch()
def kept_view_of(store: Store, world: World) -> tuple[View, str]:
    """Give the view as `view_of` does, with the digest that the store keeps it under."""
    tag = tag_of(store.readings_made_with(), store.decisions(), world)
    if store.view_digest() == tag:
        kept = store.load_view_with_digest()
        # Another program may have kept another in between.
        if kept is not None and kept[1] == tag:
            return kept
    earlier = earlier_in(store, world)
    readings, decisions = store.readings(earlier.readings), store.decisions()
    view = reconcile(readings, world, decisions, earlier=earlier)
    tag = tag_of(((r.document.id, r.made_with) for r in readings), decisions, world)
    store.save_view(view, tag)
    return view, tag


def summary(store: Store, view: View, *, found: int, added: int, read_now: int) -> Summary:
    """Count what a run left in the store."""
    return Summary(
        found=found,
        added=added,
        read=read_now,
        reports=len(view.dated),
        mentions=len(view.claims),
        failures=store.failures(),
    )


def begun(source: str, settings: Settings, *, by: str, began_at: datetime) -> Run:
    """Give a run as it begins: what it takes in, from where it was started, and with which data; not stored yet."""
    return Run(
        id=stable_id("run", by, source, began_at.isoformat()),
        began_at=began_at,
        ended_at=None,
        by=by,
        source=source,
        readings_with=made_with(settings),
        version=version("truceline"),
    )


def ended(run: Run, done: Summary, view: View, world: World, *, ended_at: datetime) -> Run:
    """Give a run with what it did and what the record holds after it; its failures are those met since it began."""
    return replace(
        run,
        ended_at=ended_at,
        found=done.found,
        added=done.added,
        read=done.read,
        failures=tuple(f for f in done.failures if f.failed_at == run.began_at),
        reports=done.reports,
        mentions=done.mentions,
        events=len(view.events),
        arrangements=len(view.arrangements),
        view_with=world.made_with,
    )


def _failure(name: str, stage: str, error: TrucelineError, sha256: str | None, now: datetime) -> Failure:
    return Failure(
        name=name,
        stage=stage,
        error=type(error).__name__,
        message=error.message,
        sha256=sha256,
        failed_at=now,
    )
