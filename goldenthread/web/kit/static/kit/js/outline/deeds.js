// What can be done to a part: the page does it at once, the server does it for good and says what else changed.

import { drop, keep } from "./drafts.js";
import { above, awaitsChoice, branchOf, called, depthOf, drawnOf, goTo, heightOf, isChanged, list, named, numberOf, partNamed, partOf, placeOf, put, refOf, titleOf, words } from "./lines.js";
import { refuse, say, send, swap } from "./sending.js";

const NO_DEEPER = "The plan has no deeper level. “Levels and columns” can give it one.";

// Save a line, if its words were changed.
export function save(part, { chosen = false } = {}) {
  if (part.dataset.part === "new") return create(part);
  if (!named(part)) return undefined;
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
  if (!beside) return refuse(by < 0 ? "It is the first already." : "It is the last already.");
  move(part, above(part), by < 0 ? beside.previousElementSibling : beside);
}

export function moveIn(part) {
  const under = part.previousElementSibling;
  if (!under) return refuse("Nothing stands before it at its level, so it cannot go beneath.");
  if (depthOf(part) + heightOf(part) > words.length) return refuse(NO_DEEPER);
  move(part, under, branchOf(under).lastElementChild);
}

export function moveOut(part) {
  const under = above(part);
  if (!under) return refuse("It stands at the top already.");
  move(part, above(under), under);
}

// Drop a part after or before another, or under it.
export function place(part, target, how) {
  const under = how === "under" ? target : above(target);
  if (part.contains(target)) return;
  const depth = under ? depthOf(under) + 1 : 1;
  if (depth + heightOf(part) - 1 > words.length) return refuse(NO_DEEPER);
  const after = how === "under" ? branchOf(target).lastElementChild : how === "after" ? target : target.previousElementSibling;
  move(part, under, after === part ? part.previousElementSibling : after);
}

// A part that is still being added is moved as well: deeds wait in line, and each asks for the name when its turn comes.
function move(part, under, after) {
  const isNew = part.dataset.part === "new";
  const was = placeOf(part);
  put(part, under, after);
  part.scrollIntoView({ block: "nearest" });
  if (isNew) return kept(part);
  const spot = spotOf(part);
  say(`${called(part)}, ${under ? `under ${called(under)}` : "at the top"}`);
  return send(() => named(part) && { ...(isChanged(part) && !awaitsChoice(part) && fieldsOf(part)), place: refOf(part), ...placing(spot()) }, {
    otherwise: () => put(part, was.above, was.before),
  });
}

// Where a part stands now, said later: after the nearest before it that has a name by then, or else before the next.
function spotOf(part) {
  const around = [...part.parentElement.children];
  const at = around.indexOf(part);
  const [before, next, under] = [around.slice(0, at).reverse(), around.slice(at + 1), above(part)];
  return () => ({ after: named(before.find(named)), before: named(next.find(named)), under: named(under) });
}

const placing = ({ after, before, under }) => (after ? { place_after: after } : before ? { place_before: before } : { place_under: under });

// A line that is not there yet: it is added once it has words, and goes when it is left without.
export function blank(near, how) {
  for (const one of list.querySelectorAll("[data-part=new]")) if (!titleOf(one).value.trim()) one.remove();
  const depth = near ? depthOf(near) + (how === "under" ? 1 : 0) : 1;
  if (depth > words.length) return refuse(NO_DEEPER);
  const part = document.createElement("li");
  part.dataset.part = "new";
  part.dataset.draft = `new-${Date.now()}-${list.querySelectorAll("[data-part]").length}`;
  part.className = `depth-${depth}`;
  part.innerHTML = `<div class="line-edit" data-line="new"><span class="grip" data-grip aria-hidden="true"></span><span class="level"></span><input class="line-number" readonly tabindex="-1" aria-hidden="true"><textarea class="line-title" rows="1" maxlength="300"></textarea><input type="hidden"></div><ul></ul>`;
  part.querySelector(".level").textContent = words[depth - 1];
  titleOf(part).setAttribute("aria-label", `New: ${words[depth - 1]}`);
  const branch = how === "under" && near ? branchOf(near) : near ? near.parentElement : list;
  branch.insertBefore(part, how === "after" && near ? near.nextElementSibling : null);
  goTo(part);
  say(`A new line: ${words[depth - 1]}`);
  return part;
}

// Send a new line. It stays where it stands, is typed in and moved, and takes its name when the server has given it one.
export function create(part) {
  const title = titleOf(part).value.trim();
  if (!title) return part.remove();
  const spot = spotOf(part);
  part.dataset.part = "coming";
  return send(() => {
    const { after, under } = spot();
    return { add: after ? `after:${after}` : `under:${under}`, "title-new": title };
  }, {
    otherwise: () => { part.dataset.part = "new"; },
    before: (changed) => adopt(part, changed, title),
    after: () => { const { after, before } = spot(); if (!after && before) send(() => ({ place: refOf(part), place_before: before })); },
  });
}

function adopt(part, changed, title) {
  const ref = changed.dataset.at;
  if (!ref) return;
  drop(part.dataset.draft);
  delete part.dataset.draft;
  part.id = `part-${ref}`;
  part.dataset.part = ref;
  const line = changed.querySelector(`template[data-put="${CSS.escape(ref)}"]`)?.content.querySelector(".line-edit");
  if (line) swap(line, { [`title-${ref}`]: title });
  if (isChanged(part) && !part.contains(document.activeElement)) save(part);
}

// What is typed into a new line is kept with its place.
export function kept(part) {
  keep(part.dataset.draft, titleOf(part).value, { under: nameOf(above(part)), after: nameOf(part.previousElementSibling) });
}

const nameOf = (part) => part?.dataset.draft ?? refOf(part);

export function takeOut(part) {
  const next = part.nextElementSibling ?? part.previousElementSibling ?? above(part);
  const was = placeOf(part);
  part.remove();
  if (part.dataset.part === "new") drop(part.dataset.draft);
  else {
    send(() => named(part) && { take_out: refOf(part) }, { otherwise: () => put(part, was.above, was.before) });
    say(`${called(part)} is taken out. Undo brings it back.`);
  }
  if (next) goTo(next);
}

export function undo() {
  const button = document.querySelector("[data-undo]");
  if (!button) return refuse("There is nothing of yours to undo.");
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
