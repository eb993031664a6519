// The treemap: modules, their callers, and the stacks of these, by pages.

const TREEMAP_HEIGHT = 460;
const LEAST_SHARE = 0.0008;
const LABELLED_WIDTH = 56;

/** The largest boxes that are shown even if all are small. */
const ALWAYS_SHOWN = 60;

/** Pixels of width, about, that a heading needs for a module's name, and for its size too. */
const HEADED_WIDTH = 70;
const SIZED_WIDTH = 150;

class Treemap {
  constructor(report) {
    this.report = report;
    this.tree = this.build();
    this.shown = this.tree;
    this.selected = 0;
    this.host = element('div', {
      class: 'chart',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'treemap',
      'aria-label': 'Treemap of pages by module, caller and stack. Left and right arrow keys go from box to box, the largest first; Enter looks inside, Escape goes out; the table below has its numbers.',
      onkeydown: (event) => this.key(event),
      onfocus: () => this.select(this.selected),
      onblur: () => this.chart.draw(),
    });
    this.host.style.height = `${TREEMAP_HEIGHT}px`;
    this.path = element('div', { class: 'path', role: 'group', 'aria-label': 'The part of the treemap that is shown' });
    this.status = element('p', { class: 'status', 'aria-live': 'polite' });
    this.root = element('div', {}, this.path, this.host, this.status, this.tableOf());
    this.chart = new Chart(this.host, () => this.option(), {
      mousemove: (event) => this.hover(event),
      mouseout: hideTooltip,
      globalout: hideTooltip,
      click: ({ data }) => data?.place !== undefined && this.open(this.boxes[data.place]),
    });
    this.describe();
  }

  /** Groups the rows with an owner: boxes of modules with boxes of callers with boxes of stacks. */
  build() {
    const { stacks } = this.report;
    const pages = stacks.pages[stacks.pages.length - 1];
    const modules = new Map();
    for (let row = 0; row < stacks.size; row++) {
      if (stacks.early[row] || !(pages[row] > 0)) {
        continue;
      }
      const module = stacks.moduleNameOf(row);
      const caller = stacks.callerNameOf(row);
      if (!modules.has(module)) {
        modules.set(module, new Map());
      }
      push(modules.get(module), caller, row);
    }
    const sum = (rows) => rows.reduce((total, row) => total + pages[row], 0);
    const root = { name: 'all modules', parent: null };
    root.children = [...modules].map(([name, callers]) => {
      const module = { name, module: name, parent: root };
      module.children = [...callers].map(([caller, rows]) => ({ name: caller, module: name, parent: module, rows, value: sum(rows) }));
      return module;
    });
    root.children.forEach(sumUp);
    return sumUp(root);
  }

  /** Returns the boxes in a box, the largest first; those of stacks are made when they are wanted. */
  childrenOf(node) {
    if (node.rows && !node.children) {
      const pages = this.report.stacks.pages.at(-1);
      node.children = largestFirst(node.rows.map((row) => ({ row, module: node.module, parent: node, value: pages[row] })));
    }
    return node.children ?? [];
  }

  nameOf(node) {
    if (!isStack(node)) {
      return node.name;
    }
    const { stacks } = this.report;
    return stacks.line(stacks.leaf[node.row]);
  }

  /** Returns the text in a box: of a stack only its callers, since all in the box have the caller. */
  labelOf(node) {
    const name = this.nameOf(node);
    const outer = isStack(node) ? name.indexOf(' < ') : -1;
    return outer < 0 ? name : name.slice(outer + 1);
  }

  colourOf(node) {
    if (!isModule(node.module) && node.parent !== this.tree) {
      const caller = isStack(node) ? node.parent : node;
      return subsystemColour(caller.name, '');
    }
    return moduleColour(node.module);
  }

  /** The pages of the smallest box that is seen. */
  get least() {
    return this.shown.value * LEAST_SHARE;
  }

  /** Returns a box for ECharts, with the boxes in it down to a depth. */
  boxOf(node, depth) {
    const isSelected = node.parent === this.shown && this.childrenOf(node.parent)[this.selected] === node && document.activeElement === this.host;
    const box = {
      place: this.boxes.push(node) - 1,
      name: this.labelOf(node),
      value: node.value,
      itemStyle: { color: this.colourOf(node), ...(isSelected ? { borderColor: theme.accent } : {}) },
    };
    if (depth > 1 && !isStack(node) && this.childrenOf(node)[0].value >= this.least) {
      const width = Math.sqrt((node.value / this.shown.value) * this.host.clientWidth * TREEMAP_HEIGHT);
      box.children = this.boxesIn(node, depth - 1);
      box.upperLabel = {
        show: width >= HEADED_WIDTH,
        color: isSelected ? theme.paper : theme.ink,
        formatter: width < SIZED_WIDTH ? '{b}' : undefined,
      };
    }
    return box;
  }

  /** Makes the boxes in a node; those that would be too small to see are one, which says how many. */
  boxesIn(node, depth) {
    const all = this.childrenOf(node);
    const always = node === this.shown ? ALWAYS_SHOWN : 0;
    const large = all.filter(({ value }, i) => value >= this.least || i < always);
    const rest = all.length - large.length;
    if (rest < 2) {
      return all.map((child) => this.boxOf(child, depth));
    }
    const value = all.slice(large.length).reduce((sum, child) => sum + child.value, 0);
    return [
      ...large.map((child) => this.boxOf(child, depth)),
      { place: this.boxes.push(node) - 1, isRest: true, name: `${formatCount(rest)} more`, value, itemStyle: { color: theme.vacant } },
    ];
  }

