// What every page of the desk runs: forms answer without a new page, and what needs script is shown.
import "htmx.org";

document.documentElement.classList.add("has-script");
