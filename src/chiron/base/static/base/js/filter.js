// Narrows a long list of choices while a person types. Without it the groups simply stay as they are.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

for (const box of document.querySelectorAll("[data-filter]")) {
  const input = box.querySelector("input");
  const told = box.querySelector("[role=status]");
  const groups = [...box.closest("fieldset").querySelectorAll("details")];
  // What is chosen already stands above the groups; it hides too while it is not what is looked for.
  const chosen = [...box.closest("fieldset").children].filter((child) => child.matches(".choice"));
  const opened = new Map(groups.map((group) => [group, group.open]));

  box.hidden = false;
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  input.addEventListener("input", () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const narrow = (choices) => {
      let here = 0;
      for (const choice of choices) {
        const text = plain(`${choice.textContent} ${choice.dataset.also ?? ""}`);
        const fits = words.every((word) => text.includes(word));
        choice.hidden = !fits;
        here += fits;
      }
      return here;
    };
    let found = narrow(chosen);
    for (const group of groups) {
      const here = narrow(group.querySelectorAll(".choice"));
      group.hidden = !here;
      group.open = words.length ? here > 0 : opened.get(group);
      found += here;
    }
    told.textContent = words.length ? box.dataset.found.replace("0", found) : "";
  });
}
