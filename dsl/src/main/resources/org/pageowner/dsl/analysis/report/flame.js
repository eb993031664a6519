// Flame graphs: a box is a function, as wide as the memory of the stacks through it.

/** A section with a flame graph, its switches, its status line and its table. */
class Flame {
  constructor(report, { pictures, picture }) {
    this.report = report;
    this.stacks = report.stacks;
    this.state = {
      picture,
      view: 'entry',
      quantity: 'pages',
      colour: 'subsystem',
      direction: 'icicle',
      isEarlyShown: false,
      isRelative: false,
      fn: NO_FUNCTION,
    };
    this.pattern = null;
    this.host = element('div', {
      class: 'chart flame',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'flame graph',
      'aria-label': 'Flame graph. Arrow keys go to callers, callees and neighbours; Enter zooms, Escape zooms out, F shows one function with callers and callees.',
      onmousemove: (event) => this.hover(event),
      onmouseleave: () => this.leave(),
      onclick: (event) => this.click(event),
      onkeydown: (event) => this.key(event),
    });
    this.legend = element('ul', { class: 'legend', 'aria-label': 'Colours of the flame graph' });
    this.status = element('p', { class: 'status', 'aria-live': 'polite' });
    this.found = element('span', { class: 'found', role: 'status' });
    this.controls = element('div', { class: 'controls' });
    this.table = element('details', { class: 'alternative', ontoggle: () => this.fillTable() },
      element('summary', {}, 'The same as a table of functions'));
    this.root = element('div', { class: 'flame-graph' },
      this.controls,
      element('div', { class: 'viewport', tabindex: '-1' }, this.host),
      this.status,
      this.legend,
      this.table);
    this.addControls(pictures);
    this.rebuild();
    this.chart = new Chart(this.host, () => this.option());
  }

  get isDifference() {
    return this.state.picture === 'difference';
  }

  addControls(pictures) {
    const { stacks, state } = this;
    const search = element('input', {
      type: 'search',
      placeholder: 'Search by regular expression',
      'aria-label': 'Search functions by regular expression',
      oninput: debounced(() => this.search(search.value)),
    });
    this.view = choice('View', [['entry', 'from the entry point'], ['caller', 'from the caller (inverted)']], state.view, (value) => this.set({ view: value, fn: NO_FUNCTION }));
    this.colour = choice('Colour', [['subsystem', 'subsystem'], ['module', 'module'], ['usage', 'usage']], state.colour, (value) => this.set({ colour: value }, false));
    this.relative = checkbox('relative', false, (value) => this.set({ isRelative: value }));
    this.zoomOut = button('Zoom out', () => this.zoom(this.trees[0].root));
    this.controls.append(...[
      pictures.length > 1 ? choice('Show', pictures, state.picture, (value) => this.set({ picture: value })) : null,
      this.view,
      choice('Amount', Object.entries(QUANTITIES).map(([value, { label }]) => [value, label]), state.quantity, (value) => this.set({ quantity: value })),
      this.colour,
      choice('Direction', [['icicle', 'icicle'], ['flame', 'flame']], state.direction, (value) => this.set({ direction: value }, false)),
      pictures.length > 1 ? this.relative : null,
      stacks.early.some((value) => value > 0) ? checkbox('early pages', false, (value) => this.set({ isEarlyShown: value })) : null,
      search,
      this.found,
      this.zoomOut,
    ].filter((control) => control !== null));
  }

  /** Changes switches, and draws again; trees are made anew unless only colours have changed. */
  set(changes, isNewTree = true) {
    Object.assign(this.state, changes);
    if (isNewTree) {
      this.rebuild();
    }
    this.chart.draw();
    this.describe();
    if (this.table.open) {
      this.fillTable();
    }
  }

