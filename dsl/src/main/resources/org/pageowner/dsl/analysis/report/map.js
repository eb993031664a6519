// The map of physical memory: a cell for each pageblock, on one canvas for each run without a gap.

const CELL_SIZES = [22, 18, 14, 11, 9, 7, 6, 5, 4, 3];
const MOST_ROWS = 700;

const MODES = [
  ['type', 'block type'],
  ['mixed', 'mixed or not'],
  ['full', 'tracked share'],
  ['order', 'largest order'],
  ['usage', 'usage'],
  ['module', 'module'],
  ['age', 'age'],
  ['cgroup', 'cgroup'],
];

class MemoryMap {
  constructor(report) {
    this.report = report;
    this.cells = new Cells(report);
    this.zones = this.cells.zones();
    this.mode = 'type';
    this.isHilbert = false;
    this.selected = null;
    this.legend = element('ul', { class: 'legend', 'aria-label': 'Colours of the map, with numbers of pageblocks' });
    this.zoneList = element('div', { class: 'map' });
    this.status = element('p', { class: 'status', 'aria-live': 'polite' }, 'No pageblock is chosen.');
    this.owners = element('div', { 'aria-live': 'polite' });
    this.root = element('div', {},
      element('div', { class: 'controls' },
        choice('Colour', MODES, this.mode, (mode) => this.set({ mode })),
        choice('Order', [['linear', 'by PFN, row by row'], ['hilbert', 'along a Hilbert curve']], 'linear', (order) => this.set({ isHilbert: order === 'hilbert' }))),
      this.legend,
      this.zoneList,
      this.status,
      this.owners,
      this.tableOf());
    onTheme(() => this.draw());
    this.width = 0;
    new ResizeObserver(() => {
      if (!isPrinting && this.zoneList.clientWidth !== this.width) {
        this.place();
        this.draw();
      }
    }).observe(this.zoneList);
  }

  set(changes) {
    Object.assign(this, changes);
    this.place();
    this.draw();
  }

  /** Makes the canvases: the cells are as large as lets the map stay within some screens. */
  place() {
    const width = this.zoneList.clientWidth;
    if (width === 0) {
      return;
    }
    this.width = width;
    const runs = this.zones.flatMap((zone) => zone.parts.filter((part) => part.cells));
    const height = (size) => runs.reduce((sum, run) => sum + Math.ceil(run.cells.length / Math.floor(width / size)) * size, 0);
    this.size = CELL_SIZES.find((size) => height(size) <= MOST_ROWS) ?? CELL_SIZES[CELL_SIZES.length - 1];
    this.runs = [];
    this.zoneList.replaceChildren(...this.zones.map((zone) => {
      const blocks = zone.parts.reduce((sum, part) => sum + (part.cells ? part.cells.filter((block) => block >= 0).length : 0), 0);
      return element('div', { class: 'zone' },
        element('h3', {}, `${this.cells.zoneName(zone.zone)}: ${counted(blocks, 'pageblock')} with an owner`),
        ...zone.parts.map((part) => (part.cells ? this.canvasOf(part, zone, width) : this.gapOf(part))));
    }));
  }

  gapOf({ gap }) {
    const { blockPages } = this.cells;
    const size = blockPages === null ? '' : ` (${formatBytes(gap * blockPages * this.report.data.pageSize)})`;
    return element('p', { class: 'gap' }, `${counted(gap, 'pageblock')}${size} with no owner known`);
  }

  canvasOf(part, zone, width) {
    const order = this.isHilbert ? hilbertOrder(part.cells.length, this.size, width) : rowOrder(part.cells.length, this.size, width);
    const run = { part, zone, ...order };
    const name = this.cells.zoneName(zone.zone);
    run.canvas = element('canvas', {
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'map of pageblocks',
      'aria-label': `Pageblocks ${part.from} to ${part.to - 1} of ${name}. Arrow keys move from block to block, Enter lists the owners.`,
      onmousemove: (event) => this.hover(event, run),
      onmouseleave: () => hideTooltip(),
      onclick: (event) => this.select(run, this.cellAt(event, run)),
      onkeydown: (event) => this.key(event, run),
    });
    const ratio = devicePixelRatio || 1;
    run.canvas.width = run.columns * this.size * ratio;
    run.canvas.height = run.rows * this.size * ratio;
    run.canvas.style.width = `${run.columns * this.size}px`;
    this.runs.push(run);
    return run.canvas;
  }

