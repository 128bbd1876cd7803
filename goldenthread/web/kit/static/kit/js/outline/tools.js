// The tools of the line that one is in: buttons for what the keys do, and the columns opened in place.

import { blank, moveIn, moveOut, save, step, takeOut, undo } from "./deeds.js";
import { form, goTo, lineOf, named, numberOf, partNamed, partOf, refOf, titleOf } from "./lines.js";
import { parsed, say } from "./sending.js";

const pattern = form?.querySelector("template[data-tools]");
let tools = null;

export function showTools(part) {
  if (!named(part) || tools?.dataset.toolsOf === refOf(part)) return;
  for (const old of form.querySelectorAll("[data-tools-of]")) old.remove();
  tools = document.importNode(pattern.content.querySelector(".line-tools"), true);
  const ref = refOf(part);
  tools.dataset.toolsOf = ref;
  for (const button of tools.querySelectorAll("button")) { button.value = ref; button.type = "button"; }
  for (const link of tools.querySelectorAll("a")) link.setAttribute("href", link.getAttribute("href").replace("part//", `part/${ref}/`).replace(/=$/, `=${ref}`));
  lineOf(part).after(tools);
}

const BY_BUTTON = { up: (part) => step(part, -1), down: (part) => step(part, 1), in: moveIn, out: moveOut };

export async function press(event) {
  const button = event.target.closest("button, a");
  const part = partOf(button);
  if (!button) return;
  if (button.matches("[data-undo]")) { event.preventDefault(); undo(); return; }
  if (!part) return;
  if (BY_BUTTON[button.name]) { event.preventDefault(); BY_BUTTON[button.name](part); button.focus(); }
  else if (button.matches("[data-more]")) { event.preventDefault(); showTools(part); goTo(part); }
  else if (button.matches("[data-add]")) { event.preventDefault(); blank(part, button.dataset.add); }
  else if (button.matches("[data-take-out]")) { if (!part.querySelector(":scope > ul > li")) { event.preventDefault(); takeOut(part); } }
  else if (button.matches("[data-columns]")) { event.preventDefault(); await openColumns(part); }
  else if (button.matches("[data-close-columns]")) button.closest("[data-columns-of]").remove();
  else if (button.matches("[data-save-columns]")) await saveColumns(button.closest("[data-columns-of]"));
  else if (button.matches("[data-unfold]")) { event.preventDefault(); await unfold(part, button); }
  else if (button.name === "theirs") { event.preventDefault(); theirs(part, button); }
  else if (button.name === "keep") { event.preventDefault(); save(part, { chosen: true }); }
}

function theirs(part, button) {
  titleOf(part).value = titleOf(part).defaultValue = button.dataset.theirsTitle;
  numberOf(part).value = numberOf(part).defaultValue = button.dataset.theirsNumber;
  button.closest(".line-choice").remove();
  lineOf(part).classList.remove("wrong");
  goTo(part);
}

async function openColumns(part) {
  const open = part.querySelector(":scope > [data-columns-of]");
  if (open) return open.remove();
  const answer = await fetch(`../../part/${refOf(part)}/columns/`, { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return say("The columns could not be fetched.");
  const columns = parsed(await answer.text()).querySelector("[data-columns-of]");
  (part.querySelector(":scope > .line-tools") ?? lineOf(part)).after(columns);
  columns.querySelector("textarea")?.focus();
}

async function saveColumns(columns) {
  const body = new URLSearchParams();
  for (const field of columns.querySelectorAll("input, textarea")) if (field.type !== "checkbox" || field.checked) body.append(field.name, field.value);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  const note = columns.querySelector(".small.quiet");
  try {
    const answer = await fetch(columns.dataset.address, { method: "POST", body, headers: { "HX-Request": "true" } });
    if (answer.redirected || ![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
    const brought = parsed(await answer.text());
    const undone = brought.querySelector("[data-undo-place]");
    if (undone) form.querySelector("[data-undo-place]").replaceWith(undone);
    columns.replaceWith(brought.querySelector("[data-columns-of]"));
    say(answer.status === 200 ? "The columns are saved." : "The columns are not saved yet. See what stands above them.");
  } catch {
    note.textContent = "Not saved: no connection, or you are signed out. What you typed stands here; press Save again.";
    say(note.textContent);
  }
}

async function unfold(part, link) {
  const answer = await fetch(link.getAttribute("href").replace(/#.*/, ""), { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return;
  const opened = parsed(await answer.text()).querySelector("li");
  part.replaceWith(opened);
  goTo(partNamed(opened.dataset.part));
}
