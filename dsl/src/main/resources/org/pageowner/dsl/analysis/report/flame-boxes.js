// Draws the boxes of a flame graph.

const ROW_HEIGHT = 20;

/** Pixels of a box with a label: one of two letters says nothing. */
const LABEL_WIDTH = 40;

const MOST_IN_LEGEND = 14;

/** Places the boxes of a flame graph in rows; of one function, its callers are above its callees. */
function layoutFlame(flame) {
  const width = Math.max(1, flame.host.clientWidth);
  const layers = flame.trees.map((tree) => placeBoxes(tree.zoomed, width));
  const up = flame.trees.length > 1 ? rowsOf(layers[1]) - 1 : 0;
  flame.boxes = [];
  layers.forEach((boxes, layer) => {
    for (const box of boxes) {
      if (layer === 0 || box.node.parent !== null) {
        box.row = up + flame.trees[layer].sign * box.node.depth;
        flame.boxes.push(box);
      }
    }
  });
  flame.rows = up + rowsOf(layers[0]);
  if (flame.state.direction === 'flame') {
    flame.boxes.forEach((box) => {
      box.row = flame.rows - 1 - box.row;
    });
  }
  flame.boxOf = new Map(flame.boxes.map((box) => [box.node, box]));
  flame.boxesByRow = Array.from({ length: flame.rows }, () => []);
  flame.boxes.forEach((box) => flame.boxesByRow[box.row].push(box));
  flame.boxesByRow.forEach((row) => row.sort((a, b) => a.x0 - b.x0));
}

/** Returns the shape of a box for ECharts. */
function shapeOfBox(flame, box, api) {
  const [x, y] = api.coord([box.x0, box.row]);
  const width = api.coord([box.x1, box.row])[0] - x;
  const { fill, ink } = coloursOfBox(flame, box);
  const isSelected = box.node === flame.selected && document.activeElement === flame.host;
  const gap = width > 3 ? 1 : 0;
  const rectangle = {
    type: 'rect',
    shape: { x, y, width: Math.max(0.5, width - gap), height: ROW_HEIGHT - 1 },
    style: { fill, stroke: isSelected ? theme.accent : null, lineWidth: isSelected ? 3 : 0 },
    z2: isSelected ? 2 : 1,
  };
  if (width <= LABEL_WIDTH) {
    return rectangle;
  }
  // ECharts reuses shapes of one type, and keeps the label in one that has none now: a box with a
  // label is a group, which is another type.
  const label = {
    type: 'text',
    x: x + 5,
    y: y + (ROW_HEIGHT - 1) / 2,
    style: {
      text: flame.nameOf(box.node),
      fill: ink,
      font: `11.5px ${theme.mono}`,
      verticalAlign: 'middle',
      width: width - 10,
      overflow: 'truncate',
      ellipsis: '…',
    },
    z2: 3,
  };
  return { type: 'group', children: [rectangle, label] };
}

/** Returns the colours of a box and of its text. */
function coloursOfBox(flame, box) {
  const { fn, sums } = box.node;
  const ink = theme.isDark ? '#f1f3f5' : '#15181c';
  if (flame.pattern !== null && fn !== NO_FUNCTION && flame.matching[fn]) {
    return { fill: theme.isDark ? '#f0b429' : '#f5c542', ink: '#15181c' };
  }
  if (flame.pattern !== null || box.isAbove) {
    return { fill: theme.vacant, ink: theme.ink };
  }
  if (flame.isDifference) {
    return { fill: changeColour(sums[GAINED] - sums[LOST], sums[CHURN]), ink };
  }
  if (fn === NO_FUNCTION) {
    return { fill: theme.vacant, ink: theme.ink };
  }
  if (flame.state.colour === 'usage') {
    return { fill: flame.usages.colour(box.node), ink };
  }
  const module = flame.stacks.module(fn);
  const fill = flame.state.colour === 'module'
    ? moduleColour(module === '' ? 'vmlinux' : module)
    : subsystemColour(flame.stacks.name(fn), module);
  return { fill, ink };
}

/** Returns the entries of the legend, each a name and a colour: those of the widest boxes. */
function legendOf(flame) {
  if (flame.isDifference) {
    return [['gained', changeColour(1, 1)], ['gained and lost alike', changeColour(0, 1)], ['lost', changeColour(-1, 1)]];
  }
  const widths = new Map();
  const colours = new Map();
  for (const box of flame.boxes) {
    if (box.node.fn !== NO_FUNCTION) {
      if (flame.state.colour === 'usage') {
        const usage = flame.usages.name(box.node);
        widths.set(usage, (widths.get(usage) ?? 0) + box.x1 - box.x0);
        colours.set(usage, flame.usages.colour(box.node));
        continue;
      }
      const name = flame.stacks.module(box.node.fn);
      const key = name === '' && flame.state.colour === 'subsystem' ? subsystemOf(flame.stacks.name(box.node.fn)) : name === '' ? 'vmlinux' : `[${name}]`;
      widths.set(key, (widths.get(key) ?? 0) + box.x1 - box.x0);
      if (!colours.has(key)) {
        colours.set(key, name === '' && flame.state.colour === 'subsystem' ? subsystemColour(flame.stacks.name(box.node.fn), '') : moduleColour(name));
      }
    }
  }
  const names = [...widths.keys()].sort((a, b) => widths.get(b) - widths.get(a));
  const entries = names.slice(0, MOST_IN_LEGEND).map((key) => [key, colours.get(key)]);
  return names.length > MOST_IN_LEGEND ? [...entries, [`${names.length - MOST_IN_LEGEND} more`, null]] : entries;
}
