// The map of places. The server counts; this draws what it counted, as fine as the words were and no finer.
import { LngLatBounds, Map as Chart, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { feature, mesh } from "topojson-client";

setWorkerUrl("/static/built/maplibre-gl-worker.mjs");

const EARTH_KM = 6371;
const FONT = ["Noto Sans", "sans-serif"];
const nothing = { type: "FeatureCollection", features: [] };
const calm = matchMedia("(prefers-reduced-motion: reduce)");

async function json(address) {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (answer.status !== 200) throw new Error(`${answer.status} for ${address}`);
  return answer.json();
}

// A colour of the style sheet as the page shows it now, light or dark.
function colour(name) {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

// Points about a centre at a distance, closed to a ring.
function ring(lon, lat, km) {
  const rad = Math.PI / 180, apart = km / EARTH_KM, y = lat * rad, points = [];
  for (let at = 0; at <= 64; at++) {
    const turn = (at / 64) * 2 * Math.PI;
    const north = Math.asin(Math.sin(y) * Math.cos(apart) + Math.cos(y) * Math.sin(apart) * Math.cos(turn));
    const east = Math.atan2(Math.sin(turn) * Math.sin(apart) * Math.cos(y), Math.cos(apart) - Math.sin(y) * Math.sin(north));
    points.push([lon + east / rad, north / rad]);
  }
  return points;
}

function collection(features) {
  return { type: "FeatureCollection", features };
}

function point(place) {
  const label = `${place.name} ${place.count}`;
  return { type: "Feature", geometry: { type: "Point", coordinates: [place.lon, place.lat] }, properties: { ...place, shape: undefined, label } };
}

function outline(place) {
  const corners = place.as === "circle" ? ring(place.lon, place.lat, place.km) : [...place.shape, place.shape[0]];
  return { ...point(place), geometry: { type: "Polygon", coordinates: [corners] } };
}

// What each source of the map holds, given what the server counted.
function sources(places, world) {
  const of = (kind) => places.filter((place) => place.as === kind);
  const counted = Object.fromEntries(of("country").map((place) => [world.names[place.country]?.number, place]));
  const shaded = world.land.features.filter((land) => counted[land.id]);
  return {
    points: collection(of("point").map(point)),
    areas: collection(places.filter((p) => p.as === "circle" || p.as === "area").map(outline)),
    lines: collection(of("line").map((p) => ({ ...point(p), geometry: { type: "LineString", coordinates: p.shape } }))),
    countries: collection(shaded.map((land) => ({ ...land, properties: { ...counted[land.id] } }))),
    labels: collection(places.filter((place) => place.as !== "point").map(point)),
  };
}

function style(world) {
  const [paper, land, ink, dim] = ["paper", "sheet", "ink", "dim"].map(colour);
  const [accent, area, country, line] = ["accent", "suspended", "agreed", "violated"].map(colour);
  const source = (data, more = {}) => ({ type: "geojson", data, ...more });
  const text = (field, size) => ({ "text-field": field, "text-font": FONT, "text-size": size });
  const halo = { "text-halo-color": land, "text-halo-width": 1.6 };
  return {
    version: 8,
    sources: {
      land: source(world.land, { maxzoom: 7, tolerance: 0.5, attribution: "Borders: Natural Earth · Places: GeoNames (CC BY 4.0)" }),
      borders: source(world.borders, { maxzoom: 7, tolerance: 0.5 }),
      names: source(world.labels),
      points: source(nothing, { cluster: true, clusterRadius: 38, clusterMaxZoom: 11, clusterProperties: { events: ["+", ["get", "count"]] } }),
      areas: source(nothing), lines: source(nothing), countries: source(nothing), labels: source(nothing),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("accent-ground") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": land } },
      { id: "countries", type: "fill", source: "countries", paint: { "fill-color": country, "fill-opacity": 0.35 } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": dim, "line-opacity": 0.55, "line-width": 0.8 } },
      { id: "names", type: "symbol", source: "names", minzoom: 2.5, layout: { ...text(["get", "name"], 11), "text-transform": "uppercase", "text-letter-spacing": 0.08 }, paint: { "text-color": dim, "text-opacity": 0.8, ...halo } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": area, "fill-opacity": 0.2 } },
      { id: "area-ends", type: "line", source: "areas", paint: { "line-color": area, "line-width": 1.5, "line-dasharray": [3, 2] } },
      { id: "lines", type: "line", source: "lines", layout: { "line-cap": "round" }, paint: { "line-color": line, "line-width": 3.5 } },
      { id: "points", type: "circle", source: "points", paint: { "circle-color": accent, "circle-stroke-color": paper, "circle-stroke-width": 1.5, "circle-radius": ["step", ["coalesce", ["get", "events"], ["get", "count"]], 7, 5, 10, 25, 14, 100, 19] } },
      { id: "crowds", type: "symbol", source: "points", filter: ["has", "point_count"], layout: { ...text(["to-string", ["get", "events"]], 12), "text-allow-overlap": true }, paint: { "text-color": paper } },
      { id: "point-names", type: "symbol", source: "points", filter: ["!", ["has", "point_count"]], layout: { ...text(["get", "label"], 12), "text-offset": [0, 1.3], "text-anchor": "top", "text-optional": true }, paint: { "text-color": ink, ...halo } },
      { id: "labels", type: "symbol", source: "labels", layout: { ...text(["get", "label"], 12), "text-optional": true }, paint: { "text-color": ink, ...halo } },
    ],
  };
}

// The atlas is stitched over the 180th meridian, for globes; a flat map wants lines that go on past it instead of
// jumping across the world, and round a pole a ring that goes along the map's edge.
function unrolled(line, isRing) {
  let turn = 0;
  const points = line.map(([lon, lat], at) => {
    const step = at ? lon - line[at - 1][0] : 0;
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    return [lon + turn, lat];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (isRing && Math.abs(last[0] - first[0]) > 180) {
    const pole = first[1] > 0 ? 90 : -90;
    points.push([last[0], pole], [first[0], pole], first);
  }
  return points;
}

function flat(land) {
  const { type, coordinates } = land.geometry;
  const polygon = (rings) => rings.map((ring) => unrolled(ring, true));
  return { ...land, geometry: { type, coordinates: type === "Polygon" ? polygon(coordinates) : coordinates.map(polygon) } };
}

async function loadWorld() {
  const [atlas, names] = await Promise.all([json("/static/built/countries-50m.json"), json("/map/countries.json")]);
  const labels = Object.values(names).map(({ name, lat, lon }) => ({ type: "Feature", geometry: { type: "Point", coordinates: [lon, lat] }, properties: { name } }));
  return {
    names,
    labels: collection(labels),
    land: collection(feature(atlas, atlas.objects.countries).features.map(flat)),
    borders: { type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: mesh(atlas, atlas.objects.countries).coordinates.map((line) => unrolled(line, false)) } },
  };
}

// Where to look first: an arrangement's area, the place asked about, else what is finer than a country.
function lookAt(chart, told, at) {
  const centre = told.centre ?? told.places.find((place) => place.key === at);
  const bounds = new LngLatBounds();
  if (centre) ring(centre.lon, centre.lat, Math.max(centre.km ?? 0, 60)).forEach((corner) => bounds.extend(corner));
  else {
    const fine = told.places.filter((place) => !["country", "region"].includes(place.precision));
    for (const place of fine.length ? fine : told.places) bounds.extend([place.lon, place.lat]);
  }
  if (!bounds.isEmpty()) chart.fitBounds(bounds, { padding: 60, maxZoom: 7, animate: false });
}

// A click opens a place's events below, or what a number stands for.
async function open(chart, click) {
  const [found] = chart.queryRenderedFeatures(click.point, { layers: ["points", "lines", "areas", "countries"] });
  if (!found) return;
  if (found.properties.cluster) {
    const zoom = await chart.getSource("points").getClusterExpansionZoom(found.properties.cluster_id);
    chart.easeTo({ center: found.geometry.coordinates, zoom, animate: !calm.matches });
    return;
  }
  await showAt(found.properties.key, true);
}

// The page's own parts are asked of the server again, so that the words below always fit the map.
async function refresh(address, ids) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const id of ids) {
    const now = document.getElementById(id), next = page.getElementById(id);
    if (now && next) now.replaceWith(document.adoptNode(next));
  }
}

async function showAt(key, isClick) {
  const address = new URL(location.href);
  address.searchParams.set("at", key);
  address.hash = "at";
  history.replaceState(null, "", address);
  await refresh(address, ["at"]);
  if (isClick) document.getElementById("at-name")?.focus();
}

// Two sliders in months, each with its day in words; letting go asks the server.
function slide(frame, changed) {
  const [from, to] = ["slide-from", "slide-to"].map((id) => document.getElementById(id));
  const { first, last } = frame.dataset;
  if (!from || !first) return;
  const start = +first.slice(0, 4) * 12 + +first.slice(5, 7) - 1;
  const months = +last.slice(0, 4) * 12 + +last.slice(5, 7) - 1 - start;
  const month = (number, isEnd) => {
    const at = start + number, year = Math.floor(at / 12), of = (at % 12) + 1;
    const day = isEnd ? new Date(Date.UTC(year, of, 0)).getUTCDate() : 1;
    return `${String(year).padStart(4, "0")}-${String(of).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  };
  const at = (day) => +day.slice(0, 4) * 12 + +day.slice(5, 7) - 1 - start;
  const asked = new URL(location.href).searchParams;
  for (const input of [from, to]) input.max = months;
  from.value = asked.get("from") ? at(asked.get("from")) : 0;
  to.value = asked.get("to") ? at(asked.get("to")) : months;
  const tell = () => {
    if (+from.value > +to.value) (document.activeElement === from ? to : from).value = document.activeElement === from ? from.value : to.value;
    const days = [month(+from.value, false), month(+to.value, true)];
    for (const [input, day] of [[from, days[0]], [to, days[1]]]) {
      input.setAttribute("aria-valuetext", day);
      document.getElementById(`${input.id}-told`).textContent = day;
    }
    return days;
  };
  let waiting;
  for (const input of [from, to]) {
    input.addEventListener("input", () => {
      const days = tell();
      clearTimeout(waiting);
      waiting = setTimeout(() => changed(...days), 200);
    });
  }
  document.getElementById("slide-all").addEventListener("click", () => {
    [from.value, to.value] = [0, months];
    tell();
    changed(null, null);
  });
  tell();
}

async function start(frame) {
  frame.dataset.started = "";
  const status = document.getElementById("map-status");
  const [world, told] = await Promise.all([loadWorld(), json(frame.dataset.source)]);
  let now = told;
  const chart = new Chart({ container: frame, style: style(world), center: [40, 30], zoom: 2, maxZoom: 12, attributionControl: { compact: false }, dragRotate: false, pitchWithRotate: false });
  chart.touchZoomRotate.disableRotation();
  chart.addControl(new NavigationControl({ showCompass: false }));
  chart.addControl(new ScaleControl());
  const draw = () => {
    for (const [name, data] of Object.entries(sources(now.places, world))) chart.getSource(name)?.setData(data);
    const left = now.without_place + now.without_point;
    status.textContent = `Events: ${now.fitting}. Places drawn: ${now.places.length}. Events without a place to draw: ${left}.`;
  };
  chart.on("load", () => {
    draw();
    frame.dataset.drawn = "";
  });
  lookAt(chart, told, frame.dataset.at);
  chart.on("click", (click) => open(chart, click));
  chart.on("mousemove", (move) => {
    const over = chart.queryRenderedFeatures(move.point, { layers: ["points", "lines", "areas", "countries"] });
    chart.getCanvas().style.cursor = over.length ? "pointer" : "";
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    chart.setStyle(style(world));
    chart.once("styledata", draw);
  });
  slide(frame, async (first, last) => {
    const address = new URL(location.href), source = new URL(frame.dataset.source, location.href);
    for (const [name, day] of [["from", first], ["to", last]]) {
      for (const one of [address, source]) day ? one.searchParams.set(name, day) : one.searchParams.delete(name);
    }
    address.searchParams.delete("page");
    history.replaceState(null, "", address);
    [now] = await Promise.all([json(source), refresh(address, ["map-told", "at", "places"])]);
    draw();
  });
}

// A form may have put a new map in the page's place.
function look() {
  const frame = document.getElementById("map");
  if (!frame || "started" in frame.dataset) return;
  start(frame).catch((fault) => {
    const status = document.getElementById("map-status");
    if (status) status.textContent = `The map cannot be drawn (${fault.message}); the table below has its places.`;
  });
}

new MutationObserver(look).observe(document.body, { childList: true });
look();
