// One tooltip for all pictures. It repeats what the status line below the picture announces.

const tooltip = document.getElementById('tooltip');

function showTooltip(x, y, ...content) {
  tooltip.replaceChildren(...content);
  tooltip.hidden = false;
  const { width, height } = tooltip.getBoundingClientRect();
  const left = x + 16 + width > innerWidth ? Math.max(4, x - width - 16) : x + 16;
  const top = y + 20 + height > innerHeight ? Math.max(4, y - height - 12) : y + 20;
  tooltip.style.left = `${left}px`;
  tooltip.style.top = `${top}px`;
}

function hideTooltip() {
  tooltip.hidden = true;
}
