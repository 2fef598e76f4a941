// Starts the NHS.UK components on load and again in whatever htmx has just put on the page.
// Every page works without this file.
import { initAll } from "./vendor/nhsuk-frontend/nhsuk-frontend.min.js";

const start = (scope) => {
  initAll({ scope });
  for (const button of scope.querySelectorAll("[data-app-print]")) button.hidden = false;
};

const say = (words) => {
  document.getElementById("app-status").textContent = words;
};

// htmx notes the address last shown, which may hold a name that was searched for.
const forget = () => sessionStorage.removeItem("htmx-current-path-for-history");

start(document);
forget();

for (const name of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"]) {
  document.addEventListener(name, forget);
}

document.addEventListener("htmx:afterSwap", (event) => {
  say("");
  start(event.detail.elt);
});

// Where a range stands, in the words beside it.
document.addEventListener("input", (event) => {
  if (event.target.type !== "range") return;
  const shown = event.target.parentElement.querySelector("[data-app-value]");
  if (shown) shown.textContent = event.target.value;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-app-print]")) window.print();
});

// A form sent without a connection would take what was typed with it, so it stays where it is.
document.addEventListener(
  "submit",
  (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    say("There is no connection. Nothing is lost: try again when you are back online.");
  },
  true,
);
window.addEventListener("online", () => say(""));

// A request that ended elsewhere, at the sign-in page for example, is followed there.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  const ended = new URL(xhr.responseURL, location.href);
  if (ended.pathname !== new URL(requestConfig.path, location.href).pathname) {
    event.detail.shouldSwap = false;
    location.assign(ended);
  }
});
document.addEventListener("htmx:sendError", () => say("There is no connection. What you see may be out of date."));
document.addEventListener("htmx:responseError", () => say("This did not work. Reload the page to try again."));
