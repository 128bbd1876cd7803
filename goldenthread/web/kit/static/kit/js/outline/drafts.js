// What could not be saved is kept in this browser, for this person and this plan, and offered again.

import { store, tell } from "../drafts.js";
import { form, partNamed, titleOf, numberOf } from "./lines.js";

const key = () => `golden-thread:draft:${form.dataset.person}:${form.dataset.plan}`;

const all = () => store(key()).read();
const write = (drafts) => store(key()).write(drafts);

export function keep(ref, title, more = {}) {
  write({ ...all(), [ref]: { title, at: Date.now(), ...more } });
}

export function drop(ref) {
  const drafts = all();
  if (!(ref in drafts)) return;
  delete drafts[ref];
  write(drafts);
}

// Offer what could not be saved. `restore` is given each part and its words; for one that was new, or that somebody took
// out since, its place. In a long plan a part that is not in the page may only be folded away.
export function offer(restore) {
  const drafts = Object.entries(all());
  const isWhole = !form.querySelector("[data-unfold]");
  const isNew = (ref) => ref.startsWith("new-") || (isWhole && !partNamed(ref));
  const differing = drafts.filter(([ref, draft]) => (isNew(ref) ? draft.title.trim() : isOther(partNamed(ref), draft)));
  for (const [ref] of drafts) if (!differing.some(([one]) => one === ref) && (isNew(ref) || partNamed(ref))) drop(ref);
  if (!differing.length) return;
  const at = Math.max(...differing.map(([, draft]) => draft.at));
  const said = differing.map(([, draft]) => `“${draft.title.slice(0, 60)}”`).join(", ");
  const back = () => {
    const made = {};
    for (const [ref, draft] of differing) {
      const part = partNamed(ref);
      if (part) { titleOf(part).value = draft.title; numberOf(part).value = draft.number ?? numberOf(part).value; }
      drop(ref);
      made[ref] = restore(part, draft, (name) => made[name] ?? partNamed(name));
    }
  };
  tell(form.querySelector("[data-offer]"), at, said, back, () => { for (const [ref] of differing) drop(ref); });
}

const isOther = (part, draft) => part && (titleOf(part).value !== draft.title || (draft.number ?? numberOf(part).value) !== numberOf(part).value);
