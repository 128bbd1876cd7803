// Arrow keys on an outline of nested details, as in any outline: right opens, left closes or goes up.

const STOPS = "summary, .leaf a";

for (const tree of document.querySelectorAll("[data-tree]")) {
  tree.addEventListener("keydown", (event) => {
    const here = event.target.closest(STOPS);
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
    const go = MOVES[event.key];
    if (go && go(tree, here)) event.preventDefault();
  });
}

const MOVES = {
  ArrowDown: (tree, here) => step(tree, here, 1),
  ArrowUp: (tree, here) => step(tree, here, -1),
  Home: (tree) => focus(stops(tree)[0]),
  End: (tree) => focus(stops(tree).at(-1)),
  ArrowRight: (tree, here) => {
    const branch = branchOf(here);
    if (!branch) return false;
    if (branch.open) return step(tree, here, 1);
    branch.open = true;
    return true;
  },
  ArrowLeft: (tree, here) => {
    const branch = branchOf(here);
    if (branch?.open) {
      branch.open = false;
      return true;
    }
    const above = (branch ?? here).parentElement?.closest("details");
    return above && tree.contains(above) ? focus(above.querySelector("summary")) : false;
  },
};

function branchOf(stop) {
  return stop.matches("summary") ? stop.parentElement : null;
}

function stops(tree) {
  return [...tree.querySelectorAll(STOPS)].filter((stop) => stop.checkVisibility());
}

function step(tree, here, by) {
  const all = stops(tree);
  return focus(all[all.indexOf(here) + by]);
}

function focus(stop) {
  stop?.focus();
  return Boolean(stop);
}
