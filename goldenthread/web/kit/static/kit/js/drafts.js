// What is typed into a long form is kept in this browser, by person and address, until the server has taken it.

const START = "golden-thread:form:";

// One store of drafts under a key: a mapping in this browser's own storage, gone when it is empty.
export function store(key) {
  return {
    read() { try { return JSON.parse(localStorage.getItem(key) ?? "{}"); } catch { return {}; } },
    write(drafts) {
      try {
        if (Object.keys(drafts).length) localStorage.setItem(key, JSON.stringify(drafts));
        else localStorage.removeItem(key);
      } catch { /* A browser that keeps nothing still sends what is typed. */ }
    },
  };
}

// Say what was kept and from when, with the two ways on.
export function tell(place, at, said, back, away) {
  const when = new Date(at).toLocaleString("en-GB", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  const words = document.createElement("p");
  words.textContent = `This browser kept words of yours from ${when} that were never saved: ${said}.`;
  const line = document.createElement("p");
  line.className = "line";
  const done = (deed) => () => { place.hidden = true; deed(); };
  line.append(button("Put them back", done(back)), button("Throw them away", done(away), "plain"));
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

// A form answers to its person and address; one that came to sign-in instead of the server was not taken.
function settle() {
  const bounced = location.pathname.startsWith("/sign-in");
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(START))) {
    const kept = store(key);
    const draft = kept.read();
    if (!draft.sent) continue;
    if (bounced) kept.write({ ...draft, sent: false });
    else if (!key.endsWith(`:${location.pathname}`) || wasTaken()) kept.write({});
  }
}

// The page was reached by what it sent itself, and is no answer that refuses.
function wasTaken() {
  const [way] = performance.getEntriesByType("navigation");
  const from = document.referrer && new URL(document.referrer).pathname;
  return way?.type === "navigate" && from === location.pathname && !(way.responseStatus >= 400);
}

function typed(form) {
  const says = {};
  for (const field of form.elements) {
    if (!field.name || ["hidden", "file", "password", "submit", "button"].includes(field.type)) continue;
    const isTicked = field.type === "checkbox" || field.type === "radio";
    says[isTicked ? `${field.name}=${field.value}` : field.name] = isTicked ? field.checked : field.value;
  }
  return says;
}

function putBack(form, says) {
  for (const field of form.elements) {
    const isTicked = field.type === "checkbox" || field.type === "radio";
    const name = isTicked ? `${field.name}=${field.value}` : field.name;
    if (!(name in says)) continue;
    if (isTicked) field.checked = says[name];
    else field.value = says[name];
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function keep(form) {
  const kept = store(`${START}${form.dataset.keepDraft}:${location.pathname}`);
  const drawn = typed(form);
  const differing = (says) => Object.fromEntries(Object.entries(says).filter(([name, value]) => name in drawn && drawn[name] !== value));
  const { says = {}, at } = kept.read();
  const left = differing(says);
  const place = document.createElement("div");
  place.className = "outline-offer";
  place.hidden = true;
  form.prepend(place);
  const words = Object.values(left).filter((one) => typeof one === "string" && one.trim());
  const said = words.length ? words.slice(0, 3).map((one) => `“${one.slice(0, 60)}”`).join(", ") : "what you ticked";
  if (Object.keys(left).length) tell(place, at, said, () => putBack(form, left), () => kept.write({}));
  else kept.write({});
  let waiting = 0;
  const write = (sent) => {
    clearTimeout(waiting);
    const now = differing(typed(form));
    kept.write(Object.keys(now).length ? { says: now, at: Date.now(), sent } : {});
  };
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(write, 400, false); });
  form.addEventListener("submit", () => write(true));
}

try { settle(); } catch { /* Without storage there is nothing to settle. */ }
for (const form of document.querySelectorAll("form[data-keep-draft]")) keep(form);
