// Review by keys. Everything that a key does a link, a button or a field does too; the keys can be turned off.
const switched = document.getElementById("keys-switch");
const kept = "truceline-keys";
let on = localStorage.getItem(kept) !== "off";

function told() {
  if (!switched) return;
  switched.setAttribute("aria-pressed", String(on));
  switched.textContent = on ? "Keys are on" : "Keys are off";
}

switched?.addEventListener("click", () => {
  on = !on;
  localStorage.setItem(kept, on ? "on" : "off");
  told();
});
told();

const form = document.querySelector("form#decide");
const field = form?.elements.namedItem("field");
const value = form?.elements.namedItem("value");

// The value that is there is what an edit starts from, and what else it may be is offered.
function chosen() {
  if (!field || !value) return;
  value.setAttribute("list", `values-${field.value}`);
  const cell = document.querySelector(`[data-field="${field.value}"]`);
  if (value.dataset.typed !== "yes") value.value = cell?.dataset.value ?? "";
}
if (value?.value) value.dataset.typed = "yes";
value?.addEventListener("input", () => {
  value.dataset.typed = "yes";
});
field?.addEventListener("change", () => {
  value.dataset.typed = "";
  chosen();
});
chosen();

function decide(act) {
  const radio = form?.querySelector(`[name="do"][value="${act}"]`);
  if (!radio) return false;
  radio.checked = true;
  const first = { edit: "field", same: "other", different: "split" }[act] ?? "because";
  const next = form.elements.namedItem(first);
  (next ?? radio).focus();
  form.scrollIntoView({ block: "nearest" });
  return true;
}

function undo() {
  const open = document.querySelector("details.undo");
  const because = (open ?? document.querySelector("form#decide:has([value='undo'])"))?.querySelector("[name='because']");
  if (open) open.open = true;
  because?.focus();
  return Boolean(because);
}

function go(rel) {
  const link = document.querySelector(`.step a[rel="${rel}"]`);
  link?.click();
  return Boolean(link);
}

function show() {
  const keys = document.getElementById("keys");
  if (!keys) return false;
  keys.open = !keys.open;
  keys.querySelector("summary").focus();
  return true;
}

const keys = {
  j: () => go("next"),
  k: () => go("prev"),
  a: () => decide("accept"),
  e: () => decide("edit"),
  r: () => decide("reject"),
  m: () => decide("same") || decide("accept"),
  d: () => decide("different"),
  u: undo,
  "?": show,
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input:not([type='radio']), select, textarea");
  if (event.key === "Escape" && event.target !== document.body) {
    event.target.blur();
    return;
  }
  if (!on || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (keys[event.key]?.()) event.preventDefault();
});
