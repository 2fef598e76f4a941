// Starts the NHS.UK components on load and again in whatever htmx has just put on the page.
import { initAll } from "./vendor/nhsuk-frontend/nhsuk-frontend.min.js";

const start = (scope) => initAll({ scope });

start(document);

document.addEventListener("htmx:afterSwap", (event) => start(event.detail.elt ?? event.target));

for (const button of document.querySelectorAll("[data-app-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
