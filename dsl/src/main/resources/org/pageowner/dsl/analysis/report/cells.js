// The pageblocks of the map: cells in runs by zone, and the ways to colour them.

/** A pageblock without a record: free, untracked, or no memory. */
const NO_OWNER = 'no owner known';

const TYPE_COLOURS = {
  Unmovable: ['#c9543f', '#e07d69'],
  Movable: ['#8fb2d9', '#47698f'],
  Reclaimable: ['#e39a3b', '#e0a75a'],
  HighAtomic: ['#7c6bc4', '#a294e6'],
  CMA: ['#4c9f70', '#6fbf92'],
  Isolate: ['#6b7683', '#808b98'],
};

const AGES = 6;

/** Shares of a pageblock's pages that have a record. */
const SHARES = ['less than 25%', '25% to 50%', '50% to 75%', '75% to 100%', '100%'];

class Cells {
  constructor(report) {
    const [map] = report.data.map;
    this.report = report;
    this.map = map;
    for (const field of ['zone', 'number', 'type', 'mixed', 'recorded', 'pages', 'spoiled', 'order', 'time', 'module', 'cgroup', 'usage', 'ownersShown', 'ownersMore', 'entryPages', 'entryStack', 'entryCgroup', 'entryType', 'stackLeaf', 'stackModule', 'stackCaller']) {
      this[field] = report.columns[map[field]];
    }
    this.time = this.time.map((steps) => steps * map.timeStep);
    this.count = this.zone.length;
    this.entryStart = runningSums(this.ownersShown);
    this.blockPages = map.pageblockOrder === null ? null : 2 ** map.pageblockOrder;
  }

  /** Returns the zones, each with its runs: {from, to} of pageblocks, and gaps {pageblocks}. */
  zones() {
    const zones = [];
    for (let block = 0; block < this.count; block++) {
      let last = zones[zones.length - 1];
      if (!last || last.zone !== this.zone[block]) {
        last = { zone: this.zone[block], parts: [] };
        zones.push(last);
      }
      const run = last.parts[last.parts.length - 1];
      const number = this.number[block];
      if (run && number - run.to <= this.map.sectionBlocks) {
        for (let vacant = run.to; vacant < number; vacant++) {
          run.cells.push(-1);
        }
        run.cells.push(block);
        run.to = number + 1;
      } else {
        if (run) {
          last.parts.push({ gap: number - run.to });
        }
        last.parts.push({ from: number, to: number + 1, cells: [block] });
      }
    }
    return zones;
  }

  zoneName(zone) {
    const { node, zone: index } = this.map.zones[zone];
    const words = [node === null ? null : `node ${node}`, index === null ? null : `zone ${index}`];
    return words.filter((word) => word !== null).join(', ') || 'all zones';
  }

  name(column, block) {
    return column[block] < 0 || Number.isNaN(column[block]) ? '(none)' : this.report.names[column[block]];
  }

  /** Returns the owners of a block with their pages, the largest first. */
  owners(block) {
    const owners = [];
    for (let i = this.entryStart[block]; i < this.entryStart[block + 1]; i++) {
      const stack = this.entryStack[i];
      owners.push({
        pages: this.entryPages[i],
        module: this.stackModule[stack],
        caller: this.stackCaller[stack],
        type: this.entryType[i],
        cgroup: this.entryCgroup[i] < 0 ? NaN : this.entryCgroup[i],
        leaf: this.stackLeaf[stack],
      });
    }
    return owners;
  }

  /**
   * Returns a colouring: a class for each block, and for each class its name, colour and number of
   * blocks.
   */
  colouring(mode) {
    const index = theme.isDark ? 1 : 0;
    const ramp = (steps) => Array.from({ length: steps }, (_, i) => rampColour(i / Math.max(1, steps - 1)));
    switch (mode) {
      case 'type':
        return this.byName((block) => this.name(this.type, block), (names) => names.map((name) => TYPE_COLOURS[name]?.[index] ?? '#8b8f96'));
      case 'mixed':
        return this.byName(
          (block) => (this.mixed[block] ? `mixed ${this.name(this.type, block)}` : 'not mixed'),
          (names) => names.map((name) => (name === 'not mixed' ? (theme.isDark ? '#46525f' : '#bcc8d4') : TYPE_COLOURS[name.slice(6)]?.[index] ?? '#8b8f96')),
        );
      case 'order': {
        const label = (block) => (this.order[block] < 0 ? '(unknown)' : `order ${this.order[block]}${this.order[block] === 11 ? ' and more' : ''}`);
        return this.byName(label, (names) => names.map((name) => rampColour(Number(name.split(' ')[1]) / 10 || 0)), (a, b) => parseInt(a.slice(6), 10) - parseInt(b.slice(6), 10));
      }
      case 'age':
        return this.byAge(ramp(AGES));
      case 'full': {
        const step = (block) => Math.min(SHARES.length - 1, Math.floor((4 * this.pages[block]) / (this.blockPages ?? 512)));
        const at = (name) => SHARES.indexOf(name);
        return this.byName((block) => SHARES[step(block)], (names) => names.map((name) => rampColour(at(name) / 4)), (a, b) => at(a) - at(b));
      }
      case 'usage':
        return this.byName((block) => this.name(this.usage, block), (names) => names.map(usageColour));
      default:
        return this.byName((block) => this.name(this[mode], block), (names) => names.map((name) => (name === '(none)' ? (theme.isDark ? '#46525f' : '#bcc8d4') : strongColour(name))), null, 10);
    }
  }

