// The amounts of rows that a flame graph shows: the widths of boxes first, then further sums.

/** The pictures of one dump, and those of two. */
const PICTURES = {
  now: 'now',
  difference: 'difference',
  before: 'before',
  stayed: 'stayed',
  gone: 'gone',
  new: 'new',
};

/** The positions of the sums of a difference. */
const CHURN = 0;
const BEFORE = 1;
const AFTER = 2;
const GAINED = 3;
const LOST = 4;

/** Returns a column of rows without the early ones, unless these are wanted. */
function withoutEarly(stacks, column, isEarlyShown) {
  return isEarlyShown ? column : column.map((value, row) => (stacks.early[row] ? 0 : value));
}

/**
 * Returns the columns of a picture.
 *
 * A difference has rows as growth has: what a row gained or lost is the difference of its amounts.
 * A relative one compares shares: the amounts before count as if both dumps had the same total.
 */
function amountsOf(stacks, { picture, quantity, isEarlyShown, isRelative }) {
  const field = quantity === 'times' ? 'times' : 'pages';
  const first = withoutEarly(stacks, stacks[field][0], isEarlyShown);
  const last = withoutEarly(stacks, stacks[field][stacks[field].length - 1], isEarlyShown);
  if (picture === 'now') {
    return [last];
  }
  if (picture === 'before') {
    return [first];
  }
  if (picture !== 'difference') {
    return [stacks.turnover[picture][field]];
  }
  const scale = isRelative ? sumOf(last) / (sumOf(first) || 1) : 1;
  const change = last.map((value, row) => value - first[row] * scale);
  return [
    change.map(Math.abs),
    first,
    last,
    change.map((value) => Math.max(0, value)),
    change.map((value) => Math.max(0, -value)),
  ];
}
