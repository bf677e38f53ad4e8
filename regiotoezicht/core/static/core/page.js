// Small helps for whoever has script; every page works without.

// htmx sends the token that Django asks for with every change.
document.addEventListener("htmx:config:request", (event) => {
  const token = document.querySelector('meta[name="csrf-token"]')?.content;
  if (token) event.detail.ctx.request.headers["X-CSRFToken"] = token;
});

// After a refused form the reader starts at what is wrong.
const focus_summary = () => document.querySelector("[data-focus]")?.focus();
focus_summary();
document.addEventListener("htmx:after:swap", focus_summary);

// A second click sends nothing; the server refuses doubles anyway. A form that only makes a file may make the next at once.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || "makesFile" in form.dataset) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, 4000);
});
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Print buttons exist only where script runs.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Buttons that copy a text exist only where script runs; without it the text can be selected.
for (const button of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(button.dataset.copy);
  const answer = button.parentElement.querySelector("[data-copied]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
      answer.textContent = "Gekopieerd.";
    } catch {
      answer.textContent = "De tekst is geselecteerd; kopieer met Ctrl+C.";
    }
  });
}

// A key such as "/" goes to the field or link that names it. Whoever speaks to the computer or types with a shaking hand
// can switch that off (WCAG 2.1.4); the browser remembers only this choice.
const keys_are_off = () => localStorage.getItem("sneltoetsen") === "uit";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || keys_are_off()) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const key = CSS.escape(event.key);
  const goal = document.querySelector(`input[aria-keyshortcuts="${key}"]`) ?? document.querySelector(`a[aria-keyshortcuts="${key}"]`);
  if (!goal) return;
  event.preventDefault();
  goal.matches("input") ? goal.focus() : goal.click();
});
for (const choice of document.querySelectorAll("[data-shortcut-switch]")) {
  const box = choice.querySelector("input");
  choice.hidden = false;
  box.checked = !keys_are_off();
  box.addEventListener("change", () => localStorage.setItem("sneltoetsen", box.checked ? "aan" : "uit"));
}
