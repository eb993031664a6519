// The timeline: memory that is still allocated, by the time at which it was.

const TIMELINE_HEIGHT = 340;

/** Pixels below the areas: the labels of the axis. */
const TIMELINE_FOOT = 28;

class Timeline {
  constructor(report) {
    [this.data] = report.data.timeline;
    this.report = report;
    this.state = { by: 'modules', shape: 'cumulative' };
    this.hidden = new Set();
    this.cursor = null;
    this.host = element('div', {
      class: 'chart',
      tabindex: '0',
      role: 'application',
      'aria-roledescription': 'timeline',
      'aria-label': 'Timeline of pages by time of allocation. Left and right arrow keys go from interval to interval, Home and End to the ends; the table below has all numbers.',
      onmousemove: (event) => this.hover(event),
      onmouseleave: () => this.leave(),
      onkeydown: (event) => this.key(event),
      onblur: () => this.leave(),
    });
    this.host.style.height = `${TIMELINE_HEIGHT}px`;
    this.line = element('div', { class: 'cursor', hidden: true });
    this.status = element('p', { class: 'status', 'aria-live': 'polite' });
    this.legend = element('ul', { class: 'legend', 'aria-label': 'Areas of the timeline; a press hides or shows one' });
    this.table = element('details', { class: 'alternative', ontoggle: () => this.fillTable() },
      element('summary', {}, 'The same as a table'));
    this.root = element('div', {},
      element('div', { class: 'controls' },
        choice('Stacked by', [['modules', 'module'], ['callers', 'caller'], ['usages', 'usage']], this.state.by, (by) => this.set({ by })),
        choice('Pages', [['cumulative', 'allocated up to a time'], ['interval', 'allocated in an interval']], this.state.shape, (shape) => this.set({ shape }))),
      element('div', { class: 'plot' }, this.host, this.line),
      this.legend,
      this.status,
      this.table);
    this.chart = new Chart(this.host, () => this.option());
    this.describe();
  }

  set(changes) {
    Object.assign(this.state, changes);
    if (changes.by) {
      this.hidden.clear();
    }
    this.chart.draw();
    this.describe();
    this.fillTable();
  }

  series() {
    const all = this.data[this.state.by];
    return all.map(({ name, data, isRest }) => {
      const pages = this.report.columns[data];
      const colour = isRest ? theme.muted : this.state.by === 'usages' ? usageColour(name) : strongColour(name);
      return { name, colour, shown: this.state.shape === 'cumulative' ? runningSums(pages).subarray(1) : pages };
    });
  }

  visible() {
    return this.series().filter(({ name }) => !this.hidden.has(name));
  }

  timeOf(interval) {
    const { start, end, intervals } = this.data;
    return start + ((end - start) * interval) / intervals;
  }

