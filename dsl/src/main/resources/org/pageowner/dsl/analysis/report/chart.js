// An ECharts chart that follows the size of its element and the colours of the page.

/**
 * Makes a chart; option() is called again whenever size or colours change, and gives the whole
 * option.
 *
 * @param listeners of events of ECharts, by name
 */
class Chart {
  constructor(host, option, listeners = {}) {
    this.host = host;
    this.option = option;
    this.listeners = listeners;
    this.chart = null;
    onTheme(() => this.draw());
    this.width = 0;
    this.height = 0;
    new ResizeObserver(() => {
      if (!isPrinting && this.chart !== null && host.clientWidth !== this.width && host.clientWidth > 0) {
        this.draw();
      }
    }).observe(host);
  }

  draw() {
    if (!this.host.isConnected) {
      return;
    }
    const option = this.option();
    const { clientWidth, clientHeight } = this.host;
    if (this.chart === null) {
      this.chart = echarts.init(this.host, null, { renderer: 'canvas' });
      Object.entries(this.listeners).forEach(([event, listener]) => this.chart.on(event, listener));
    } else if (clientWidth !== this.width || clientHeight !== this.height) {
      this.chart.resize();
    }
    this.width = clientWidth;
    this.height = clientHeight;
    this.chart.setOption(
      { animation: false, backgroundColor: 'transparent', textStyle: { fontFamily: theme.sans, color: theme.ink }, ...option },
      { notMerge: true },
    );
  }
}
