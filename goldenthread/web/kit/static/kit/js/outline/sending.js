// Sending one deed after another, saying how that goes, and taking what the server answers into the page.

import { drop } from "./drafts.js";
import { branchOf, changedParts, form, lineOf, list, named, numberOf, partNamed, put, titleOf } from "./lines.js";

const state = form?.querySelector("[data-state]");
const said = form?.querySelector("[data-said]");
const AGAIN_AFTER = 8_000;
let queue = Promise.resolve();
let waiting = 0;
let failed = false;
// A refusal stays to be read: what is saved meanwhile does not write over it.
const READ_FOR = 5_000;
let refusedAt = -READ_FOR;

export function say(words) {
  if (said) said.textContent = words;
}

export function show(words, kind = "") {
  if (!state) return;
  const isRead = state.dataset.state !== "refused" || performance.now() - refusedAt > READ_FOR;
  if (["saving", "saved"].includes(kind) && !isRead) return;
  state.textContent = words;
  state.dataset.state = kind;
}

// Say to eye and ear why something is not done.
export function refuse(words) {
  show(words, "refused");
  refusedAt = performance.now();
  say(words);
}

export const isWaiting = () => waiting > 0;

// Queue a deed. `collect` gives its fields when its turn has come; `otherwise` undoes what the page did already.
export function send(collect, ways = {}) {
  waiting += 1;
  queue = queue.then(async () => {
    const fields = collect();
    if (fields) await deliver(fields, ways);
  }).catch((error) => show(String(error), "failed")).finally(() => {
    waiting -= 1;
    if (waiting || failed) return;
    // What was typed meanwhile is still to be sent.
    if (changedParts().length) show("Not saved yet", "typing");
    else show(`Saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`, "saved");
  });
  return queue;
}

async function deliver(fields, { otherwise, before, after }) {
  const answer = await reached(fields);
  failed = answer.status !== 200;
  if (![200, 409, 422].includes(answer.status)) {
    otherwise?.();
    return refuse("Not saved: the server could not take it. What you typed is kept in this browser.");
  }
  const changed = parsed(await answer.text()).querySelector("[data-changed]");
  if (changed.dataset.refused) {
    otherwise?.();
    show(changed.dataset.refused, "failed");
    say(changed.dataset.refused);
  }
  before?.(changed);
  for (const lost of changed.querySelectorAll(":scope > [data-lost]")) list.dispatchEvent(new CustomEvent("lost", { detail: lost.dataset.lost }));
  take(changed, fields);
  if (changed.dataset.says) say(changed.dataset.says);
  if (answer.status === 409) show("Not saved: somebody else changed the same line. Choose between the two.", "failed");
  else if (failed && !changed.dataset.refused) show("Not saved: see the line.", "failed");
  after?.(changed);
}

// Ask until the server answers. Whatever is done meanwhile waits behind it, in order, so that one may work on.
async function reached(fields) {
  for (;;) {
    show(failed ? state.textContent : "Saving…", failed ? "failed" : "saving");
    const body = new URLSearchParams(fields);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(location.pathname, { method: "POST", body, headers: { "HX-Request": "true" }, credentials: "same-origin" }).catch(() => null);
    const isOut = answer && (answer.redirected || answer.status === 403);
    if (answer && !isOut) return answer;
    failed = true;
    const words = isOut
      ? "Not saved yet: you are signed out. Sign in again in another window; this page then goes on by itself."
      : "Not saved yet: there is no connection. Work on; it is sent when the connection is back.";
    if (state.textContent !== words) { show(words, "failed"); say(words); }
    await again();
    if (isOut) await renew();
  }
}

const again = () => new Promise((go) => { setTimeout(go, AGAIN_AFTER); window.addEventListener("online", go, { once: true }); window.addEventListener("focus", go, { once: true }); });

// Whoever signs in again is given a new token; the page takes it over.
async function renew() {
  const answer = await fetch(location.pathname, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const token = parsed(await answer.text()).querySelector("form[data-outline] [name=csrfmiddlewaretoken]");
  if (token) form.elements.csrfmiddlewaretoken.value = token.value;
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
  const [above, before, wasHere] = [partNamed(under), partNamed(after), partNamed(ref)];
  if (under && !above) return wasHere?.remove();
  const branch = above ? branchOf(above) : list;
  const fresh = place.content.querySelector(`[data-part="${CSS.escape(ref)}"]`);
  if (fresh && !wasHere) branch.append(document.importNode(fresh, true));
  const part = partNamed(ref);
  const neighbour = before?.parentElement === branch ? before : null;
  const stands = wasHere && part.parentElement === branch && knownBefore(part) === neighbour;
  // What was moved since stays where it was put: its own deed is still to come. So do lines that the server does not know.
  if (part && !stands && (waiting < 2 || !wasHere)) put(part, above, neighbour);
}

// The nearest part before this one that the server knows.
function knownBefore(part) {
  let one = part.previousElementSibling;
  while (one && !named(one)) one = one.previousElementSibling;
  return one;
}

export function swap(line, sent) {
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
  const caret = focused?.selectionStart;
  const fresh = document.importNode(line, true);
  old.replaceWith(fresh);
  if (typed.title !== null) titleOf(part).value = typed.title;
  if (typed.number !== null) numberOf(part).value = typed.number;
  if (!fresh.classList.contains("wrong") && typed.title === null) drop(ref);
  if (focused) {
    const same = focused.matches(".line-title") ? titleOf(part) : focused.matches(".line-number") ? numberOf(part) : fresh.querySelector("button");
    same?.focus({ preventScroll: true });
    if (caret !== undefined && caret !== null) same?.setSelectionRange?.(caret, caret);
  }
}

