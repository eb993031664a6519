// The treemap: modules, their callers, and the stacks of these, by pages.

const TREEMAP_HEIGHT = 460;
const LEAST_SHARE = 0.0008;
const LABELLED_WIDTH = 56;

class Treemap {
  constructor(report) {
    this.report = report;
    this.tree = this.build();
    this.host = element('div', { class: 'chart', role: 'img', 'aria-label': 'Treemap of pages by module, caller and stack; the table below has its numbers.' });
    this.host.style.height = `${TREEMAP_HEIGHT}px`;
    this.root = element('div', {}, this.host, this.tableOf());
    this.chart = new Chart(this.host, () => this.option(), { mousemove: (event) => this.hover(event), mouseout: hideTooltip, globalout: hideTooltip });
  }

  /** Groups the rows with an owner: a map of modules to maps of callers to rows. */
  build() {
    const { stacks } = this.report;
    const pages = stacks.pages[stacks.pages.length - 1];
    const modules = new Map();
    for (let row = 0; row < stacks.size; row++) {
      if (stacks.early[row] || !(pages[row] > 0)) {
        continue;
      }
      const module = Number.isNaN(stacks.moduleOfRow[row]) ? '(no stack)' : this.report.names[stacks.moduleOfRow[row]];
      const caller = Number.isNaN(stacks.callerOfRow[row]) ? '(no stack)' : this.report.names[stacks.callerOfRow[row]];
      if (!modules.has(module)) {
        modules.set(module, new Map());
      }
      push(modules.get(module), caller, row);
    }
    this.pages = pages;
    this.whole = sumOf(withoutEarly(stacks, pages, false));
    return modules;
  }

  nodes() {
    const sum = (rows) => rows.reduce((total, row) => total + this.pages[row], 0);
    return pruned([...this.tree].map(([module, callers]) => {
      const children = pruned([...callers].map(([caller, rows]) => ({
        name: caller,
        value: sum(rows),
        children: this.leaves(rows),
      })), this.whole);
      return { name: module, value: sum([...callers.values()].flat()), children, itemStyle: { color: moduleColour(module) } };
    }), this.whole);
  }

  /** Makes the boxes of stacks; those that would be too small get no text. */
  leaves(rows) {
    const { stacks } = this.report;
    return pruned(rows.map((row) => ({ row, value: this.pages[row] })), this.whole)
      .map(({ row, ...box }) => (row === undefined ? box : { ...box, name: stacks.line(stacks.leaf[row]) }));
  }

  option() {
    const ink = theme.isDark ? '#f1f3f5' : '#15181c';
    const label = { show: true, color: ink, fontSize: 12, lineHeight: 16, overflow: 'truncate', ellipsis: '…', formatter: ({ name, value }) => `${name}\n${formatBytes(value * this.report.data.pageSize)}` };
    this.shown = this.nodes();
    return {
      series: [{
        type: 'treemap',
        name: 'all modules',
        drillDownIcon: '',
        data: this.shown,
        left: 0,
        right: 0,
        top: 0,
        bottom: 34,
        roam: false,
        nodeClick: 'zoomToNode',
        leafDepth: 2,
        sort: 'desc',
        breadcrumb: { bottom: 2, height: 24, itemStyle: { color: theme.raised, borderColor: theme.line, borderWidth: 1, textStyle: { color: theme.ink } }, emphasis: { itemStyle: { color: theme.line, textStyle: { color: theme.ink } } } },
        label,
        // A label of three letters says nothing: small boxes have a tooltip only.
        labelLayout: ({ rect }) => (rect.width < LABELLED_WIDTH ? { fontSize: 0 } : {}),
        upperLabel: { show: true, height: 22, color: ink, fontWeight: 600, fontSize: 12, lineHeight: 22, formatter: ({ name, value }) => `${name}  ${formatBytes(value * this.report.data.pageSize)}` },
        itemStyle: { borderColor: theme.paper, borderWidth: 1, gapWidth: 1 },
        emphasis: { label: { color: ink }, upperLabel: { color: ink }, itemStyle: { borderColor: theme.accent } },
        levels: [
          { itemStyle: { borderWidth: 0, gapWidth: 3 }, upperLabel: { show: false } },
          { itemStyle: { borderWidth: 2, gapWidth: 1 } },
          { itemStyle: { gapWidth: 1 } },
        ],
      }],
    };
  }

  hover({ name, value, event }) {
    if (!name) {
      hideTooltip();
      return;
    }
    const pages = Array.isArray(value) ? value[0] : value;
    showTooltip(event.event.clientX, event.event.clientY, element('b', {}, name),
      element('div', { class: 'detail' }, `${counted(pages, 'page')} (${formatShare(pages, this.whole)}), ${formatBytes(pages * this.report.data.pageSize)}`));
  }

  tableOf() {
    const entries = [...this.tree].flatMap(([module, callers]) => [...callers].map(([caller, rows]) => ({ module, caller, rows })));
    const names = this.report.nameNumbers;
    const pages = ({ rows }) => rows.reduce((total, row) => total + this.pages[row], 0);
    entries.sort((a, b) => pages(b) - pages(a));
    const details = element('details', { class: 'alternative' }, element('summary', {}, 'The same as a table of modules and callers'));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) {
        const columns = [
          { name: 'module', kind: 'text', values: entries.map(({ module }) => names.get(module) ?? NaN) },
          { name: 'caller', kind: 'text', values: entries.map(({ caller }) => names.get(caller) ?? NaN) },
          { name: 'stacks', kind: 'count', values: entries.map(({ rows }) => rows.length) },
          { name: 'pages', kind: 'pages', values: entries.map(pages) },
        ];
        details.append(new DataTable(this.report, { title: 'Modules and callers', columns, rows: entries.length }).root);
      }
    });
    return details;
  }
}

/** Joins the nodes that would be too small to see; the rest says how many they are. */
function pruned(nodes, whole) {
  const large = nodes.filter((node) => node.value >= whole * LEAST_SHARE);
  const small = nodes.filter((node) => node.value < whole * LEAST_SHARE);
  if (small.length < 2) {
    return nodes;
  }
  const value = small.reduce((sum, node) => sum + node.value, 0);
  return [...large, { name: `${formatCount(small.length)} more`, value, itemStyle: { color: theme.vacant } }];
}
