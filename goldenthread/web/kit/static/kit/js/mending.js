// Mends one part of a list by one key each: inside [data-mending], with the focus on the box before a part, the arrows
// go to the next or set it in and out, and a letter does what its button does. Without a script the buttons do it.

const DEEDS = { ArrowRight: "in", ArrowLeft: "out", j: "join", n: "aside" };

for (const form of document.querySelectorAll("[data-mending]")) {
  const boxes = [...form.querySelectorAll("input[type=checkbox][name=part]")];
  form.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const part = event.target.closest("article");
    const deed = DEEDS[event.key] ?? DEEDS[event.key.toLowerCase()];
    const next = { ArrowDown: boxes[at + 1], ArrowUp: boxes[at - 1] }[event.key];
    const button = deed && part.querySelector(`button[value^="${deed} "]`);
    const words = event.key.toLowerCase() === "w" && part.querySelector(".deeds a");
    const chosen = next ?? button ?? (words || undefined);
    if (!chosen) return;
    event.preventDefault();
    if (chosen === next) next.focus();
    else chosen.click();
  });
  // Back from a mend, go on where it was done, once the browser has scrolled there.
  addEventListener("load", () => setTimeout(() => {
    const here = location.hash.startsWith("#part-") && document.getElementById(location.hash.slice(1));
    if (here) here.querySelector("input[name=part]")?.focus();
  }));
}
