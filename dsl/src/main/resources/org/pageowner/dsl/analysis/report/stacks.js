// The stacks of the report: a prefix tree of functions from the entry point inward, and rows.

/** The name of the node of records without a stack, as StackNodes.java has it. */
const NO_STACK = '(no stack)';

class Stacks {
  constructor(report) {
    const { columns, data } = report;
    const nodes = data.nodes[0];
    const rows = data.stacks[0];
    this.names = report.names;
    this.parent = new Int32Array(columns[nodes.nodeParent]);
    this.functionOf = new Int32Array(columns[nodes.nodeFunction]);
    this.functionName = columns[nodes.functionName];
    this.functionModule = columns[nodes.functionModule];
    this.size = rows.rows;
    this.leaf = new Int32Array(columns[rows.leaf]);
    for (const field of ['skip', 'early', 'first', 'last']) {
      this[field] = columns[rows[field]];
    }
    this.moduleOfRow = columns[rows.module];
    this.callerOfRow = columns[rows.caller];
    this.usages = Uint32Array.from(columns[rows.usages]);
    this.usageNames = rows.usageNames;
    this.pages = rows.pages.map((column) => columns[column]);
    this.times = rows.times.map((column) => columns[column]);
    this.turnover = rows.stayedPages === undefined ? null : {
      stayed: { pages: columns[rows.stayedPages], times: columns[rows.stayedTimes] },
      gone: { pages: columns[rows.gonePages], times: columns[rows.goneTimes] },
      new: { pages: columns[rows.newPages], times: columns[rows.newTimes] },
    };
    this.printedLength = columns[rows.printedLength];
    this.printedFrame = columns[rows.printedFrame];
    this.lines = new Map();
  }

  name(fn) {
    return this.names[this.functionName[fn]];
  }

  /** Returns a function's module; that of the kernel image is empty. */
  module(fn) {
    const module = this.functionModule[fn];
    return module < 0 ? '' : this.names[module];
  }

  label(fn) {
    const module = this.module(fn);
    return module === '' ? this.name(fn) : `${this.name(fn)} [${module}]`;
  }

  /** Returns the name of a row's module, or the reason why there is none. */
  moduleNameOf(row) {
    return this.nameOrReason(row, this.moduleOfRow, '(unknown module)');
  }

  /** Returns the name of a row's caller, or the reason why there is none. */
  callerNameOf(row) {
    return this.nameOrReason(row, this.callerOfRow, '(unknown caller)');
  }

  nameOrReason(row, column, unknown) {
    if (!Number.isNaN(column[row])) {
      return this.names[column[row]];
    }
    const isOne = this.parent[this.leaf[row]] === 0;
    const only = this.name(this.functionOf[this.leaf[row]]);
    return isOne && only === NO_STACK ? NO_STACK : unknown;
  }

  /** Returns the functions of a stack, innermost first. */
  frames(leaf) {
    const frames = [];
    for (let node = leaf; node > 0; node = this.parent[node]) {
      frames.push(this.label(this.functionOf[node]));
    }
    return frames;
  }

  /** Returns a stack on one line from its caller outward, or from its innermost function. */
  line(leaf) {
    if (!this.lines.has(leaf)) {
      const frames = this.frames(leaf);
      this.lines.set(leaf, frames.slice(this.skipOfLeaf[leaf]).join(' < '));
    }
    return this.lines.get(leaf);
  }

  /** The number of allocators' functions at the inner end of the stack of each node. */
  get skipOfLeaf() {
    if (!this.skipTable) {
      this.skipTable = new Uint16Array(this.parent.length);
      for (let row = 0; row < this.size; row++) {
        this.skipTable[this.leaf[row]] = this.skip[row];
      }
    }
    return this.skipTable;
  }

  /** Returns the frames of a row as printed, if the report has them. */
  printed(row) {
    if (row >= this.printedLength.length) {
      return undefined;
    }
    this.printedStart ??= runningSums(this.printedLength);
    const start = this.printedStart[row];
    return Array.from(this.printedFrame.subarray(start, start + this.printedLength[row]), (name) => this.names[name]);
  }

  /** Returns the node of a row's caller: its innermost node outside of the allocators. */
  callerNode(row) {
    let node = this.leaf[row];
    for (let skipped = 0; skipped < this.skip[row]; skipped++) {
      node = this.parent[node];
    }
    return node;
  }

  /** The children of each node: those of a node are child[first[node]] to child[first[node + 1] - 1]. */
  get children() {
    if (!this.childTable) {
      const count = this.parent.length;
      const first = new Int32Array(count + 2);
      for (let node = 1; node < count; node++) {
        first[this.parent[node] + 2]++;
      }
      for (let node = 1; node < first.length; node++) {
        first[node] += first[node - 1];
      }
      const child = new Int32Array(count);
      for (let node = 1; node < count; node++) {
        child[first[this.parent[node] + 1]++] = node;
      }
      this.childTable = { first, child };
    }
    return this.childTable;
  }

  /** Adds up amounts of rows over their nodes and all nodes above. */
  sumsByNode(amounts) {
    const sums = new Float64Array(this.parent.length);
    for (let row = 0; row < this.size; row++) {
      sums[this.leaf[row]] += amounts[row];
    }
    for (let node = sums.length - 1; node > 0; node--) {
      sums[this.parent[node]] += sums[node];
    }
    return sums;
  }

  /** Marks the nodes of functions, and all nodes below these. */
  nodesWithin(isWanted) {
    const marks = new Uint8Array(this.parent.length);
    for (let node = 1; node < marks.length; node++) {
      marks[node] = isWanted[this.functionOf[node]] || marks[this.parent[node]];
    }
    return marks;
  }
}

/** Returns the sums of all values before each, and of all at the end. */
function runningSums(values) {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) {
    sums[i + 1] = sums[i] + values[i];
  }
  return sums;
}
