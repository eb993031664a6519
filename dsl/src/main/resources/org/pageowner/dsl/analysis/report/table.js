// Tables that are sorted by their headers and searched, some rows at a time.

const KINDS = {
  text: { isNumber: false, text: (report, value) => (Number.isNaN(value) ? '-' : report.names[value]) },
  count: { isNumber: true, text: (report, value) => formatCount(value) },
  pages: { isNumber: true, text: (report, value) => formatCount(value) },
  change: { isNumber: true, text: (report, value) => (Number.isNaN(value) ? '-' : formatSigned(value)) },
  number: { isNumber: true, text: (report, value) => (Number.isNaN(value) ? '-' : String(value)) },
  hex: { isNumber: true, text: (report, value) => (Number.isNaN(value) ? '-' : `0x${value.toString(16)}`) },
  time: { isNumber: true, text: (report, value) => formatTime(value) },
  mark: { isNumber: true, text: (report, value) => (value > 0 ? 'yes' : '') },
  permille: { isNumber: true, text: (report, value) => (Number.isNaN(value) ? '-' : `${(value / 10).toFixed(1)}%`) },
  stack: { isNumber: false, text: (report, value) => (Number.isNaN(value) ? '-' : report.stacks.line(value)) },
};

/** Names up to this length, as those of tasks, are not broken. */
const SHORT_NAME = 20;

/** Returns whether a column has no value: the input does not print it. */
function isEmpty(values) {
  return values.every((value) => Number.isNaN(value));
}

/** Returns columns in an order in which a narrow screen shows the stack: after the first number. */
function ordered(columns) {
  const stack = columns.findIndex(({ kind }) => kind === 'stack');
  if (stack < 2 || !matchMedia('(max-width: 640px)').matches) {
    return columns;
  }
  return [columns[0], columns[stack], ...columns.filter((_, i) => i > 0 && i !== stack)];
}

/**
 * A table of columns, each with name, kind and values. The rows are those of the columns, in their
 * order until a header is pressed.
 */
