// What could not be saved is kept in this browser, for this person and this plan, and offered again.

import { store, tell } from "../drafts.js";
import { form, partNamed, titleOf, numberOf } from "./lines.js";

const key = () => `golden-thread:draft:${form.dataset.person}:${form.dataset.plan}`;

const all = () => store(key()).read();
const write = (drafts) => store(key()).write(drafts);

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
  const at = Math.max(...differing.map(([, draft]) => draft.at));
  const said = differing.map(([, draft]) => `“${draft.title.slice(0, 60)}”`).join(", ");
  const back = () => {
    for (const [ref, draft] of differing) {
      const part = partNamed(ref);
      if (part) { titleOf(part).value = draft.title; if (draft.number) numberOf(part).value = draft.number; }
      drop(ref);
      restore(part, draft);
    }
  };
  tell(place, at, said, back, () => { for (const [ref] of differing) drop(ref); });
}
