// Copies a citation; a page without script shows it to be copied by hand.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const told = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    told.textContent = "Copied.";
  } catch {
    told.textContent = "The browser did not allow it; select the text and copy it.";
  }
});
