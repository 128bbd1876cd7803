// Several lines or a table pasted into the outline: first shown as they are read, then added.

import { flash } from "./deeds.js";
import { above, form, list, named, partNamed, partOf, refOf, titleOf } from "./lines.js";
import { parsed, refuse, say, take } from "./sending.js";

const dialog = document.querySelector("[data-paste-dialog]");

export function attachPasting() {
  document.addEventListener("paste", (event) => {
    if (event.target.closest?.("dialog, input, select, .line-columns")) return;
    const part = event.target.matches?.(".line-title") ? partOf(event.target) : null;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!text.trim() || (part && !text.trim().includes("\n") && !text.includes("\t"))) return;
    event.preventDefault();
    preview(part, text, html);
  });
}

// Beside the line that one is in; outside of any, at the end of the plan.
async function preview(part, text, html) {
  const isNew = part && !named(part);
  const near = isNew ? part.previousElementSibling ?? above(part) : part ?? list.lastElementChild;
  const how = isNew && !part.previousElementSibling ? "under" : "after";
  const address = `${form.dataset.lines}${named(near) ? `?${how}=${refOf(near)}` : ""}`;
  await ask(address, { text, html, look: "yes" }, part);
}

// Show how it is read; what is put right by hand is read again, or added.
async function ask(address, fields, part) {
  const answer = await post(address, fields);
  if (!answer) return refuse("There is no connection, or you are signed out. Nothing is added.");
  const content = parsed(await answer.text());
  const changed = content.querySelector("[data-changed]");
  if (changed) return added(changed, part);
  dialog.replaceChildren(content);
  if (!dialog.open) dialog.showModal();
  const typed = () => ({ text: dialog.querySelector("textarea").value });
  dialog.querySelector("[data-add-them]").addEventListener("click", () => ask(address, typed(), part));
  dialog.querySelector("[data-look-again]").addEventListener("click", () => ask(address, { ...typed(), look: "yes" }, part));
  dialog.querySelector("[data-not-now]").addEventListener("click", () => { dialog.close(); if (part?.isConnected) titleOf(part).focus(); });
}

function added(changed, part) {
  if (part?.dataset.part === "new" && !titleOf(part).value.trim()) part.remove();
  dialog.close();
  document.querySelector(".outline-form .empty")?.remove();
  take(changed);
  say(changed.dataset.says);
  flash(partNamed(changed.dataset.at));
}

async function post(address, fields) {
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" } });
    return answer.redirected ? null : answer;
  } catch { return null; }
}
