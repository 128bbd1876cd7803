// Dragging a part by its grip, with mouse, pen or finger: a line shows where it would stand and says under what.

import { flash, place } from "./deeds.js";
import { above, branchOf, called, depthOf, heightOf, lineOf, list, partOf, words } from "./lines.js";
import { say } from "./sending.js";

const STEP_IN = 40;
const EDGE = 70;
const EDGE_OF_LIST = 12;

export function attachDragging() {
  list.addEventListener("pointerdown", (event) => {
    if (!event.target.matches("[data-grip]") || event.button !== 0) return;
    const part = partOf(event.target);
    if (part && part.dataset.part !== "new") follow(part, event);
  });
}

function follow(part, start) {
  const grip = start.target;
  const mark = document.createElement("li");
  mark.className = "drop-mark";
  mark.append(document.createElement("b"));
  let aim = null;
  let [x, y] = [start.clientX, start.clientY];
  start.preventDefault();
  grip.setPointerCapture(start.pointerId);
  part.classList.add("is-dragged");
  const look = () => { aim = aimAt(part, x - start.clientX, x, y); showMark(mark, part, aim); };
  const move = (event) => { [x, y] = [event.clientX, event.clientY]; look(); };
  const roll = setInterval(() => {
    const by = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
    if (by) { scrollBy(0, by / 3); look(); }
  }, 30);
  const leave = (event) => { if (event.key === "Escape") { event.preventDefault(); end(event); } };
  const end = (event) => {
    clearInterval(roll);
    grip.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) grip.removeEventListener(name, end);
    document.removeEventListener("keydown", leave, true);
    part.classList.remove("is-dragged");
    mark.remove();
    if (!aim || event.type !== "pointerup") return;
    place(part, aim.part, aim.how);
    flash(part);
  };
  grip.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) grip.addEventListener(name, end);
  document.addEventListener("keydown", leave, true);
}

// The place nearest to the pointer: further to the right than it began, beneath the part above it; and where the plan
// is not as deep as the part is tall, after the first part above that it may stand beside.
function aimAt(part, right, x, y) {
  const target = targetAt(x, y);
  if (!target || part.contains(target)) return null;
  const line = lineOf(target).getBoundingClientRect();
  const fits = (depth) => depth + heightOf(part) - 1 <= words.length;
  const depth = depthOf(target);
  if (y < line.top + line.height / 2 && fits(depth)) return { part: target, how: "before" };
  const first = [...branchOf(target).children].find((one) => one !== part);
  if (first && fits(depth + 1)) return { part: first, how: "before" };
  if (right > STEP_IN && fits(depth + 1)) return { part: target, how: "under" };
  for (let one = target; one; one = above(one)) if (fits(depthOf(one))) return { part: one, how: "after" };
  return null;
}

// Beside the list counts as in it, above it as on its first line and below it as on its last.
function targetAt(x, y) {
  const box = list.getBoundingClientRect();
  const lines = list.querySelectorAll("[data-part]:not(.is-dragged, .is-dragged *)");
  if (y < box.top) return lines[0];
  if (y > box.bottom - EDGE_OF_LIST) return lines[lines.length - 1];
  return partOf(document.elementsFromPoint(Math.min(Math.max(x, box.left + 8), box.right - 8), y).find((one) => one.closest?.(".line-edit")));
}

function showMark(mark, part, aim) {
  if (!aim) return mark.remove();
  const under = aim.how === "under" ? aim.part : above(aim.part);
  mark.firstChild.textContent = under ? `under ${called(under)}` : "at the top";
  const [branch, next] = aim.how === "under" ? [branchOf(aim.part), null] : [aim.part.parentElement, aim.how === "before" ? aim.part : aim.part.nextElementSibling];
  if (mark.parentElement !== branch || mark.nextElementSibling !== next) { branch.insertBefore(mark, next); say(mark.textContent); }
}
