// The colours of the style sheet for drawings, which are redrawn when they change.

const TOKENS = ['paper', 'raised', 'ink', 'muted', 'line', 'accent', 'mark', 'vacant'];
const listeners = [];
let isPrinting = false;

/** Returns the values of the tokens; on paper they are those of a light page. */
function readTheme() {
  const probe = element('span', { hidden: true });
  document.body.append(probe);
  const theme = {};
  for (const token of TOKENS) {
    probe.style.color = `var(--${token})`;
    theme[token] = getComputedStyle(probe).color;
  }
  probe.remove();
  if (isPrinting) {
    Object.assign(theme, PRINTED);
  }
  theme.isDark = isDark(theme.paper);
  if (!isPrinting && matchMedia('(forced-colors: active)').matches) {
    // No forced colour is between paper and ink, as the cells without an owner are to be.
    theme.vacant = theme.isDark ? '#3d3d3d' : '#dcdcdc';
  }
  theme.mono = getComputedStyle(document.documentElement).getPropertyValue('--mono');
  theme.sans = getComputedStyle(document.documentElement).getPropertyValue('--sans');
  return theme;
}

/** Returns whether a colour, as browsers compute it, is dark: pages of forced colours may be either. */
function isDark(colour) {
  const [red, green, blue] = colour.startsWith('#') ? [255, 255, 255] : colour.match(/[0-9.]+/g).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Tokens on paper: drawings are made before the rules for print apply. */
const PRINTED = {
  paper: '#ffffff',
  raised: '#ffffff',
  ink: '#000000',
  muted: '#444444',
  line: '#cccccc',
  accent: '#0a4d94',
  mark: '#b3390a',
  vacant: '#eceff2',
};

let theme = null;

/** Calls a function now, and whenever the colours change. */
function onTheme(draw) {
  listeners.push(draw);
}

function refreshTheme() {
  theme = readTheme();
  listeners.forEach((draw) => draw());
}

function watchTheme() {
  theme = readTheme();
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)']) {
    matchMedia(query).addEventListener('change', refreshTheme);
  }
  addEventListener('beforeprint', () => {
    isPrinting = true;
    refreshTheme();
  });
  addEventListener('afterprint', () => {
    isPrinting = false;
    refreshTheme();
  });
}
