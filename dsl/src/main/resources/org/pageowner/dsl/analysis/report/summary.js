// The summary as tiles and as tables with bars.

/** The cards by columns, so that a short one leaves no hole beside a long one. */
const CARDS = [['usages', 'zones'], ['modules', 'orders'], ['processes', 'allocators', 'migrate-types']];

/** The card of usages, whose list is closed, shows all of them. */
const WHOLE = 'usages';

function tile(label, value, detail) {
  return element('div', { class: 'tile' },
    element('dt', {}, label),
    element('dd', { class: 'value' }, value),
    element('dd', { class: 'detail' }, detail));
}

/** Makes the tiles: how much memory, of how many allocations, how old, and how it grew. */
function summaryTiles(report) {
  const { data } = report;
  const [summary] = data.summary;
  const input = data.inputs[data.inputs.length - 1];
  const owned = summary.pages - summary.earlyPages;
  const tiles = [
    tile('With an owner', formatBytes(owned * data.pageSize), counted(owned, 'page')),
    input.isInventory
      ? tile(`${input.unit[0].toUpperCase()}${input.unit.slice(1)}s`, formatCount(input.records), 'without single allocations')
      : tile('Allocations', formatCount(summary.records), `in ${counted(input.stacks, 'distinct stack')}`),
  ];
  if (summary.earlyPages > 0) {
    tiles.push(tile('Early, owner unknown', formatBytes(summary.earlyPages * data.pageSize), counted(summary.earlyPages, 'page')));
  }
  if (summary.oldest !== null) {
    tiles.push(tile('Allocated within', formatDuration(summary.newest - summary.oldest), `${formatTime(summary.oldest)} to ${formatTime(summary.newest)} after boot`));
  }
  if (data.growth) {
    const [growth] = data.growth;
    const change = growth.pagesAfter - growth.pagesBefore;
    tiles.push(tile('Growth', (change > 0 ? '+' : '') + formatBytes(change * data.pageSize), `${formatCount(growth.pagesBefore)} to ${counted(growth.pagesAfter, 'page')}`));
  }
  const damage = input.malformed + input.unknownLines;
  tiles.push(tile('Read', formatBytes(input.bytes), damage > 0 ? `${counted(damage, 'unusual part')}, below` : input.isWhole ? 'all of it understood' : 'cut at its end'));
  return element('dl', { class: 'tiles' }, ...tiles);
}

function summaryCards(report) {
  const card = (id) => tableById(report, id, { shown: id === WHOLE ? 20 : 6, isSearched: id !== WHOLE });
  const columns = CARDS
    .map((ids) => ids.map(card).filter((table) => table !== null))
    .filter((tables) => tables.length > 0)
    .map((tables) => element('div', {}, ...tables.map(({ root }) => element('div', { class: 'card' }, root))));
  return element('div', { class: 'cards' }, ...columns);
}
