// On a phone the other names of a sheet take two lines until somebody asks for all of them, so that
// the bottom line stands on the first screen. Without this script they stand there in full.
(() => {
  const { words } = window.livermet;
  if (!matchMedia("(max-width: 44.9em)").matches) return;
  for (const names of document.querySelectorAll(".sheet-head .aliases")) {
    names.classList.add("clipped");
    if (names.scrollHeight <= names.clientHeight + 2) {
      names.classList.remove("clipped");
      continue;
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "all-names";
    button.textContent = words.all_names;
    button.setAttribute("aria-label", `${words.all_names}: ${names.querySelector(".label").textContent}`);
    button.addEventListener("click", () => {
      names.classList.remove("clipped");
      button.remove();
    });
    names.after(button);
  }
})();
