// What every page of the desk runs: forms answer without a new page, and what needs script is shown.
import "htmx.org";

document.documentElement.classList.add("has-script");

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
