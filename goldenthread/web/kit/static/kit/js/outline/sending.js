// Sending one deed after another, saying how that goes, and taking what the server answers into the page.

import { drop, keep } from "./drafts.js";
import { branchOf, form, goTo, lineOf, list, numberOf, partNamed, put, titleOf } from "./lines.js";

const state = form?.querySelector("[data-state]");
const said = form?.querySelector("[data-said]");
const AGAIN_AFTER = 8_000;
let queue = Promise.resolve();
let waiting = 0;
let failed = false;

export function say(words) {
  if (said) said.textContent = words;
}

export function show(words, kind = "") {
  if (!state) return;
  state.textContent = words;
  state.dataset.state = kind;
}

export const isWaiting = () => waiting > 0;

// Queue a deed. `collect` gives its fields when its turn has come; `otherwise` undoes what the page did already.
export function send(collect, { otherwise, after } = {}) {
  waiting += 1;
  queue = queue.then(async () => {
    const fields = collect();
    if (fields) await deliver(fields, otherwise, after);
  }).catch((error) => show(String(error), "failed")).finally(() => {
    waiting -= 1;
    if (!waiting && !failed) show(`Saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`, "saved");
  });
  return queue;
}

async function deliver(fields, otherwise, after) {
  show("Saving…", "saving");
  const body = new URLSearchParams(fields);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  let answer;
  try {
    answer = await fetch(location.pathname, { method: "POST", body, headers: { "HX-Request": "true" }, credentials: "same-origin" });
  } catch {
    return unsent(fields, "Not saved: there is no connection. What you typed is kept in this browser and sent again.");
  }
  if (answer.redirected || answer.status === 403) {
    return unsent(fields, "Not saved: you are signed out. What you typed is kept in this browser. Sign in again in another window, then come back here.");
  }
  if (![200, 409, 422].includes(answer.status)) {
    otherwise?.();
    return unsent(fields, "Not saved: the server could not take it. What you typed is kept in this browser.");
  }
  failed = answer.status !== 200;
  const changed = parsed(await answer.text()).querySelector("[data-changed]");
  if (changed.dataset.refused) {
    otherwise?.();
    show(changed.dataset.refused, "failed");
    say(changed.dataset.refused);
  }
  take(changed, fields);
  if (changed.dataset.says) say(changed.dataset.says);
  if (answer.status === 409) show("Not saved: somebody else changed the same line. Choose between the two.", "failed");
  else if (failed && !changed.dataset.refused) show("Not saved: see the line.", "failed");
  after?.(changed);
}

function unsent(fields, words) {
  failed = true;
  show(words, "failed");
  say(words);
  for (const [name, value] of Object.entries(fields)) if (name.startsWith("title-")) keep(name.slice(6), value, fields);
  setTimeout(() => window.dispatchEvent(new CustomEvent("outline:again")), AGAIN_AFTER);
}

export function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

// Take what changed into the page: what went, what came or moved, and lines that look different.
export function take(changed, sent = {}) {
  for (const gone of changed.querySelectorAll(":scope > [data-gone]")) partNamed(gone.dataset.gone)?.remove();
  for (const place of changed.querySelectorAll(":scope > template[data-put]")) settle(place);
  for (const line of changed.querySelectorAll(":scope > .line-edit")) swap(line, sent);
  const undo = changed.querySelector(":scope > [data-undo-place]");
  if (undo) form.querySelector("[data-undo-place]").replaceWith(undo);
}

function settle(place) {
  const { put: ref, under, after } = place.dataset;
  const [above, before] = [partNamed(under), partNamed(after)];
  const new_ = place.content.querySelector(`[data-part="${CSS.escape(ref)}"]`);
  if (under && !above) return partNamed(ref)?.remove();
  if (new_ && !partNamed(ref)) (above ? branchOf(above) : list).append(document.importNode(new_, true));
  const part = partNamed(ref);
  if (part) put(part, above, before && before.parentElement === (above ? branchOf(above) : list) ? before : null);
}

function swap(line, sent) {
  const ref = line.dataset.line;
  const part = partNamed(ref);
  if (!part) return;
  const old = lineOf(part);
  const [title, number] = [titleOf(part), numberOf(part)];
  // What was typed since it was sent stays typed.
  const typed = {
    title: title.value !== (sent[`title-${ref}`] ?? title.defaultValue) ? title.value : null,
    number: number.value !== (sent[`number-${ref}`] ?? number.defaultValue) ? number.value : null,
  };
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const [name, caret] = [focused?.name, focused?.selectionStart];
  const fresh = document.importNode(line, true);
  old.replaceWith(fresh);
  if (typed.title !== null) titleOf(part).value = typed.title;
  if (typed.number !== null) numberOf(part).value = typed.number;
  if (!fresh.classList.contains("wrong") && typed.title === null) drop(ref);
  if (name) {
    const same = fresh.querySelector(`[name="${CSS.escape(name)}"]`);
    same?.focus({ preventScroll: true });
    if (caret !== null) same?.setSelectionRange(caret, caret);
  }
}

export { goTo };