class DataTable {
  constructor(report, { title, columns, rows, notes = [], shown = 20, level = 'h3', isSearched = true }) {
    this.report = report;
    this.columns = ordered(columns.filter(({ values }) => rows === 0 || !isEmpty(values)));
    this.count = rows;
    // A button that shows one or two more rows takes as much room as they do.
    this.pageSize = rows <= shown + 2 ? rows : shown;
    this.shown = this.pageSize;
    this.sorted = null;
    this.rows = numbersTo(rows);
    this.found = this.rows;
    this.totals = this.columns.map((column) => (column.kind === 'pages' ? sumOf(column.values) : 0));
    this.body = element('tbody');
    this.headers = this.columns.map((column, index) => this.header(column, index));
    this.more = element('p', { class: 'more' });
    const search = element('input', {
      type: 'search',
      placeholder: 'Search',
      'aria-label': `Search in ${title}`,
      oninput: debounced(() => this.search(search.value)),
    });
    const heading = element(level, {}, title);
    this.root = element(
      'div',
      { class: columns.some(({ kind }) => kind === 'stack') ? 'table' : 'table compact' },
      element('div', { class: 'table-head' }, heading, isSearched && rows > 6 ? search : null),
      element(
        'div',
        { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': title },
        element('table', {}, element('thead', {}, element('tr', {}, ...this.headers)), this.body),
      ),
      this.more,
      ...notes.map((note) => element('p', { class: 'note' }, note)),
    );
    this.draw();
  }

  header(column, index) {
    const label = element('button', { type: 'button', onclick: () => this.sort(index) }, column.name);
    const isNumber = KINDS[column.kind].isNumber;
    return element(
      'th',
      { scope: 'col', class: column.kind === 'pages' ? 'pages' : isNumber ? 'number' : null, colspan: column.kind === 'pages' ? 2 : null },
      label,
    );
  }

  text(column, row) {
    return KINDS[column.kind].text(this.report, column.values[row]);
  }

  /** Sorts by a column: numbers from the largest, texts from the first; then the other way. */
  sort(index) {
    const column = this.columns[index];
    const { isNumber } = KINDS[column.kind];
    const first = isNumber ? 'descending' : 'ascending';
    const isAgain = this.sorted?.index === index && this.sorted.direction === first;
    const direction = isAgain ? (isNumber ? 'ascending' : 'descending') : first;
    const sign = direction === 'ascending' ? 1 : -1;
    const keys = isNumber ? column.values : Array.from(this.rows, (_, row) => this.text(column, row));
    const compare = isNumber
      ? (a, b) => (Number.isNaN(keys[a]) ? 1 : 0) - (Number.isNaN(keys[b]) ? 1 : 0) || sign * (keys[a] - keys[b]) || a - b
      : (a, b) => sign * (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0) || a - b;
    this.rows = numbersTo(this.count).sort(compare);
    const kept = new Set(this.found);
    this.found = kept.size === this.count ? this.rows : this.rows.filter((row) => kept.has(row));
    this.sorted = { index, direction };
    this.headers.forEach((header, i) => {
      if (i === index) {
        header.setAttribute('aria-sort', direction);
      } else {
        header.removeAttribute('aria-sort');
      }
    });
    this.draw();
  }

  /** Keeps the rows in which a cell has the text, in upper or lower case. */
  search(text) {
    const wanted = text.toLowerCase();
    this.found = this.rows.filter((row) =>
      this.columns.some((column) => this.text(column, row).toLowerCase().includes(wanted)),
    );
    this.shown = this.pageSize;
    this.draw();
  }

  draw() {
    const rows = Array.from(this.found.subarray(0, this.shown), (row) => this.row(row));
    this.body.replaceChildren(...rows);
    const left = this.found.length - rows.length;
    this.more.replaceChildren();
    if (this.found.length !== this.count || left > 0) {
      this.more.append(`${formatCount(rows.length)} of ${counted(this.found.length, 'row')} `);
    }
    if (left > 0) {
      this.more.append(button(`Show ${formatCount(Math.min(left, 10 * this.pageSize))} more`, () => this.showMore()));
    }
  }

  showMore() {
    const next = this.shown;
    this.shown += 10 * this.pageSize;
    this.draw();
    // The button is gone or has moved: the focus goes to the first of the new rows.
    const row = this.body.rows[next];
    row?.setAttribute('tabindex', '-1');
    row?.focus();
  }

  row(row) {
    const line = element('tr');
    this.columns.forEach((column, index) => {
      const { isNumber } = KINDS[column.kind];
      const value = column.values[row];
      if (column.kind === 'pages') {
        const bar = element('span', { title: formatShare(value, this.totals[index]) });
        bar.style.width = `${Math.max(1, (100 * value) / (this.largest(index) || 1))}%`;
        bar.style.visibility = value > 0 ? 'visible' : 'hidden';
        line.append(
          element('td', { class: 'number amount' }, this.text(column, row)),
          element('td', { class: 'bar' }, bar),
        );
      } else if (column.kind === 'stack' && !Number.isNaN(value)) {
        line.append(element('td', { class: 'frames' }, stackDetails(this.report, value, column.printed?.(row))));
      } else {
        const text = this.text(column, row);
        line.append(element('td', { class: isNumber ? 'number' : text.length <= SHORT_NAME ? 'name short' : 'name' }, text));
      }
    });
    return line;
  }

  largest(index) {
    const column = this.columns[index];
    column.largest ??= column.values.reduce((a, b) => (b > a ? b : a), 0);
    return column.largest;
  }
}

/** Returns the numbers from 0 to count - 1. */
function numbersTo(count) {
  const numbers = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    numbers[i] = i;
  }
  return numbers;
}

function sumOf(values) {
  return values.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value), 0);
}

/** Makes a stack on one line, which opens to show its frames: as printed, where the report has them. */
function stackDetails(report, leaf, printed) {
  const details = element('details', {}, element('summary', {}, report.stacks.line(leaf)));
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) {
      const frames = printed ?? report.stacks.frames(leaf);
      details.append(element('pre', {}, frames.join('\n')));
    }
  });
  return details;
}

/** Makes a table of the report's data by its id; null if there is none. */
function tableById(report, id, options) {
  const found = report.data.tables.find((table) => table.id === id);
  if (!found || found.rows === 0) {
    return null;
  }
  const columns = found.columns.map(({ name, kind, data }) => ({ name, kind, values: report.columns[data] }));
  return new DataTable(report, { title: found.title, rows: found.rows, notes: found.notes, columns, ...options });
}
