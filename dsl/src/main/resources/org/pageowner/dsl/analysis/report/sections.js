// The sections of the page, and the line of links to them.

function addSection(id, title, lead, ...content) {
  const section = element('section', { id, class: 'section', 'aria-labelledby': `${id}-title` },
    element('h2', { id: `${id}-title` }, title),
    element('p', { class: 'lead' }, lead),
    ...content);
  document.getElementById('main').append(section);
  document.getElementById('contents').append(element('a', { href: `#${id}` }, title));
  return section;
}

function addSummary(report) {
  const { data } = report;
  const { unusual } = data.summary[0];
  const list = element('ul', { class: 'unusual', 'aria-label': 'Unusual in the input' }, ...unusual.map((text) => element('li', {}, text)));
  addSection('summary', 'Summary',
    data.inputs.length > 1 ? 'The last of the dumps: who has the memory, and where it is.' : 'Who has the memory, and where it is.',
    summaryTiles(report),
    unusual.length > 0 ? list : null,
    summaryCards(report));
}

function addGrowth(report) {
  const { data, stacks } = report;
  if (!data.growth) {
    return;
  }
  const [growth] = data.growth;
  const pictures = [['difference', 'difference'], ['before', 'before'], ['now', 'after']];
  if (stacks.turnover) {
    pictures.push(['stayed', 'stayed'], ['gone', 'gone'], ['new', 'new']);
  }
  const flame = new Flame(report, { pictures, picture: 'difference' });
  addSection('growth', 'Growth',
    'From the first dump to the last. The width of a box is what its stacks gained and lost together; orange gained more, blue lost more, and a pale box moved without changing its sum.',
    flame.root,
    element('p', { class: 'note' }, `Records: ${growth.tracking}.`),
    growthTable(report).root);
  flame.chart.draw();
  flame.describe();
}

/** Returns a number of each row. */
function picked(rows, value) {
  const values = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    values[i] = value(rows[i]);
  }
  return values;
}

/** Sorts rows by a number, the largest first; most are in this order already. */
function sortBy(rows, value) {
  for (let i = 1; i < rows.length; i++) {
    if (value(rows[i]) > value(rows[i - 1])) {
      rows.sort((a, b) => value(b) - value(a) || a - b);
      return;
    }
  }
}

function growthTable(report) {
  const { stacks } = report;
  const rows = numbersTo(stacks.size)
    .filter((row) => !stacks.early[row]);
  const last = stacks.pages.length - 1;
  const change = (row) => stacks.pages[last][row] - stacks.pages[0][row];
  sortBy(rows, change);
  const pick = (value) => picked(rows, value);
  const columns = [
    { name: 'change', kind: 'change', values: pick(change) },
    ...stacks.pages.map((pages, dump) => ({ name: dump === 0 ? 'pages before' : dump === last ? 'pages after' : `pages ${dump + 1}`, kind: 'count', values: pick((row) => pages[row]) })),
  ];
  if (stacks.turnover) {
    for (const [name, { pages }] of Object.entries(stacks.turnover)) {
      columns.push({ name, kind: 'count', values: pick((row) => pages[row]) });
    }
  }
  columns.push(
    { name: 'module', kind: 'text', values: pick((row) => stacks.moduleOfRow[row]) },
    { name: 'stack, from the caller outward', kind: 'stack', values: pick((row) => stacks.leaf[row]), printed: (row) => stacks.printed(rows[row]) },
  );
  return new DataTable(report, { title: 'Stacks by growth in pages', columns, rows: rows.length, shown: 12 });
}

function addFlame(report) {
  const flame = new Flame(report, { pictures: [['now', 'now']], picture: 'now' });
  addSection('flame', 'Flame graph',
    'Functions below their callers, as wide as the memory that was allocated through them and is still in use. Click a box to zoom. Colours are the parts of the kernel and its modules, the same in every report.',
    flame.root,
    stackTable(report).root);
  flame.chart.draw();
  flame.describe();
}

function stackTable(report) {
  const { stacks } = report;
  const last = stacks.pages.length - 1;
  const rows = numbersTo(stacks.size)
    .filter((row) => !stacks.early[row] && (stacks.times[last][row] > 0 || last === 0));
  sortBy(rows, (row) => stacks.pages[last][row]);
  const pick = (value) => picked(rows, value);
  const columns = [
    { name: 'pages', kind: 'pages', values: pick((row) => stacks.pages[last][row]) },
    { name: QUANTITIES.times.label, kind: 'count', values: pick((row) => stacks.times[last][row]) },
    { name: 'module', kind: 'text', values: pick((row) => stacks.moduleOfRow[row]) },
    { name: 'oldest', kind: 'time', values: pick((row) => stacks.first[row]) },
    { name: 'newest', kind: 'time', values: pick((row) => stacks.last[row]) },
    { name: 'stack, from the caller outward', kind: 'stack', values: pick((row) => stacks.leaf[row]), printed: (row) => stacks.printed(rows[row]) },
  ];
  return new DataTable(report, { title: 'Stacks', columns, rows: rows.length, shown: 12 });
}

function addMap(report) {
  if (!report.data.map) {
    return;
  }
  const map = new MemoryMap(report);
  const order = report.data.map[0].pageblockOrder;
  const size = order === null ? '' : ` of ${formatBytes(2 ** order * report.data.pageSize)}`;
  const tables = ['mixed', 'culprits', 'culprit-stacks', 'spoiled']
    .map((id) => tableById(report, id, { shown: 8 }))
    .filter((table) => table !== null)
    .map((table) => element('div', { class: 'block' }, table.root));
  addSection('map', 'Physical memory',
    `A cell is a pageblock${size}, in the order of page frames. A block is mixed if it has a page of another migrate type than its own. Click a cell to list its owners.`,
    map.root,
    report.data.map[0].undrawn > 0 ? element('p', { class: 'notice' }, `${counted(report.data.map[0].undrawn, 'pageblock')} of allocations with an improbable order are not drawn.`) : null,
    ...tables);
  map.place();
  map.draw();
}

function addTimeline(report) {
  if (!report.data.timeline) {
    return;
  }
  const timeline = new Timeline(report);
  addSection('timeline', 'Timeline',
    'Memory that is still allocated, by the time at which it was. A steady slope is a leak or a cache that fills, a step is an event.',
    timeline.root);
  timeline.chart.draw();
}

function addTreemap(report) {
  const treemap = new Treemap(report);
  addSection('treemap', 'Modules and callers',
    'Modules, within them the functions that asked for memory, within these their stacks. Areas are pages; colours are those of the flame graph. Click to look inside.',
    treemap.root);
  treemap.chart.draw();
}

function addCgroups(report) {
  const tables = ['cgroups', 'pins'].map((id) => tableById(report, id, { shown: 10 })).filter((table) => table !== null);
  if (tables.length > 0) {
    addSection('cgroups', 'Memory cgroups',
      'Pages by the cgroup that is charged for them. A removed cgroup exists only because of its pages.',
      ...tables.map((table) => element('div', { class: 'block' }, table.root)));
  }
}

function addDiagnostics(report) {
  const table = tableById(report, 'diagnostics', { shown: 20 });
  if (table !== null) {
    addSection('input', 'The input', 'Parts that are not as a kernel prints them.', table.root);
  }
}
