// What could not be saved is kept in this browser, for this person and this plan, and offered again.

import { form, partNamed, titleOf, numberOf } from "./lines.js";

const key = () => `golden-thread:draft:${form.dataset.person}:${form.dataset.plan}`;

function all() {
  try { return JSON.parse(localStorage.getItem(key()) ?? "{}"); } catch { return {}; }
}

function write(drafts) {
  try {
    if (Object.keys(drafts).length) localStorage.setItem(key(), JSON.stringify(drafts));
    else localStorage.removeItem(key());
  } catch { /* A browser that keeps nothing still saves each line to the server. */ }
}

export function keep(ref, title, fields = {}) {
  write({ ...all(), [ref]: { title, number: fields[`number-${ref}`] ?? "", add: fields.add ?? "", at: Date.now() } });
}

export function drop(ref) {
  const drafts = all();
  if (!(ref in drafts)) return;
  delete drafts[ref];
  write(drafts);
}

// Offer what an earlier visit could not save. `restore` is given each part, its title and its number.
export function offer(restore) {
  const drafts = Object.entries(all());
  const differing = drafts.filter(([ref, draft]) => ref === "new" || (partNamed(ref) && titleOf(partNamed(ref)).value !== draft.title));
  const place = form.querySelector("[data-offer]");
  for (const [ref] of drafts) if (!differing.some(([one]) => one === ref) && partNamed(ref)) drop(ref);
  if (!differing.length) return;
  const when = new Date(Math.max(...differing.map(([, draft]) => draft.at))).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const words = document.createElement("p");
  words.textContent = `This browser kept words of yours from ${when} that were never saved: ${differing.map(([, draft]) => `“${draft.title.slice(0, 60)}”`).join(", ")}.`;
  const back = button("Put them back", () => {
    for (const [ref, draft] of differing) {
      const part = partNamed(ref);
      if (part) { titleOf(part).value = draft.title; if (draft.number) numberOf(part).value = draft.number; }
      drop(ref);
      restore(part, draft);
    }
    place.hidden = true;
  });
  const away = button("Throw them away", () => { for (const [ref] of differing) drop(ref); place.hidden = true; }, "plain");
  const line = document.createElement("p");
  line.className = "line";
  line.append(back, away);
  place.replaceChildren(words, line);
  place.hidden = false;
}

function button(words, deed, kind = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `button compact ${kind}`.trim();
  made.textContent = words;
  made.addEventListener("click", deed);
  return made;
}