  option() {
    const ink = theme.isDark ? '#f1f3f5' : '#15181c';
    const size = (value) => formatBytes(value * this.report.data.pageSize);
    // ECharts copies its data: boxes have the number of their node.
    this.boxes = [];
    return {
      series: [{
        type: 'treemap',
        animation: false,
        data: this.boxesIn(this.shown, 2),
        left: 0,
        right: 0,
        top: 0,
        bottom: 0,
        roam: false,
        nodeClick: false,
        sort: 'desc',
        breadcrumb: { show: false },
        label: { show: true, color: ink, fontSize: 12, lineHeight: 16, overflow: 'truncate', ellipsis: '…', formatter: ({ name, value }) => `${name}\n${size(value)}` },
        // A label of three letters says nothing: small boxes have a tooltip only.
        labelLayout: ({ rect }) => (rect.width < LABELLED_WIDTH ? { fontSize: 0 } : {}),
        upperLabel: { show: true, height: 22, color: theme.ink, fontWeight: 600, fontSize: 12, lineHeight: 22, ellipsis: '…', formatter: ({ name, value }) => `${name}  ${size(value)}` },
        itemStyle: { borderColor: theme.paper, borderWidth: 2, gapWidth: 1 },
        emphasis: { label: { color: ink }, upperLabel: { color: theme.ink }, itemStyle: { borderColor: theme.accent } },
        levels: [
          { itemStyle: { borderWidth: 0, gapWidth: 3 }, upperLabel: { show: false } },
          { itemStyle: { borderWidth: 2, gapWidth: 1 } },
          { itemStyle: { borderWidth: 1, gapWidth: 1 } },
        ],
      }],
    };
  }

  factsOf(node) {
    const { data } = this.report;
    const noun = node === this.tree ? 'module' : node.rows ? 'stack' : 'caller';
    const inside = isStack(node) ? '' : `, ${counted((node.rows ?? node.children).length, noun)}`;
    return `${counted(node.value, 'page')} (${formatShare(node.value, this.tree.value)}), ${formatBytes(node.value * data.pageSize)}${inside}`;
  }

  hover({ name, value, data, event: { event } }) {
    if (data?.place === undefined) {
      hideTooltip();
      return;
    }
    const node = this.boxes[data.place];
    const title = data.isRest ? name : this.nameOf(node);
    const facts = data.isRest ? `${counted(value, 'page')} (${formatShare(value, this.tree.value)})` : this.factsOf(node);
    showTooltip(event.clientX, event.clientY, element('b', {}, title), element('div', { class: 'detail' }, facts));
  }

  /** Shows the inside of a box; of a stack, its facts. */
  open(node) {
    hideTooltip();
    if (isStack(node)) {
      this.selected = node.parent.children.indexOf(node);
      this.shown = node.parent;
    } else {
      this.shown = node;
      this.selected = 0;
    }
    this.chart.draw();
    this.describe(node);
  }

  select(index) {
    this.selected = index;
    this.chart.draw();
    this.describe(this.childrenOf(this.shown)[index]);
  }

  /** Writes the way to the shown part, and the facts of a box. */
  describe(node = this.shown) {
    const way = [];
    for (let above = this.shown; above !== null; above = above.parent) {
      way.unshift(above);
    }
    const parts = way.flatMap((above, i) => {
      const isLast = i === way.length - 1;
      const part = isLast ? element('b', {}, this.nameOf(above)) : button(this.nameOf(above), () => this.leaveTo(above));
      return i === 0 ? [part] : ['›', part];
    });
    this.path.replaceChildren(...parts);
    this.status.replaceChildren(...(node === undefined ? [] : [element('b', {}, this.nameOf(node)), ` ${this.factsOf(node)}`]));
  }

  leaveTo(node) {
    this.open(node);
    this.host.focus();
  }

  key(event) {
    const shown = this.childrenOf(this.shown);
    const last = shown.length - 1;
    const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
    if (event.key in steps) {
      this.select(Math.max(0, Math.min(last, this.selected + steps[event.key])));
    } else if (event.key === 'Home') {
      this.select(0);
    } else if (event.key === 'End') {
      this.select(last);
    } else if (event.key === 'Enter') {
      const node = shown[this.selected];
      if (node !== undefined && !isStack(node)) {
        this.open(node);
        this.select(0);
      }
    } else if (event.key === 'Escape') {
      if (this.shown.parent !== null) {
        const from = this.shown;
        this.shown = from.parent;
        this.select(from.parent.children.indexOf(from));
      }
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Makes the table of modules and callers, once it is open. */
  tableOf() {
    const details = element('details', { class: 'alternative' }, element('summary', {}, 'The same as a table of modules and callers'));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) {
        const callers = this.tree.children.flatMap(({ children }) => children).sort((a, b) => b.value - a.value);
        const names = this.report.nameNumbers;
        const columns = [
          { name: 'module', kind: 'text', values: callers.map(({ module }) => names.get(module) ?? NaN) },
          { name: 'caller', kind: 'text', values: callers.map(({ name }) => names.get(name) ?? NaN) },
          { name: 'stacks', kind: 'count', values: callers.map(({ rows }) => rows.length) },
          { name: 'pages', kind: 'pages', values: callers.map(({ value }) => value) },
        ];
        details.append(new DataTable(this.report, { title: 'Modules and callers', columns, rows: callers.length }).root);
      }
    });
    return details;
  }
}

function isStack(node) {
  return node.row !== undefined;
}

/** Gives a box the sum of the boxes in it, and sorts these. */
function sumUp(node) {
  node.value = node.children.reduce((sum, child) => sum + child.value, 0);
  largestFirst(node.children);
  return node;
}

function largestFirst(nodes) {
  return nodes.sort((a, b) => b.value - a.value);
}
