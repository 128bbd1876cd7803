// Arrow keys on an outline, as in any outline: down and up, right opens, left closes or goes up.

for (const tree of document.querySelectorAll("[data-tree]")) {
  tree.addEventListener("keydown", (event) => {
    const here = event.target.closest("li");
    if (!here || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const go = MOVES[event.key];
    if (go && go(tree, here)) event.preventDefault();
  });
}

const MOVES = {
  ArrowDown: (tree, here) => step(tree, here, 1),
  ArrowUp: (tree, here) => step(tree, here, -1),
  Home: (tree) => goTo(lines(tree)[0]),
  End: (tree) => goTo(lines(tree).at(-1)),
  ArrowRight: (tree, here) => {
    const under = underOf(here);
    if (!under) return false;
    if (under.open) return step(tree, here, 1);
    under.open = true;
    return true;
  },
  ArrowLeft: (tree, here) => {
    const under = underOf(here);
    if (under?.open) {
      under.open = false;
      return goTo(here);
    }
    const above = here.parentElement.closest("li");
    return above && tree.contains(above) ? goTo(above) : false;
  },
};

function underOf(line) {
  return line.querySelector(":scope > details");
}

function lines(tree) {
  return [...tree.querySelectorAll("li")].filter((line) => line.checkVisibility());
}

function step(tree, here, by) {
  const all = lines(tree);
  return goTo(all[all.indexOf(here) + by]);
}

function goTo(line) {
  const link = line?.querySelector(":scope > .leaf a");
  link?.focus();
  return Boolean(link);
}
