// What can be done to a part: the page does it at once, the server does it for good and says what else changed.

import { drop } from "./drafts.js";
import { above, awaitsChoice, branchOf, called, depthOf, drawnOf, goTo, heightOf, isChanged, list, numberOf, partNamed, partOf, placeOf, put, refOf, titleOf, words } from "./lines.js";
import { say, send, show } from "./sending.js";

// Save a line, if its words were changed.
export function save(part, { chosen = false } = {}) {
  if (part.dataset.part === "new") return create(part);
  const isDue = () => part.isConnected && isChanged(part) && (chosen || !awaitsChoice(part));
  return isDue() ? send(() => (isDue() ? fieldsOf(part) : null)) : undefined;
}

function fieldsOf(part) {
  const ref = refOf(part);
  return {
    [`title-${ref}`]: titleOf(part).value, [`number-${ref}`]: numberOf(part).value, [`drawn-${ref}`]: drawnOf(part).value,
    ...(numberOf(part).value !== numberOf(part).defaultValue && { renumbers: "yes" }),
  };
}

export function step(part, by) {
  const beside = by < 0 ? part.previousElementSibling : part.nextElementSibling;
  if (!beside) return say(by < 0 ? "It is the first already." : "It is the last already.");
  move(part, above(part), by < 0 ? beside.previousElementSibling : beside, by < 0 ? { up: refOf(part) } : { down: refOf(part) });
}

export function moveIn(part) {
  const under = part.previousElementSibling;
  if (!under) return say("Nothing stands before it at its level, so it cannot go beneath.");
  if (depthOf(part) + heightOf(part) > words.length) return say("The plan has no deeper level.");
  move(part, under, branchOf(under).lastElementChild, { in: refOf(part) });
}

export function moveOut(part) {
  const under = above(part);
  if (!under) return say("It stands at the top already.");
  move(part, above(under), under, { out: refOf(part) });
}

// Drop a part after or before another, or under it.
export function place(part, target, how) {
  const under = how === "under" ? target : above(target);
  if (part.contains(target)) return;
  const depth = under ? depthOf(under) + 1 : 1;
  if (depth + heightOf(part) - 1 > words.length) return say("The plan has no level that deep.");
  const after = how === "under" ? branchOf(target).lastElementChild : how === "after" ? target : target.previousElementSibling;
  move(part, under, after === part ? part.previousElementSibling : after, { place: refOf(part), [`place_${how}`]: refOf(target) });
}

function move(part, under, after, deed) {
  // A line that is being added has no name yet to move it by; a new one is added where it was put.
  if (part.dataset.part === "coming") return;
  const isNew = part.dataset.part === "new";
  const was = placeOf(part);
  put(part, under, after);
  if (isNew) return;
  say(`${called(part)}, ${under ? `under ${called(under)}` : "at the top"}`);
  part.scrollIntoView({ block: "nearest" });
  send(() => ({ ...(isChanged(part) && !awaitsChoice(part) && fieldsOf(part)), ...deed }), {
    otherwise: () => put(part, partNamed(was.under), partNamed(was.after)),
  });
}

// A line that is not there yet: it is added once it has words, and goes when it is left without.
export function blank(near, how) {
  document.getElementById("part-new")?.remove();
  const depth = near ? depthOf(near) + (how === "under" ? 1 : 0) : 1;
  if (depth > words.length) return say("The plan has no deeper level.");
  const part = document.createElement("li");
  part.id = "part-new";
  part.dataset.part = "new";
  part.className = `depth-${depth}`;
  part.innerHTML = `<div class="line-edit" data-line="new"><span class="level"></span><input class="line-number" readonly tabindex="-1" aria-hidden="true"><textarea class="line-title" rows="1" maxlength="300"></textarea><input type="hidden"></div><ul></ul>`;
  part.querySelector(".level").textContent = words[depth - 1];
  titleOf(part).setAttribute("aria-label", `New: ${words[depth - 1]}`);
  const branch = how === "under" && near ? branchOf(near) : near ? near.parentElement : list;
  branch.insertBefore(part, how === "after" && near ? near.nextElementSibling : null);
  goTo(part);
  say(`A new line: ${words[depth - 1]}`);
  return part;
}

export function create(part) {
  const title = titleOf(part).value.trim();
  if (!title) return part.remove();
  let first = "";
  part.removeAttribute("id");
  part.dataset.part = "coming";
  titleOf(part).readOnly = true;
  const collect = () => {
    const before = part.previousElementSibling;
    first = !before && part.nextElementSibling ? refOf(part.nextElementSibling) : "";
    return { add: before ? `after:${refOf(before)}` : `under:${refOf(above(part))}`, "title-new": title };
  };
  return send(collect, {
    otherwise: () => { part.id = "part-new"; part.dataset.part = "new"; titleOf(part).readOnly = false; },
    after: (changed) => {
      if (!changed.dataset.at) return;
      const wasIn = part.contains(document.activeElement);
      part.remove();
      if (wasIn) goTo(partNamed(changed.dataset.at));
      drop("new");
      if (first) putFirst(changed.dataset.at, first);
    },
  });
}

function putFirst(ref, before) {
  const [part, target] = [partNamed(ref), partNamed(before)];
  if (part && target) place(part, target, "before");
}

export function takeOut(part) {
  const next = part.nextElementSibling ?? part.previousElementSibling ?? above(part);
  if (part.dataset.part === "new") part.remove();
  else {
    const was = placeOf(part);
    const name = called(part);
    const ref = refOf(part);
    part.remove();
    send(() => ({ take_out: ref }), { otherwise: () => put(part, partNamed(was.under), partNamed(was.after)) });
    say(`${name} is taken out. Undo brings it back.`);
  }
  if (next) goTo(next);
}

export function undo() {
  const button = document.querySelector("[data-undo]");
  if (!button) return show("There is nothing of yours to undo.", "");
  button.disabled = true;
  send(() => ({ undo: document.querySelector("[data-undo]")?.value ?? "" }), {
    after: (changed) => { if (changed.dataset.at) flash(partNamed(changed.dataset.at)); },
  });
}

export function flash(part) {
  if (!part) return;
  part.scrollIntoView({ block: "nearest" });
  part.classList.add("is-fresh");
  setTimeout(() => part.classList.remove("is-fresh"), 1500);
}

export { partOf };