  option() {
    const series = this.visible();
    const isCumulative = this.state.shape === 'cumulative';
    this.drawLegend();
    const axis = {
      axisLine: { lineStyle: { color: theme.line } },
      axisTick: { show: false },
      axisLabel: { color: theme.muted, fontSize: 12 },
      splitLine: { lineStyle: { color: theme.line, width: 1 } },
    };
    const { start, end, intervals } = this.data;
    const { labels, isLabelled } = this.labels(Math.max(3, Math.floor(this.host.clientWidth / 110)));
    const marks = this.data.marks
      .map((time) => Math.floor(((time - start) / (end - start)) * intervals))
      .filter((interval) => interval >= 0 && interval < intervals)
      .map((xAxis) => ({ xAxis }));
    return {
      color: series.map(({ colour }) => colour),
      grid: { left: 8, right: 16, top: 30, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      // A category axis, since series are stacked only along one.
      xAxis: { ...axis, type: 'category', data: labels, boundaryGap: !isCumulative, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, interval: (i) => isLabelled[i] } },
      yAxis: { ...axis, type: 'value', name: 'pages', nameTextStyle: { color: theme.muted, align: 'left' }, axisLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: formatCount } },
      series: series.map((one, i) => ({
        name: one.name,
        type: isCumulative ? 'line' : 'bar',
        stack: 'all',
        silent: true,
        symbol: 'none',
        lineStyle: { width: 0 },
        areaStyle: { opacity: 1 },
        barCategoryGap: '0%',
        data: Array.from(one.shown),
        markLine: i === 0 && marks.length > 0 ? { symbol: 'none', silent: true, label: { formatter: 'earlier dump', color: theme.muted }, lineStyle: { color: theme.mark, type: 'dashed' }, data: marks } : undefined,
      })),
    };
  }

  /** Labels the intervals in which a round time is: multiples of 1, 2 or 5 by a power of ten, at most `most` of them. */
  labels(most) {
    const { start, end, intervals } = this.data;
    const rough = Math.max((end - start) / 1000 / most, 1e-6);
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const at = (i) => Math.floor(this.timeOf(i) / 1000 / step + 1e-9);
    const isLabelled = Array.from({ length: intervals }, (_, i) => i > 0 && at(i) !== at(i - 1));
    const labels = isLabelled.map((is, i) => (is ? `${(at(i) * step).toFixed(digits)} s` : ''));
    return { labels, isLabelled };
  }

  /** Draws the legend, whose entries are switches. */
  drawLegend() {
    const focused = [...this.legend.querySelectorAll('button')].indexOf(document.activeElement);
    const entries = this.series().map(({ name, colour }) => element('li', {},
      element('button', { type: 'button', class: 'switch', 'aria-pressed': String(!this.hidden.has(name)), onclick: () => this.toggle(name) }, swatch(colour), name)));
    this.legend.replaceChildren(...entries);
    entries[focused]?.firstChild.focus();
  }

  /** Hides or shows an area; the others are drawn to the new scale. */
  toggle(name) {
    if (!this.hidden.delete(name)) {
      this.hidden.add(name);
    }
    this.set({});
  }

  /** Returns the pages in an interval as short texts, the largest first. */
  factsOf(interval) {
    return this.visible()
      .filter(({ shown }) => shown[interval] > 0)
      .sort((a, b) => b.shown[interval] - a.shown[interval])
      .map(({ name, shown }) => `${name}: ${counted(shown[interval], 'page')}`);
  }

  titleOf(interval) {
    return `${formatTime(this.timeOf(interval))} to ${formatTime(this.timeOf(interval + 1))}`;
  }

  /** Writes the line below the picture: the pages at the cursor, or of all. */
  describe() {
    const interval = this.cursor ?? this.data.intervals - 1;
    const facts = this.factsOf(interval);
    const shown = this.state.shape === 'cumulative' ? 'allocated up to then' : 'allocated in it';
    this.status.replaceChildren(element('b', {}, this.titleOf(interval)), ` ${facts.length === 0 ? 'no page' : facts.join('; ')}, ${shown}`);
  }

  /** Puts the cursor on an interval, or takes it away. */
  point(interval) {
    this.cursor = interval;
    this.line.hidden = interval === null;
    if (interval !== null) {
      this.line.style.left = `${this.chart.chart.convertToPixel({ xAxisIndex: 0 }, interval)}px`;
    }
  }

  /** Returns the interval at a place of the mouse; null outside of the areas. */
  intervalAt(event) {
    const bounds = this.host.getBoundingClientRect();
    const [interval] = this.chart.chart.convertFromPixel({ gridIndex: 0 }, [event.clientX - bounds.left, event.clientY - bounds.top]);
    const isWithin = interval >= 0 && interval < this.data.intervals && event.clientY - bounds.top < TIMELINE_HEIGHT - TIMELINE_FOOT;
    return isWithin ? interval : null;
  }

  hover(event) {
    const interval = this.intervalAt(event);
    this.point(interval);
    if (interval === null) {
      hideTooltip();
      return;
    }
    showTooltip(event.clientX, event.clientY, element('b', {}, this.titleOf(interval)), ...this.factsOf(interval).map((text) => element('div', { class: 'detail' }, text)));
  }

  leave() {
    hideTooltip();
    this.point(null);
    this.describe();
  }

  key(event) {
    const last = this.data.intervals - 1;
    const at = this.cursor ?? last + 1;
    const target = { ArrowLeft: at - 1, ArrowRight: this.cursor === null ? 0 : at + 1, Home: 0, End: last }[event.key];
    if (target === undefined) {
      return;
    }
    event.preventDefault();
    this.point(Math.max(0, Math.min(last, target)));
    this.describe();
  }

  fillTable() {
    if (!this.table.open) {
      return;
    }
    const { intervals } = this.data;
    const all = Array.from({ length: intervals }, (_, i) => i);
    const columns = [
      { name: 'from', kind: 'time', values: all.map((i) => this.timeOf(i)) },
      { name: 'to', kind: 'time', values: all.map((i) => this.timeOf(i + 1)) },
      ...this.series().map(({ name, shown }) => ({ name, kind: 'count', values: shown })),
    ];
    const table = new DataTable(this.report, { title: 'Pages by time of allocation', columns, rows: intervals });
    this.table.replaceChildren(this.table.firstChild, table.root);
  }
}
