// The memory of the machine by meminfo, and the part of it that the dump has.

/** Makes a bar of the whole memory: what the counters know, what they do not, what is not tracked. */
function memoryBar({ total, free, tracked, notInMeminfo, untracked, pageSize }) {
  const parts = [
    ['in the dump, counted by meminfo', tracked - notInMeminfo, theme.accent],
    ['in the dump, in no line of meminfo', notInMeminfo, theme.mark],
    ['used, not in the dump', Math.max(0, untracked), '#8b8f96'],
    ['free', free, theme.vacant],
  ];
  const whole = parts.reduce((sum, [, pages]) => sum + Math.max(0, pages), 0) || 1;
  const text = ([name, pages]) => `${name}: ${formatBytes(pages * pageSize)}, ${formatShare(pages, total)}`;
  const bar = element('div', { class: 'share', role: 'img', 'aria-label': `Memory of ${formatBytes(total * pageSize)}. ${parts.map(text).join('; ')}` },
    ...parts.filter(([, pages]) => pages > 0).map((part) => {
      const piece = element('span', { title: text(part) });
      piece.style.width = `${(100 * part[1]) / whole}%`;
      piece.style.background = part[2];
      return piece;
    }));
  const legend = element('ul', { class: 'legend', 'aria-hidden': 'true' },
    ...parts.map(([name, pages, colour]) => element('li', {}, swatch(colour), name, element('span', { class: 'count' }, formatBytes(pages * pageSize)))));
  return element('div', {}, bar, legend);
}

function addAccounting(report) {
  if (!report.data.accounting) {
    return;
  }
  const [accounting] = report.data.accounting;
  const { total, free, tracked, untracked, notInMeminfo, pageSize } = accounting;
  const size = (pages) => formatBytes(pages * pageSize);
  const tiles = element('dl', { class: 'tiles' },
    tile('Used', size(total - free), `of ${size(total)}`),
    tile('In the dump', size(tracked), `${formatShare(tracked, total - free)} of the used memory`),
    tile('In no line of meminfo', size(notInMeminfo), counted(notInMeminfo, 'page')),
    tile('Not in the dump', size(untracked), untracked < 0 ? 'freed before meminfo was read' : 'from before page_owner, or after the dump'));
  const picture = element('div', { class: 'memory' }, memoryBar(accounting));
  onTheme(() => picture.replaceChildren(memoryBar(accounting)));
  addSection('accounting', 'Where the memory is',
    'The dump beside /proc/meminfo of the same moment: the memory that a counter knows, and the owners of the rest.',
    tiles,
    picture,
    ...['not-in-meminfo', 'counters']
      .map((id) => tableById(report, id, { shown: 12 }))
      .filter((table) => table !== null)
      .map((table) => element('div', { class: 'block' }, table.root)));
}
