// Several lines or a table pasted into the outline: first shown as they are read, then added.

import { flash } from "./deeds.js";
import { form, partNamed, partOf, refOf, titleOf } from "./lines.js";
import { parsed, say, take } from "./sending.js";

const dialog = document.querySelector("[data-paste-dialog]");

export function attachPasting() {
  form.addEventListener("paste", (event) => {
    const part = event.target.matches(".line-title") ? partOf(event.target) : null;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!part || !text.trim().includes("\n") && !text.includes("\t")) return;
    event.preventDefault();
    preview(part, text, html);
  });
}

async function preview(part, text, html) {
  const isNew = part.dataset.part === "new";
  const near = isNew ? part.previousElementSibling ?? part.parentElement.closest("[data-part]") : part;
  const how = isNew && !part.previousElementSibling ? "under" : "after";
  const address = `${form.dataset.lines}${near ? `?${how}=${refOf(near)}` : ""}`;
  const asked = { text, html, look: "yes" };
  const shown = await post(address, asked);
  if (!shown) return say("What you pasted could not be read: there is no connection.");
  dialog.replaceChildren(parsed(await shown.text()));
  dialog.showModal();
  dialog.querySelector("[data-add-them]")?.addEventListener("click", async () => {
    const answer = await post(address, { text: dialog.querySelector("textarea")?.value ?? text, html: dialog.querySelector("[name=html]")?.value ?? "" });
    if (!answer) return say("Nothing is added: there is no connection.");
    const content = parsed(await answer.text());
    const changed = content.querySelector("[data-changed]");
    if (!changed) return dialog.replaceChildren(content);
    if (isNew) part.remove();
    take(changed);
    dialog.close();
    say(changed.dataset.says);
    flash(partNamed(changed.dataset.at));
  });
  dialog.querySelector("[data-not-now]")?.addEventListener("click", () => { dialog.close(); titleOf(part)?.focus(); });
}

async function post(address, fields) {
  const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" } });
    return answer.redirected ? null : answer;
  } catch { return null; }
}
