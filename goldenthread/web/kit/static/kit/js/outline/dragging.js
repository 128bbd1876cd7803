// Dragging a part by its handle: above or below another, or to the right of it to go beneath.

import { place } from "./deeds.js";
import { lineOf, list, partOf } from "./lines.js";

const FAR_IN = 0.5;

export function attachDragging() {
  list.addEventListener("pointerdown", (event) => {
    if (!event.target.matches(".level") || event.button !== 0) return;
    const part = partOf(event.target);
    if (part && part.dataset.part !== "new") follow(part, event);
  });
}

function follow(part, start) {
  let aim = null;
  const handle = start.target;
  start.preventDefault();
  handle.setPointerCapture(start.pointerId);
  part.classList.add("is-dragged");
  const move = (event) => {
    clear();
    aim = aimAt(part, event.clientX, event.clientY);
    if (aim) aim.line.dataset.drop = aim.how;
  };
  const end = (event) => {
    handle.removeEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) handle.removeEventListener(name, end);
    part.classList.remove("is-dragged");
    clear();
    if (aim && event.type === "pointerup") place(part, aim.part, aim.how);
  };
  handle.addEventListener("pointermove", move);
  for (const name of ["pointerup", "pointercancel"]) handle.addEventListener(name, end);
}

function aimAt(part, x, y) {
  const target = partOf(document.elementsFromPoint(x, y).find((one) => one.closest?.(".line-edit")));
  if (!target || part.contains(target)) return null;
  const line = lineOf(target);
  const box = line.getBoundingClientRect();
  const how = y < box.top + box.height / 3 ? "before" : x > box.left + box.width * FAR_IN ? "under" : "after";
  return { part: target, line, how };
}

function clear() {
  for (const one of list.querySelectorAll("[data-drop]")) delete one.dataset.drop;
}