  rebuild() {
    const { stacks, state } = this;
    this.amounts = amountsOf(stacks, state);
    if (state.fn !== NO_FUNCTION) {
      this.trees = [
        { root: calleesOf(stacks, this.amounts, state.fn), sign: 1 },
        { root: callersOf(stacks, this.amounts, state.fn), sign: -1 },
      ];
    } else {
      const make = state.view === 'entry' ? treeFromEntry : treeFromCaller;
      this.trees = [{ root: make(stacks, this.amounts), sign: 1 }];
    }
    this.trees.forEach((tree) => {
      tree.zoomed = tree.root;
    });
    this.usages = new UsagesOfBoxes(stacks, this.amounts[0]);
    this.whole = this.amounts.map(sumOf);
    this.selected = this.trees[0].root;
    this.updateFound();
  }

  /** Shows the callers and callees of one function, or all stacks again. */
  focusOn(fn) {
    const select = this.view.querySelector('select');
    select.querySelector('option[value="function"]')?.remove();
    if (fn !== NO_FUNCTION) {
      select.append(element('option', { value: 'function' }, `callers and callees of ${this.stacks.name(fn)}`));
      select.value = 'function';
    }
    this.set({ fn });
    this.host.focus();
  }

  zoom(node) {
    const tree = this.treeOf(node);
    tree.zoomed = node;
    this.selected = node;
    this.chart.draw();
    this.describe();
  }

  treeOf(node) {
    let top = node;
    while (top.parent !== null) {
      top = top.parent;
    }
    return this.trees.find((tree) => tree.root === top);
  }

  // Drawing.

  option() {
    layoutFlame(this);
    this.drawLegend();
    this.host.style.height = `${this.rows * ROW_HEIGHT}px`;
    // A difference has the colours of its changes, and only a difference is relative.
    this.colour.hidden = this.isDifference;
    this.relative.hidden = !this.isDifference;
    this.zoomOut.disabled = this.trees.every((tree) => tree.zoomed === tree.root);
    const { boxes } = this;
    return {
      grid: { left: 0, right: 0, top: 0, bottom: 0 },
      xAxis: { type: 'value', min: 0, max: 1, show: false },
      yAxis: { type: 'value', min: 0, max: this.rows, inverse: true, show: false },
      series: [{
        type: 'custom',
        silent: true,
        clip: false,
        progressive: 0,
        dimensions: ['from', 'to', 'row'],
        encode: { x: ['from', 'to'], y: 'row' },
        data: boxes.map((box) => [box.x0, box.x1, box.row]),
        renderItem: (params, api) => shapeOfBox(this, boxes[params.dataIndex], api),
      }],
    };
  }

  drawLegend() {
    const entries = legendOf(this).map(([name, colour]) => element('li', {}, colour === null ? null : swatch(colour), name));
    this.legend.replaceChildren(...entries);
  }

  nameOf(node) {
    return node.fn === NO_FUNCTION ? 'all stacks' : this.stacks.label(node.fn);
  }

  // Words.

  format(amount) {
    const { quantity } = this.state;
    // Amounts relative to totals are fractions of pages.
    const whole = Math.round(amount) + 0;
    return QUANTITIES[quantity].format(quantity === 'bytes' ? whole * this.report.data.pageSize : whole);
  }

  formatChange(amount) {
    return Math.round(amount) > 0 ? `+${this.format(amount)}` : this.format(amount);
  }

  /** Returns the amounts of a box as short texts. */
  factsOf(node) {
    const { sums } = node;
    const { whole } = this;
    if (this.isDifference) {
      const texts = [
        `before ${this.format(sums[BEFORE])} (${formatShare(sums[BEFORE], whole[BEFORE])}), after ${this.format(sums[AFTER])} (${formatShare(sums[AFTER], whole[AFTER])})`,
        `net ${this.formatChange(sums[GAINED] - sums[LOST])}: gained ${this.format(sums[GAINED])}, lost ${this.format(sums[LOST])}`,
      ];
      return this.state.isRelative ? [texts[0], `${texts[1]}, relative to the totals`] : texts;
    }
    const texts = [`${this.format(sums[0])} (${formatShare(sums[0], whole[0])})`];
    if (this.state.quantity === 'pages') {
      texts[0] += `, ${formatBytes(sums[0] * this.report.data.pageSize)}`;
    }
    return texts;
  }

