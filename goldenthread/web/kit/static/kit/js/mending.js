// Says of lines what they are by one key each: inside [data-mending], with the focus on the box of a line. The arrows
// go to the next line or set it in and out, a letter or figure presses the button that bears it; what is ticked counts,
// and the line in focus with it; with shift, the arrows tick. Without a script the boxes and the buttons do it all.

for (const form of document.querySelectorAll("[data-mending]")) {
  const boxes = () => [...form.querySelectorAll("input[name=line]")].filter((box) => box.checkVisibility());
  const told = form.querySelector("[data-ticked]");
  const first = told?.textContent;

  function tell() {
    const count = form.querySelectorAll("input[name=line]:checked").length;
    if (told) told.textContent = count ? `${count} ${count === 1 ? "line" : "lines"} ticked. What is it?` : first;
  }

  function press(key, box) {
    const name = { ArrowRight: "→", ArrowLeft: "←" }[key] ?? key.toUpperCase();
    const kbd = [...form.querySelectorAll(".says kbd")].find((each) => each.textContent === name);
    const button = kbd?.closest("button, summary");
    if (!button) return false;
    const isDeed = button.name === "deed";
    if (button.value === "move") return move(box);
    if (isDeed && box) box.checked = true;
    if (button.matches("summary")) {
      button.parentElement.open = true;
      button.parentElement.querySelector("button, select").focus();
    } else {
      button.click();
    }
    return true;
  }

  // What is ticked goes under the part in focus.
  function move(box) {
    const part = box.closest("article")?.id.slice("part-".length);
    if (!part) return false;
    const go = document.createElement("button");
    Object.assign(go, { name: "deed", value: `under:${part}`, hidden: true });
    form.append(go);
    go.click();
    return true;
  }

  // With shift, all lines from the last that was ticked to this one are ticked.
  let last = null;
  function range(from, to, ticked) {
    const all = boxes();
    const [first, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b);
    if (first >= 0) all.slice(first, end + 1).forEach((box) => { box.checked = ticked; });
    tell();
  }
  form.addEventListener("click", (event) => {
    if (event.target.name !== "line") return;
    if (event.shiftKey && last) range(last, event.target, event.target.checked);
    last = event.target;
  });
  form.addEventListener("change", tell);
  form.addEventListener("keydown", (event) => {
    const all = boxes();
    const at = all.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const next = all[at + (event.key === "ArrowDown" ? 1 : -1)];
      const beyond = form.querySelector(event.key === "ArrowDown" ? "a[rel=next]" : "a[rel=prev]");
      if (event.shiftKey && next) range(event.target, next, true);
      if (next) next.focus();
      else beyond?.click();
      event.preventDefault();
    } else if (event.key.toLowerCase() === "w") {
      event.target.closest("article")?.querySelector(".plan-line a")?.click();
      event.preventDefault();
    } else if (event.key !== " " && press(event.key, event.target)) {
      event.preventDefault();
    }
  });
  // Back from a mend, or come to the parts, go on at the line that is meant, once the browser has scrolled there.
  function arrive() {
    tell();
    const here = location.hash.startsWith("#part") && document.getElementById(location.hash.slice(1));
    // What is gone to stands below the bar that stays in reach, and not under it.
    form.style.setProperty("--says", `${form.querySelector(".says").offsetHeight}px`);
    if (!here) return;
    here.scrollIntoView();
    boxes().find((box) => here.contains(box))?.focus({ preventScroll: true });
  }
  addEventListener("load", () => setTimeout(arrive));
  addEventListener("hashchange", arrive);
}
