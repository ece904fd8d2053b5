// While the clock moves, which can take a minute, says so and keeps a second press from queueing a second move.
for (const form of document.querySelectorAll("form[data-clock]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-working]").hidden = false;
    setTimeout(() => {
      for (const button of document.querySelectorAll("form[data-clock] button")) {
        button.disabled = true;
      }
    });
  });
}
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[data-clock] button")) {
    button.disabled = false;
  }
  for (const working of document.querySelectorAll("[data-working]")) {
    working.hidden = true;
  }
});