  describe() {
    const node = this.selected;
    this.status.replaceChildren(element('b', {}, this.nameOf(node)), ` ${this.factsOf(node).join('; ')}`);
    if (node.fn !== NO_FUNCTION && this.state.fn !== node.fn) {
      this.status.append(button('Callers and callees', () => this.focusOn(node.fn)));
    }
    if (this.state.fn !== NO_FUNCTION) {
      this.status.append(button('All stacks', () => this.focusOn(NO_FUNCTION)));
    }
  }

  // Search.

  search(text) {
    try {
      this.pattern = text === '' ? null : new RegExp(text);
    } catch (error) {
      this.found.textContent = error.message;
      this.found.classList.add('error');
      return;
    }
    this.updateFound();
    this.chart.draw();
  }

  updateFound() {
    const { stacks, pattern } = this;
    this.found.classList.remove('error');
    if (pattern === null) {
      this.found.textContent = '';
      return;
    }
    this.matching = new Uint8Array(stacks.functionName.length);
    for (let fn = 0; fn < this.matching.length; fn++) {
      this.matching[fn] = pattern.test(stacks.label(fn)) ? 1 : 0;
    }
    const within = stacks.nodesWithin(this.matching);
    let rows = 0;
    let sum = 0;
    for (let row = 0; row < stacks.size; row++) {
      if (within[stacks.leaf[row]] && this.amounts[0][row] !== 0) {
        rows++;
        sum += this.amounts[0][row];
      }
    }
    const functions = this.matching.reduce((count, value) => count + value, 0);
    this.found.textContent = `${counted(functions, 'function')} in ${counted(rows, 'stack')}: ${this.format(sum)} (${formatShare(sum, this.whole[0])})`;
  }

  // Mouse and keyboard.

  boxAt(event) {
    const bounds = this.host.getBoundingClientRect();
    const row = this.boxesByRow[Math.floor((event.clientY - bounds.top) / ROW_HEIGHT)] ?? [];
    const x = (event.clientX - bounds.left) / bounds.width;
    return row.find((box) => box.x0 <= x && x < box.x1) ?? null;
  }

  hover(event) {
    const box = this.boxAt(event);
    this.host.style.cursor = box === null ? 'default' : 'pointer';
    if (box === null) {
      hideTooltip();
      return;
    }
    const facts = this.factsOf(box.node).map((text) => element('div', { class: 'detail' }, text));
    showTooltip(event.clientX, event.clientY, element('b', {}, this.nameOf(box.node)), ...facts);
  }

  leave() {
    hideTooltip();
  }

  click(event) {
    const box = this.boxAt(event);
    if (box !== null) {
      this.zoom(box.node);
    }
  }

  key(event) {
    const target = this.targetOf(event.key);
    if (target === null) {
      return;
    }
    event.preventDefault();
    if (target !== undefined) {
      this.selected = target;
      this.chart.draw();
      this.describe();
    }
  }

  /** Returns the box that a key selects; undefined if the key has another effect, null for none. */
  targetOf(key) {
    const { selected } = this;
    const siblings = selected.parent?.children ?? [selected];
    const at = siblings.indexOf(selected);
    const isDown = this.state.direction === 'icicle' ? 'ArrowDown' : 'ArrowUp';
    const visible = (node) => (node !== undefined && this.boxOf.has(node) ? node : undefined);
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        return key === isDown ? visible(selected.children[0]) : selected.parent ?? undefined;
      case 'ArrowRight':
        return visible(siblings[at + 1]);
      case 'ArrowLeft':
        return visible(siblings[at - 1]);
      case 'Home':
        return this.trees[0].root;
      case 'Enter':
        this.zoom(selected);
        return undefined;
      case 'Escape': {
        const tree = this.treeOf(selected);
        this.zoom(tree.zoomed.parent ?? tree.root);
        return undefined;
      }
      case 'f':
      case 'F':
        if (selected.fn !== NO_FUNCTION) {
          this.focusOn(selected.fn);
        }
        return undefined;
      default:
        return null;
    }
  }

  /** Fills the table for those who do not see the picture, once it is open. */
  fillTable() {
    if (this.table.open) {
      this.table.replaceChildren(this.table.firstChild, flameTable(this).root);
    }
  }
}
