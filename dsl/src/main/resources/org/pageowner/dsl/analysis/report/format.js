// Numbers for people, as the command line prints them.

const UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];
const DIGITS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

function formatCount(number) {
  // Plus 0, since a small loss would round to -0.
  return Number.isNaN(number) ? '-' : DIGITS.format(Math.round(number) + 0);
}

function formatSigned(number) {
  return (number > 0 ? '+' : '') + formatCount(number);
}

/** Returns a count with its noun: "1 page", "2 pages". */
function counted(count, noun) {
  return `${formatCount(count)} ${noun}${Math.round(count) === 1 ? '' : 's'}`;
}

function formatBytes(bytes) {
  let size = bytes / 1024;
  let unit = 0;
  while (Math.abs(size) >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${Number.isInteger(size) ? size : size.toFixed(1)} ${UNITS[unit]}`;
}

/** Returns a share of a whole; small ones that are not 0 are "<0.1%". */
function formatShare(part, whole) {
  const percent = whole === 0 ? 0 : (100 * part) / whole;
  return percent > 0 && percent < 0.05 ? '<0.1%' : `${percent.toFixed(1)}%`;
}

/** Returns milliseconds since boot in seconds. */
function formatTime(millis) {
  return Number.isNaN(millis) ? '-' : `${(millis / 1000).toFixed(3)} s`;
}

/** Returns a duration in the unit that fits. */
function formatDuration(millis) {
  const seconds = millis / 1000;
  if (seconds < 120) {
    return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  }
  return seconds < 7200 ? `${(seconds / 60).toFixed(0)} min` : `${(seconds / 3600).toFixed(1)} h`;
}

/** The word for what is counted besides pages: an inventory has no single allocations. */
let timesNoun = 'allocation';

function nameTimes(noun) {
  timesNoun = noun;
}

/** The quantities that a picture can show: pages, bytes, allocations. */
const QUANTITIES = {
  pages: { label: 'pages', format: (n) => counted(n, 'page') },
  bytes: { label: 'bytes', format: formatBytes },
  times: { get label() { return `${timesNoun}s`; }, format: (n) => counted(n, timesNoun) },
};
