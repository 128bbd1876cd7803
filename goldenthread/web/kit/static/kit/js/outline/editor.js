// The outline of a plan, worked on by keyboard: Enter makes the next part, Tab and Shift-Tab move it in and out,
// Alt with up and down moves it, arrows travel, Escape leaves. Without this, the same form posts the whole page.

import { blank, create, kept, moveIn, moveOut, save, step, takeOut, undo } from "./deeds.js";
import { drop, keep, offer } from "./drafts.js";
import { attachDragging } from "./dragging.js";
import { changedParts, form, goTo, isChanged, list, numberOf, partNamed, partOf, refOf, titleOf, travel } from "./lines.js";
import { attachPasting } from "./pasting.js";
import { isWaiting, refuse, show } from "./sending.js";
import { press, showTools } from "./tools.js";

const PAUSE = 4_000;
let left = null;
let pause = 0;

if (form) {
  form.dataset.live = "";
  document.querySelector("[data-keys]")?.removeAttribute("hidden");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", onKey);
  form.addEventListener("click", press);
  form.addEventListener("input", onInput);
  form.addEventListener("focusin", onEnter);
  form.addEventListener("focusout", onLeave);
  form.addEventListener("change", onChange);
  document.addEventListener("keydown", undoOutside);
  document.querySelector("[data-add-top]")?.addEventListener("click", (event) => { event.preventDefault(); document.querySelector(".outline-form .empty")?.remove(); blank(null, "under"); });
  window.addEventListener("online", saveAll);
  window.addEventListener("beforeunload", (event) => { if (isWaiting() || changedParts().length) event.preventDefault(); });
  attachDragging();
  attachPasting();
  list.addEventListener("lost", (event) => { lose(partNamed(event.detail)); offer(restore); });
  offer(restore);
  const named = location.hash.startsWith("#part-") && document.querySelector(location.hash);
  if (named) goTo(named);
}

function restore(part, draft, find) {
  if (!part) return restoreNew(draft, find);
  save(part);
  return part;
}

// A part that somebody else took out while one typed in it goes, and one's words are offered as a new line in its place.
function lose(part) {
  if (!part) return;
  drop(refOf(part));
  part.dataset.draft = `new-${Date.now()}`;
  kept(part);
  part.remove();
}

// A new line comes back where it stood, as far as what stood around it is still there.
function restoreNew(draft, find) {
  const [under, after] = [find(draft.under), find(draft.after)];
  const part = after ? blank(after, "after") : blank(under, "under");
  if (!part) return null;
  titleOf(part).value = draft.title;
  kept(part);
  create(part);
  return part;
}

function saveAll() {
  for (const part of changedParts()) save(part);
}

const LINE_KEYS = {
  Enter: (part, event) => {
    if (part.dataset.part === "new") {
      if (!titleOf(part).value.trim()) return;
    }
    save(part);
    blank(part, event.ctrlKey || event.metaKey ? "under" : "after");
  },
  Tab: (part, event) => (event.shiftKey ? moveOut(part) : moveIn(part)),
  Escape: (part) => { const more = part.querySelector(".line-tools button, .line-tools a"); titleOf(part).blur(); if (part.dataset.part === "new" && part.isConnected && !titleOf(part).value.trim()) part.remove(); else more?.focus(); },
};

function onKey(event) {
  if (!event.target.matches(".line-title") || event.isComposing) return;
  const part = partOf(event.target);
  const { key, altKey } = event;
  const stop = () => event.preventDefault();
  if (altKey && (key === "ArrowUp" || key === "ArrowDown")) { stop(); step(part, key === "ArrowUp" ? -1 : 1); return; }
  if (altKey) return;
  if (LINE_KEYS[key]) { stop(); LINE_KEYS[key](part, event); return; }
  if (event.shiftKey || event.ctrlKey || event.metaKey) return;
  if ((key === "Delete" || key === "Backspace") && !event.target.value) {
    if (part.querySelector(":scope > ul > li")) { stop(); return refuse("Parts stand beneath it: move or take out those first."); }
    stop();
    takeOut(part);
  }
  if (key === "ArrowUp" && atEdge(event.target, "start")) { if (travel(part, -1)) stop(); }
  if (key === "ArrowDown" && atEdge(event.target, "end")) { if (travel(part, 1)) stop(); }
}

// In a title of several lines the arrows move within it until its first or last line.
function atEdge(title, edge) {
  const lines = Math.round(title.clientHeight / parseFloat(getComputedStyle(title).lineHeight));
  return lines <= 1 || (edge === "start" ? title.selectionStart === 0 : title.selectionEnd === title.value.length);
}

function onInput(event) {
  if (!event.target.matches(".line-title, .line-number")) return;
  const part = partOf(event.target);
  if (event.target.matches(".line-title")) event.target.value.includes("\n") && (event.target.value = event.target.value.replace(/\s*\n\s*/g, " "));
  if (part.dataset.draft) kept(part);
  else keep(refOf(part), titleOf(part).value, { number: numberOf(part).value });
  show("Not saved yet", "typing");
  clearTimeout(pause);
  pause = setTimeout(() => part.isConnected && isChanged(part) && save(part), PAUSE);
}

// A line that is being moved says that it changed as well; it is saved where it comes to stand.
function onChange(event) {
  const part = event.target.matches(".line-title, .line-number") && partOf(event.target);
  if (part) setTimeout(() => part.isConnected && isChanged(part) && save(part));
}

function onEnter(event) {
  const part = partOf(event.target);
  if (!part || !event.target.matches(".line-title, .line-number")) return;
  if (left && left !== part && left.isConnected) leave(left);
  left = part;
  showTools(part);
}

function onLeave(event) {
  const part = event.target.matches(".line-title, .line-number") && partOf(event.target);
  if (!part || part.contains(event.relatedTarget)) return;
  setTimeout(() => { if (part.isConnected && !part.contains(document.activeElement)) leave(part); });
}

function leave(part) {
  if (part.dataset.part === "new" && !titleOf(part).value.trim()) { drop(part.dataset.draft); part.remove(); } else save(part);
}

function undoOutside(event) {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.shiftKey) return;
  if (event.target.matches?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  undo();
}
