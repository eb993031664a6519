// Elements. Texts from a dump become text nodes and never markup.

/**
 * Makes an element. Attributes that start with "on" are listeners; false and null leave an attribute
 * out.
 */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      made.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Makes a labelled choice of options, each a pair of value and label. */
function choice(label, options, value, onChange) {
  const select = element('select', { onchange: () => onChange(select.value) });
  for (const [option, text] of options) {
    select.append(element('option', { value: option, selected: option === value }, text));
  }
  return element('label', {}, label, select);
}

/** Makes a labelled check box. */
function checkbox(label, checked, onChange) {
  const box = element('input', {
    type: 'checkbox',
    checked,
    onchange: () => onChange(box.checked),
  });
  return element('label', {}, box, label);
}

/** Makes a button. */
function button(label, onClick, attributes) {
  return element('button', { type: 'button', class: 'button', onclick: onClick, ...attributes }, label);
}

/** Calls a function once after calls have paused, so that typing stays smooth. */
function debounced(call) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...values), 120);
  };
}

/** Makes a square of a colour. */
function swatch(colour) {
  const made = element('span', { class: 'swatch', 'aria-hidden': 'true' });
  made.style.background = colour;
  return made;
}