  /** Returns the facts of all blocks as columns of a table. */
  columns() {
    const { zones } = this.map;
    const all = numbersTo(this.count);
    const numbers = (value) => Float64Array.from(all, value);
    const names = (column) => Float64Array.from(column, (value) => (value < 0 ? NaN : value));
    return [
      { name: 'node', kind: 'number', values: numbers((block) => zones[this.zone[block]].node ?? NaN) },
      { name: 'zone', kind: 'number', values: numbers((block) => zones[this.zone[block]].zone ?? NaN) },
      { name: 'pageblock', kind: 'number', values: this.number },
      { name: 'PFN', kind: 'hex', values: numbers((block) => (this.blockPages === null ? NaN : this.number[block] * this.blockPages)) },
      { name: 'type', kind: 'text', values: names(this.type) },
      { name: 'mixed', kind: 'mark', values: this.mixed },
      { name: 'single page', kind: 'mark', values: this.spoiled },
      { name: 'pages', kind: 'pages', values: this.pages },
      { name: 'order', kind: 'number', values: numbers((block) => (this.order[block] < 0 ? NaN : this.order[block])) },
      { name: 'usage', kind: 'text', values: names(this.usage) },
      { name: 'module', kind: 'text', values: names(this.module) },
      { name: 'cgroup', kind: 'text', values: names(this.cgroup) },
      { name: 'time', kind: 'time', values: this.time },
    ];
  }

  /** Classes by name: sorted by number of blocks, or by an order; the smallest become one. */
  byName(nameOf, coloursOf, order = null, most = Infinity) {
    const counts = new Map();
    const nameOfBlock = new Array(this.count);
    for (let block = 0; block < this.count; block++) {
      nameOfBlock[block] = nameOf(block);
      counts.set(nameOfBlock[block], (counts.get(nameOfBlock[block]) ?? 0) + 1);
    }
    const names = [...counts.keys()].sort(order ?? ((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1)));
    const kept = names.slice(0, most);
    const colours = coloursOf(kept);
    const classes = kept.map((name, i) => ({ name, colour: colours[i], count: counts.get(name) }));
    const others = names.slice(most);
    if (others.length > 0) {
      const count = others.reduce((sum, name) => sum + counts.get(name), 0);
      classes.push({ name: `${others.length} more`, colour: theme.isDark ? '#808b98' : '#6b7683', count });
    }
    const numbers = new Map(names.map((name, i) => [name, Math.min(i, most)]));
    return { classes, classOf: Uint16Array.from(nameOfBlock, (name) => numbers.get(name)) };
  }

  byAge(colours) {
    const times = this.time.filter((time) => !Number.isNaN(time)).sort();
    const limits = Array.from({ length: AGES - 1 }, (_, i) => times[Math.floor(((i + 1) * times.length) / AGES)]);
    const step = (time) => limits.filter((limit) => time >= limit).length;
    const from = (i) => (i === 0 ? times[0] : limits[i - 1]);
    const counts = new Array(AGES + 1).fill(0);
    const classOf = Uint16Array.from(this.time, (time) => (Number.isNaN(time) ? AGES : step(time)));
    classOf.forEach((number) => counts[number]++);
    const classes = colours.map((colour, i) => ({
      name: times.length === 0 ? '-' : `from ${formatTime(from(i))}`,
      colour,
      count: counts[i],
    }));
    classes.push({ name: 'no time', colour: theme.isDark ? '#46525f' : '#bcc8d4', count: counts[AGES] });
    return { classes, classOf };
  }
}

/** Returns a colour between few and many; lightness rises or falls steadily, so it prints too. */
function rampColour(share) {
  const at = Math.max(0, Math.min(1, share));
  return theme.isDark
    ? hsl(Math.round(220 - 170 * at), Math.round(35 + 30 * at), Math.round(28 + 42 * at))
    : hsl(Math.round(50 + 180 * at), Math.round(65 - 10 * at), Math.round(84 - 50 * at));
}
