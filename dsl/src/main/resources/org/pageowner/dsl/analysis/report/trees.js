// Trees of boxes over the stacks. Children are made when they are first visible, so a tree of any
// size opens at once.
//
// A measure has the width of boxes and further sums: { width: amounts, others: {name: amounts} },
// each an array by row.

/** A box: a function below its parent, with its sums. */
class TreeNode {
  constructor(fn, parent, sums) {
    this.fn = fn;
    this.parent = parent;
    this.depth = parent === null ? 0 : parent.depth + 1;
    this.sums = sums;
    this.made = null;
  }

  get width() {
    return this.sums[0];
  }

  get children() {
    this.made ??= this.expand().sort((a, b) => b.width - a.width || a.fn - b.fn);
    return this.made;
  }
}

/** A box of the nodes of the prefix tree that have the same path: its children are called by it. */
class CalleeNode extends TreeNode {
  constructor(stacks, sumsByNode, fn, parent, nodes) {
    super(fn, parent, sumsByNode.map((sums) => nodes.reduce((sum, node) => sum + sums[node], 0)));
    this.stacks = stacks;
    this.sumsByNode = sumsByNode;
    this.nodes = nodes;
  }

  expand() {
    const { first, child } = this.stacks.children;
    if (this.nodes.length === 1) {
      // The children of one node of the prefix tree are of different functions.
      const [node] = this.nodes;
      return Array.from(child.subarray(first[node], first[node + 1]))
        .filter((one) => this.sumsByNode[0][one] > 0)
        .map((one) => new CalleeNode(this.stacks, this.sumsByNode, this.stacks.functionOf[one], this, [one]));
    }
    const groups = new Map();
    for (const node of this.nodes) {
      for (let i = first[node]; i < first[node + 1]; i++) {
        push(groups, this.stacks.functionOf[child[i]], child[i]);
      }
    }
    return Array.from(groups, ([fn, nodes]) => new CalleeNode(this.stacks, this.sumsByNode, fn, this, nodes))
      .filter((node) => node.width > 0);
  }
}

/**
 * A box of items, each of which has amounts and a cursor into the prefix tree: its children are the
 * functions that call it.
 */
class CallerNode extends TreeNode {
  constructor(stacks, amounts, fn, parent, items, cursors) {
    super(fn, parent, amounts.map((column) => items.reduce((sum, item) => sum + column[item], 0)));
    this.stacks = stacks;
    this.amounts = amounts;
    this.items = items;
    this.cursors = cursors;
  }

  expand() {
    const groups = new Map();
    for (let i = 0; i < this.items.length; i++) {
      const next = this.cursors[i];
      if (next > 0) {
        push(groups, this.stacks.functionOf[next], i);
      }
    }
    return Array.from(groups, ([fn, members]) => new CallerNode(
      this.stacks,
      this.amounts,
      fn,
      this,
      members.map((i) => this.items[i]),
      members.map((i) => this.stacks.parent[this.cursors[i]]),
    )).filter((node) => node.width > 0);
  }
}

function push(groups, key, value) {
  const group = groups.get(key);
  if (group) {
    group.push(value);
  } else {
    groups.set(key, [value]);
  }
}

const NO_FUNCTION = -1;

/** Returns the tree from the entry point inward. */
function treeFromEntry(stacks, amounts) {
  const sums = amounts.map((column) => stacks.sumsByNode(column));
  return new CalleeNode(stacks, sums, NO_FUNCTION, null, [0]);
}

/** Returns the tree from the callers, which are outside of the allocators, outward. */
function treeFromCaller(stacks, amounts) {
  const items = [];
  const cursors = [];
  for (let row = 0; row < stacks.size; row++) {
    if (amounts.some((column) => column[row] !== 0)) {
      items.push(row);
      cursors.push(stacks.callerNode(row));
    }
  }
  return new CallerNode(stacks, amounts, NO_FUNCTION, null, items, cursors);
}

/** Returns the nodes of a function that are not below another node of it. */
function outermostNodes(stacks, fn) {
  const isWanted = new Uint8Array(stacks.functionName.length);
  isWanted[fn] = 1;
  const within = stacks.nodesWithin(isWanted);
  const nodes = [];
  for (let node = 1; node < within.length; node++) {
    if (stacks.functionOf[node] === fn && !within[stacks.parent[node]]) {
      nodes.push(node);
    }
  }
  return nodes;
}

/** Returns the tree of the functions that a function calls. */
function calleesOf(stacks, amounts, fn) {
  const sums = amounts.map((column) => stacks.sumsByNode(column));
  return new CalleeNode(stacks, sums, fn, null, outermostNodes(stacks, fn));
}

/** Returns the tree of the functions that call a function. */
function callersOf(stacks, amounts, fn) {
  const sums = amounts.map((column) => stacks.sumsByNode(column));
  const nodes = outermostNodes(stacks, fn);
  return new CallerNode(stacks, sums, fn, null, nodes, nodes.map((node) => stacks.parent[node]));
}

/** Returns self and total amounts of each function: of the first column of amounts. */
function sumsByFunction(stacks, amounts) {
  const sums = stacks.sumsByNode(amounts);
  const total = new Float64Array(stacks.functionName.length);
  const self = new Float64Array(total.length);
  for (let row = 0; row < stacks.size; row++) {
    if (stacks.leaf[row] > 0) {
      self[stacks.functionOf[stacks.leaf[row]]] += amounts[row];
    }
  }
  for (let node = 1; node < sums.length; node++) {
    const fn = stacks.functionOf[node];
    let above = stacks.parent[node];
    while (above > 0 && stacks.functionOf[above] !== fn) {
      above = stacks.parent[above];
    }
    if (above === 0) {
      total[fn] += sums[node];
    }
  }
  return { self, total };
}

const SEVERAL_USAGES = 'several usages';

/** The usage of a box: that of all stacks through it, if they have one. */
class UsagesOfBoxes {
  constructor(stacks, amounts) {
    this.stacks = stacks;
    this.amounts = amounts;
  }

  /** The bits of the usages of rows with an amount, by node of the prefix tree. */
  get ofNode() {
    if (!this.table) {
      const { stacks } = this;
      this.table = new Uint32Array(stacks.parent.length);
      for (let row = 0; row < stacks.size; row++) {
        if (this.amounts[row] !== 0) {
          this.table[stacks.leaf[row]] |= stacks.usages[row];
        }
      }
      for (let node = this.table.length - 1; node > 0; node--) {
        this.table[stacks.parent[node]] |= this.table[node];
      }
    }
    return this.table;
  }

  bitsOf(box) {
    if (box.nodes) {
      return box.nodes.reduce((bits, node) => bits | this.ofNode[node], 0);
    }
    // The items of callers are rows, or nodes of one function: their amounts show which.
    const table = box.amounts[0] === this.amounts ? this.stacks.usages : this.ofNode;
    return box.items.reduce((bits, item) => bits | table[item], 0);
  }

  name(box) {
    const bits = this.bitsOf(box);
    if (bits === 0) {
      return 'usage unknown';
    }
    return (bits & (bits - 1)) === 0 ? this.stacks.usageNames[31 - Math.clz32(bits)] : SEVERAL_USAGES;
  }

  colour(box) {
    return usageTone(this.name(box));
  }
}
