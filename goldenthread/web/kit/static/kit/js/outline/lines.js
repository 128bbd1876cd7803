// The lines of an outline in the page: where each stands, and how one is put elsewhere.

export const list = document.querySelector("[data-lines-list]");
export const form = document.querySelector("form[data-outline]");
export const words = JSON.parse(document.querySelector("#level-words")?.textContent ?? "[]");

export const partOf = (element) => element?.closest("[data-part]") ?? null;
export const partNamed = (ref) => (ref ? document.getElementById(`part-${ref}`) : null);
export const lineOf = (part) => part.querySelector(":scope > .line-edit");
export const titleOf = (part) => lineOf(part)?.querySelector(".line-title");
export const numberOf = (part) => lineOf(part)?.querySelector(".line-number");
export const drawnOf = (part) => lineOf(part)?.querySelector("[type=hidden]");
export const branchOf = (part) => part.querySelector(":scope > ul");
export const above = (part) => partOf(part.parentElement);
export const refOf = (part) => part?.dataset.part ?? "";
// The name of a part that the server knows; nothing for one that is new or on its way.
export const named = (part) => (part && !["new", "coming"].includes(part.dataset.part) ? part.dataset.part : "");

export function depthOf(part) {
  let depth = 1;
  for (let one = above(part); one; one = above(one)) depth += 1;
  return depth;
}

export function heightOf(part) {
  const under = [...branchOf(part).children].map(heightOf);
  return 1 + Math.max(0, ...under);
}

export function called(part) {
  const line = lineOf(part);
  const number = numberOf(part).value || numberOf(part).placeholder;
  return [line.querySelector(".level").textContent, number, titleOf(part).value].filter(Boolean).join(" ");
}

export function placeOf(part) {
  return { above: above(part), before: part.previousElementSibling };
}

// Put a part under another (or at the top), after a neighbour (or first), keeping what is typed and where.
export function put(part, under, after) {
  const focused = part.contains(document.activeElement) ? document.activeElement : null;
  const caret = focused?.selectionStart;
  const branch = under ? branchOf(under) : list;
  const next = after?.parentElement === branch ? after.nextElementSibling : branch.firstElementChild;
  if (branch !== part.parentElement || (next !== part && part.previousElementSibling !== (after ?? null))) {
    branch.insertBefore(part, next === part ? part.nextElementSibling : next);
  }
  redepth(part, depthOf(part));
  if (focused && document.activeElement !== focused) {
    focused.focus({ preventScroll: true });
    if (caret !== undefined && caret !== null) focused.setSelectionRange(caret, caret);
  }
}

export function redepth(part, depth) {
  part.className = `depth-${depth}`;
  if (words[depth - 1]) lineOf(part).querySelector(".level").textContent = words[depth - 1];
  for (const one of branchOf(part).children) redepth(one, depth + 1);
}

export function travel(part, by) {
  const all = [...list.querySelectorAll("[data-part]")];
  const other = all[all.indexOf(part) + by];
  if (!other) return false;
  goTo(other);
  return true;
}

export function goTo(part) {
  const title = part && titleOf(part);
  if (!title) return;
  title.focus();
  title.setSelectionRange(title.value.length, title.value.length);
  part.scrollIntoView({ block: "nearest" });
}

// A line that came back unsaved counts as changed, whatever it was drawn with.
export const isChanged = (part) =>
  lineOf(part).classList.contains("wrong") || titleOf(part).value !== titleOf(part).defaultValue || numberOf(part).value !== numberOf(part).defaultValue;

// The parts whose words are not saved, but for those on their way.
export const changedParts = () => [...list.querySelectorAll("[data-part]")].filter((part) => part.dataset.part !== "coming" && isChanged(part));

// Between two people's words nobody but the reader chooses.
export const awaitsChoice = (part) => lineOf(part).querySelector("[name=keep]") !== null;