  draw() {
    if (!this.runs) {
      return;
    }
    const { classes, classOf } = this.cells.colouring(this.mode);
    this.classOf = classOf;
    this.classes = classes;
    this.drawLegend();
    this.runs.forEach((run) => this.drawRun(run));
  }

  drawLegend() {
    const vacant = this.runs.reduce((sum, run) => sum + run.part.cells.filter((block) => block < 0).length, 0);
    const spoiled = sumOf(this.cells.spoiled);
    const entry = (mark, name, count) => element('li', {}, mark, name, element('span', { class: 'count' }, formatCount(count)));
    const entries = this.classes.filter(({ count }) => count > 0).map(({ name, colour, count }) => entry(swatch(colour), name, count));
    entries.push(entry(swatch(theme.vacant), `${NO_OWNER} (free, untracked, or no memory)`, vacant));
    if (spoiled > 0) {
      entries.push(entry(element('span', { class: 'swatch dot', 'aria-hidden': 'true' }), 'spoiled by a single page', spoiled));
    }
    this.legend.replaceChildren(...entries);
  }

  drawRun(run) {
    const ratio = devicePixelRatio || 1;
    const context = run.canvas.getContext('2d');
    const { size } = this;
    const edge = size > 4 ? size - 1 : size;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    // Not clearRect: Chromium prints the calls, and clears the page below them.
    context.fillStyle = theme.paper;
    context.fillRect(0, 0, run.columns * size, run.rows * size);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.imageOf(run), 0, 0, run.columns * size, run.rows * size);
    if (size > edge) {
      drawGaps(context, run, size);
    }
    // A dot with a rim of paper is seen on every colour of a cell.
    context.fillStyle = theme.ink;
    context.strokeStyle = theme.paper;
    context.lineWidth = Math.max(1, size / 8);
    run.part.cells.forEach((block, i) => {
      if (block >= 0 && this.cells.spoiled[block]) {
        const [x, y] = run.position(i);
        context.beginPath();
        context.arc(x * size + edge / 2, y * size + edge / 2, Math.max(1.5, edge / 4), 0, 2 * Math.PI);
        context.stroke();
        context.fill();
      }
    });
    if (this.selected?.run === run) {
      const [x, y] = run.position(this.selected.cell);
      context.strokeStyle = theme.ink;
      context.lineWidth = 2;
      context.strokeRect(x * size, y * size, edge, edge);
    }
  }

  /** Makes a picture of a run in which each cell is one pixel. */
  imageOf(run) {
    const image = new ImageData(run.columns, run.rows);
    const pixels = new Uint32Array(image.data.buffer);
    const colours = this.classes.map(({ colour }) => pixelOf(colour));
    const vacant = pixelOf(theme.vacant);
    run.part.cells.forEach((block, i) => {
      const [x, y] = run.position(i);
      pixels[y * run.columns + x] = block < 0 ? vacant : colours[this.classOf[block]];
    });
    const canvas = element('canvas', { width: run.columns, height: run.rows });
    canvas.getContext('2d').putImageData(image, 0, 0);
    return canvas;
  }

  cellAt(event, run) {
    const bounds = run.canvas.getBoundingClientRect();
    const scale = bounds.width / (run.columns * this.size);
    const x = Math.floor((event.clientX - bounds.left) / (this.size * scale));
    const y = Math.floor((event.clientY - bounds.top) / (this.size * scale));
    return run.cell(x, y);
  }

  /** Returns short texts about a cell. */
  factsOf(run, cell) {
    const { cells } = this;
    const block = run.part.cells[cell];
    const number = run.part.from + cell;
    const pfn = cells.blockPages === null ? '' : `, PFN 0x${(number * cells.blockPages).toString(16)}`;
    const title = `pageblock ${number}${pfn}, ${cells.zoneName(run.zone.zone)}`;
    if (block < 0) {
      return [title, NO_OWNER];
    }
    const facts = [
      title,
      `${cells.name(cells.type, block)}${cells.mixed[block] ? ', mixed' : ''}${cells.spoiled[block] ? ', spoiled by a single page' : ''}; ${counted(cells.pages[block], 'tracked page')}`,
      `mostly ${cells.name(cells.usage, block)} by ${cells.name(cells.module, block)}${cells.cgroup[block] < 0 ? '' : `, cgroup ${cells.name(cells.cgroup, block)}`}, order ${cells.order[block]}`,
    ];
    if (!Number.isNaN(cells.time[block])) {
      facts.push(`allocated at ${formatTime(cells.time[block])} on average`);
    }
    if (!cells.recorded[block]) {
      facts.push('within an allocation that began in an earlier block; type taken from there');
    }
    return facts;
  }

  hover(event, run) {
    const cell = this.cellAt(event, run);
    if (cell < 0 || cell >= run.part.cells.length) {
      hideTooltip();
      return;
    }
    const [title, ...facts] = this.factsOf(run, cell);
    showTooltip(event.clientX, event.clientY, element('b', {}, title), ...facts.map((text) => element('div', { class: 'detail' }, text)));
  }

  select(run, cell, isListed = true) {
    if (cell < 0 || cell >= run.part.cells.length) {
      return;
    }
    const before = this.selected?.run;
    this.selected = { run, cell };
    [before, run].forEach((one) => one && this.drawRun(one));
    const [title, ...facts] = this.factsOf(run, cell);
    this.status.replaceChildren(element('b', {}, title), ` ${facts.join('; ')}`);
    this.owners.replaceChildren();
    if (isListed && run.part.cells[cell] >= 0) {
      this.owners.append(this.ownersOf(run.part.cells[cell], title));
    }
  }

  ownersOf(block, title) {
    const { cells } = this;
    const owners = cells.owners(block);
    const column = (name, kind, field) => ({ name, kind, values: owners.map((owner) => owner[field]) });
    const columns = [
      column('pages', 'pages', 'pages'),
      column('module', 'text', 'module'),
      column('caller', 'text', 'caller'),
      column('requested type', 'text', 'type'),
      column('cgroup', 'text', 'cgroup'),
      column('stack', 'stack', 'leaf'),
    ];
    const rest = cells.pages[block] - owners.reduce((sum, { pages }) => sum + pages, 0);
    const notes = cells.ownersMore[block] > 0 ? [`${counted(cells.ownersMore[block], 'more owner')}, ${counted(rest, 'page')}`] : [];
    const table = new DataTable(this.report, { title: `Owners of ${title}`, columns, rows: owners.length, notes });
    return element('div', { class: 'owners' }, table.root);
  }

  /** Makes the table of all pageblocks for those who do not see the picture, once it is open. */
  tableOf() {
    const details = element('details', { class: 'alternative' }, element('summary', {}, 'The same as a table of pageblocks'));
    details.addEventListener('toggle', () => {
      if (details.open && details.children.length === 1) {
        details.append(new DataTable(this.report, { title: 'Pageblocks with an owner', columns: this.cells.columns(), rows: this.cells.count }).root);
      }
    });
    return details;
  }

  key(event, run) {
    const { part, columns } = run;
    const isHere = this.selected?.run === run;
    const at = isHere ? this.selected.cell : 0;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    let target = at;
    if (event.key in steps) {
      const [x, y] = run.position(at);
      const dx = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
      const dy = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
      target = !isHere ? 0 : dy === 0 && !this.isHilbert ? at + dx : run.cell(x + dx, y + dy);
    } else if (event.key === 'Home') {
      target = 0;
    } else if (event.key === 'End') {
      target = part.cells.length - 1;
    } else if (event.key !== 'Enter') {
      return;
    }
    event.preventDefault();
    this.select(run, target, event.key === 'Enter');
  }
}

