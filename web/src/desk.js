// What every page of the desk runs: forms answer without a new page, and what needs script is shown.
import "htmx.org";

document.documentElement.classList.add("has-script");

// On a phone what there is to choose from would push the answer out of sight: it opens by a touch. What is chosen stays in sight.
const narrow = matchMedia("(max-width: 50rem)");
const fold = (root) => {
  for (const filter of root.querySelectorAll("details[data-narrow-closed]")) {
    if (narrow.matches && !filter.querySelector(":checked:not(option)")) filter.open = false;
  }
};
fold(document);

// A button after a citation copies it; without a clipboard its words are selected, to be copied by hand.
document.addEventListener("click", async (click) => {
  const button = click.target.closest?.("[data-copy]");
  const words = button?.parentElement.querySelector("cite");
  if (!words) return;
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(words.textContent);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  } catch {
    getSelection().selectAllChildren(words);
  }
});
