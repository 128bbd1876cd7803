// Answers by one key each: inside [data-picking], a letter or a number picks among the choices that have the focus
// (“m” the one that begins so, “2” the second), and the focus goes on to the next group. Without a script each
// group is come to by Tab, as ever.

for (const page of document.querySelectorAll("[data-picking]")) {
  page.addEventListener("keydown", (event) => {
    if (event.target.type !== "radio" || event.ctrlKey || event.metaKey || event.altKey) return;
    const group = event.target.closest(".choices");
    const picked = chosen([...group.querySelectorAll("input")], event.key.toLowerCase());
    if (!picked) return;
    event.preventDefault();
    picked.checked = true;
    picked.dispatchEvent(new Event("change", { bubbles: true }));
    const groups = [...page.querySelectorAll(".choices")];
    const next = groups[groups.indexOf(group) + 1];
    (next?.querySelector(":checked") ?? next?.querySelector("input") ?? picked).focus();
  });
}

function chosen(choices, key) {
  if (/^[1-9]$/.test(key)) return choices[Number(key) - 1];
  if (!/^\p{L}$/u.test(key)) return undefined;
  return choices.find((one) => one.closest("label").textContent.trim().toLowerCase().startsWith(key));
}