const pixels = new Map();

/** Returns the bytes of a colour as they are in an image. */
function pixelOf(colour) {
  if (!pixels.has(colour)) {
    const canvas = element('canvas', { width: 1, height: 1 });
    const context = canvas.getContext('2d');
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    pixels.set(colour, new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0]);
  }
  return pixels.get(colour);
}

/** Draws a line of paper to the right of and below each cell. */
function drawGaps(context, { columns, rows }, size) {
  for (let x = 1; x <= columns; x++) {
    context.fillRect(x * size - 1, 0, 1, rows * size);
  }
  for (let y = 1; y <= rows; y++) {
    context.fillRect(0, y * size - 1, columns * size, 1);
  }
}

/** Cells row by row. */
function rowOrder(count, size, width) {
  const columns = Math.min(count, Math.max(1, Math.floor(width / size)));
  return {
    columns,
    rows: Math.ceil(count / columns),
    position: (i) => [i % columns, Math.floor(i / columns)],
    cell: (x, y) => (x < 0 || y < 0 || x >= columns ? -1 : y * columns + x),
  };
}

/**
 * Cells along Hilbert curves, so that neighbours in memory are neighbours on the page: squares of a
 * power of two, side by side.
 */
function hilbertOrder(count, size, width) {
  const most = Math.max(1, Math.floor(width / size));
  // The larger the squares, the closer are neighbours; the rows are at most twice those of lines.
  const rowsWith = (side) => Math.ceil(count / (side * side) / Math.max(1, Math.floor(most / side))) * side;
  let side = Math.min(8, 2 ** Math.floor(Math.log2(most)));
  while (side < 64 && side * 2 <= most && rowsWith(side * 2) <= 2 * Math.ceil(count / most)) {
    side *= 2;
  }
  const squares = Math.max(1, Math.min(Math.floor(most / side), Math.ceil(count / (side * side))));
  const area = side * side;
  const rows = Math.ceil(Math.ceil(count / area) / squares) * side;
  const position = (i) => {
    const square = Math.floor(i / area);
    const [x, y] = hilbertPoint(side, i % area);
    return [(square % squares) * side + x, Math.floor(square / squares) * side + y];
  };
  const cell = (x, y) => {
    if (x < 0 || y < 0 || x >= squares * side || y >= rows) {
      return -1;
    }
    const square = Math.floor(y / side) * squares + Math.floor(x / side);
    return square * area + hilbertIndex(side, x % side, y % side);
  };
  return { columns: squares * side, rows, position, cell };
}

/** Returns the point of a Hilbert curve in a square. */
function hilbertPoint(side, index) {
  let x = 0;
  let y = 0;
  let rest = index;
  for (let s = 1; s < side; s *= 2) {
    const rx = 1 & (rest >> 1);
    const ry = 1 & (rest ^ rx);
    [x, y] = turned(s, x, y, rx, ry);
    x += s * rx;
    y += s * ry;
    rest >>= 2;
  }
  return [x, y];
}

/** Returns the index of a point on a Hilbert curve in a square. */
function hilbertIndex(side, px, py) {
  let x = px;
  let y = py;
  let index = 0;
  for (let s = side >> 1; s > 0; s >>= 1) {
    const rx = (x & s) > 0 ? 1 : 0;
    const ry = (y & s) > 0 ? 1 : 0;
    index += s * s * ((3 * rx) ^ ry);
    [x, y] = turned(s, x & (s - 1), y & (s - 1), rx, ry);
  }
  return index;
}

function turned(s, x, y, rx, ry) {
  if (ry === 1) {
    return [x, y];
  }
  const [a, b] = rx === 1 ? [s - 1 - x, s - 1 - y] : [x, y];
  return [b, a];
}
