// Says how many are chosen, chooses all without a new page, and keeps a second press from being sent. Without it the page does the same by itself.
for (const form of document.querySelectorAll("form[data-bulk]")) {
  const boxes = [...form.querySelectorAll("input[name=task]")];
  const go = form.querySelector("[data-go]");
  const all = form.querySelector("[data-all]");
  const words = all?.textContent;

  const count = () => {
    const chosen = boxes.filter(box => box.checked).length;
    go.textContent = chosen === 0 ? go.dataset.nobody : chosen === 1 ? go.dataset.one : go.dataset.many.replace("#", chosen);
    if (all) {
      all.textContent = chosen === boxes.length && chosen > 0 ? all.dataset.none : words;
    }
  };
  all?.addEventListener("click", event => {
    event.preventDefault();
    const tick = boxes.some(box => !box.checked);
    boxes.forEach(box => { box.checked = tick; });
    count();
  });
  form.addEventListener("change", count);
  count();
}

for (const form of document.querySelectorAll("form[data-slow]")) {
  form.addEventListener("submit", event => {
    if (!event.submitter?.hasAttribute("formaction")) {
      form.querySelector("[data-working]").hidden = false;
    }
    setTimeout(() => form.querySelectorAll("button").forEach(button => { button.disabled = true; }));
  });
}
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-slow] button").forEach(button => { button.disabled = false; });
  document.querySelectorAll("[data-working]").forEach(working => { working.hidden = true; });
});
