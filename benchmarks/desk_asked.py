"""What visitors of the desk typically ask for."""

from truceline.web.shelf import Shown


def addresses_of(shown: Shown) -> tuple[str, ...]:
    """Give typical addresses of every page and of the API, with ids that the record has."""
    events = shown.events_by_day
    event = events[len(events) // 2]
    largest = max(events, key=lambda e: len(e.claim_ids))
    claim = shown.claims[event.id]
    document = claim.document_id
    arrangement = max(shown.view.arrangements, key=lambda a: len(a.transitions))
    actor = next(a for e in events for a in e.actors if a.id)
    kin = shown.view.lineage.kinships[0]
    day = event.date.last or event.date.first
    return (
        "/arrangements",
        "/arrangements?form=table",
        "/arrangements?party=Syria&kind=ceasefire",
        f"/arrangements/{arrangement.id}",
        "/timeline",
        f"/timeline?from={day}&status=happened",
        "/timeline?type=ASSAULT",
        f"/events/{event.id}",
        f"/events/{largest.id}",
        "/map",
        "/reports",
        f"/reports/{document}",
        f"/reports/{document}?words={claim.mention.trigger.start}-{claim.mention.trigger.end}",
        "/review",
        "/review?kind=proposals",
        "/open-items",
        "/figures",
        "/actors",
        f"/actors/{actor.id}",
        "/search?words=protest",
        "/search?words=security+forces",
        "/brief",
        "/add",
        "/runs",
        "/export",
        "/lineage",
        "/api",
        "/api/openapi.json",
        "/api/record",
        "/api/reports",
        "/api/reports?name=2011-02",
        f"/api/reports/{document}",
        f"/api/reports/{document}/text",
        "/api/events",
        "/api/events?page=500",
        "/api/events?limit=1000",
        f"/api/events?status=happened&from={day}&actor=government&place=a",
        f"/api/events/{event.id}",
        f"/api/events/{largest.id}",
        f"/api/mentions/{event.id}",
        "/api/arrangements",
        "/api/arrangements?party=syria&on=2010-01-01",
        f"/api/arrangements/{arrangement.id}",
        f"/api/arrangements/{arrangement.id}/state",
        "/api/open-items",
        "/api/figures",
        "/api/figures?of=killed",
        "/api/lineage",
        f"/api/lineage?report={kin.a}",
        "/api/proposals",
        "/api/decisions",
        "/api/search?words=protest",
        "/api/search?words=security+forces&limit=100",
        "/api/failures",
        "/api/exports/mentions",
        "/api/exports/events-csv",
        "/api/exports/events-geojson",
    )
