// The timeline: memory that is still allocated, by the time at which it was.

const TIMELINE_HEIGHT = 360;

class Timeline {
  constructor(report) {
    [this.data] = report.data.timeline;
    this.report = report;
    this.state = { by: 'modules', shape: 'cumulative' };
    this.host = element('div', { class: 'chart', role: 'img', 'aria-label': 'Timeline of pages by time of allocation; the table below has its numbers.' });
    this.host.style.height = `${TIMELINE_HEIGHT}px`;
    this.table = element('details', { class: 'alternative', ontoggle: () => this.fillTable() },
      element('summary', {}, 'The same as a table'));
    this.root = element('div', {},
      element('div', { class: 'controls' },
        choice('Stacked by', [['modules', 'module'], ['callers', 'caller'], ['usages', 'usage']], this.state.by, (by) => this.set({ by })),
        choice('Pages', [['cumulative', 'allocated up to a time'], ['interval', 'allocated in an interval']], this.state.shape, (shape) => this.set({ shape }))),
      this.host,
      this.table);
    this.chart = new Chart(this.host, () => this.option());
    this.host.addEventListener('mousemove', (event) => this.hover(event));
    this.host.addEventListener('mouseleave', () => hideTooltip());
  }

  set(changes) {
    Object.assign(this.state, changes);
    this.chart.draw();
    this.fillTable();
  }

  series() {
    return this.data[this.state.by].map(({ name, data }) => {
      const pages = this.report.columns[data];
      return { name, pages, shown: this.state.shape === 'cumulative' ? runningSums(pages).subarray(1) : pages };
    });
  }

  timeOf(interval) {
    const { start, end, intervals } = this.data;
    return start + ((end - start) * interval) / intervals;
  }

  option() {
    const series = this.series();
    const isCumulative = this.state.shape === 'cumulative';
    const isRest = (i) => i === 10;
    const colours = series.map(({ name }, i) => (isRest(i) ? theme.vacant : (this.state.by === 'usages' ? usageColour(name) : strongColour(name))));
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
      color: colours,
      legend: { type: 'scroll', bottom: 0, icon: 'roundRect', itemWidth: 11, itemHeight: 11, itemGap: 18, textStyle: { color: theme.ink, fontSize: 12 }, pageTextStyle: { color: theme.muted }, pageIconColor: theme.accent, inactiveColor: theme.muted },
      grid: { left: 8, right: 16, top: 30, bottom: 48, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      // A category axis, since series are stacked only along one.
      xAxis: { ...axis, type: 'category', data: labels, boundaryGap: !isCumulative, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, interval: (i) => isLabelled[i] } },
      yAxis: { ...axis, type: 'value', name: 'pages', nameTextStyle: { color: theme.muted, align: 'left' }, axisLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: formatCount } },
      series: series.map((one, i) => ({
        name: one.name,
        type: isCumulative ? 'line' : 'bar',
        stack: 'all',
        silent: true,
        symbol: 'none',
        lineStyle: { width: 1, color: theme.paper },
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

  hover(event) {
    const bounds = this.host.getBoundingClientRect();
    const { intervals } = this.data;
    const [interval] = this.chart.chart.convertFromPixel({ gridIndex: 0 }, [event.clientX - bounds.left, event.clientY - bounds.top]);
    if (interval < 0 || interval >= intervals || event.clientY - bounds.top > TIMELINE_HEIGHT - 48) {
      hideTooltip();
      return;
    }
    const rows = this.series()
      .filter(({ shown }) => shown[interval] > 0)
      .map(({ name, shown }) => element('div', { class: 'detail' }, `${name}: ${counted(shown[interval], 'page')}`));
    showTooltip(event.clientX, event.clientY, element('b', {}, `${formatTime(this.timeOf(interval))} to ${formatTime(this.timeOf(interval + 1))}`), ...rows);
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
