// Reads the data of the page, and draws everything.

function subtitleOf({ inputs }) {
  return inputs.map(({ source, kind, kernels, unit, records }) => {
    const kernel = kernels.length > 0 ? `, kernel ${kernels.join(', ')}` : '';
    return `${source}: ${kind}${kernel}, ${counted(records, unit)}`;
  }).join('; ');
}

async function main() {
  const data = JSON.parse(document.getElementById('data').textContent);
  const columns = await unpackColumns(document.getElementById('columns').textContent, data.columns);
  const report = { data, columns, names: data.names };
  report.nameNumbers = new Map(data.names.map((name, i) => [name, i]));
  report.stacks = new Stacks(report);
  nameTimes(data.inputs.at(-1).isInventory ? 'time' : 'allocation');
  document.getElementById('subtitle').textContent = subtitleOf(data);
  watchTheme();
  for (const add of [addSummary, addAccounting, addGrowth, addFlame, addMap, addTimeline, addTreemap, addCgroups, addDiagnostics]) {
    add(report);
  }
  document.getElementById('contents').append(element('a', { href: '#about' }, 'About'));
  document.documentElement.dataset.ready = 'true';
  performance.mark('ready');
}

main();
