// The tree by keyboard: arrows go up and down among what is shown, right opens, left closes or goes to the unit above.

function shownNodes(tree) {
  return [...tree.querySelectorAll("a.node")].filter((node) => node.offsetParent !== null);
}

function branchOf(node) {
  return node.closest("li").querySelector(":scope > details");
}

function goTo(node) {
  if (node) node.focus();
}

function open(node) {
  const branch = branchOf(node);
  if (!branch) return;
  if (!branch.open) branch.open = true;
  else goTo(branch.querySelector("a.node"));
}

function close(node) {
  const branch = branchOf(node);
  if (branch && branch.open) {
    branch.open = false;
    return;
  }
  const above = node.closest("li").parentElement.closest("li");
  if (above) goTo(above.querySelector(":scope > a.node, :scope > .then > a.node"));
}

document.addEventListener("keydown", (event) => {
  const node = event.target instanceof Element ? event.target.closest("[data-tree] a.node") : null;
  if (!node || event.ctrlKey || event.altKey || event.metaKey) return;
  const nodes = shownNodes(node.closest("[data-tree]"));
  const place = nodes.indexOf(node);
  if (event.key === "ArrowDown") goTo(nodes[place + 1]);
  else if (event.key === "ArrowUp") goTo(nodes[place - 1]);
  else if (event.key === "Home") goTo(nodes[0]);
  else if (event.key === "End") goTo(nodes[nodes.length - 1]);
  else if (event.key === "ArrowRight") open(node);
  else if (event.key === "ArrowLeft") close(node);
  else return;
  event.preventDefault();
});

const wanted = document.querySelector("[data-tree] li.wanted > a.node, [data-tree] li.wanted > .then > a.node");
if (wanted) wanted.scrollIntoView({ block: "center" });
