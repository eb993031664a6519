// Places the boxes of a tree that are wide enough to be seen.

const NARROWEST = 0.6;
const DEEPEST = 400;

/**
 * Returns the visible boxes below a zoomed node, from 0 to 1 across: the nodes above it are as wide
 * as the picture.
 *
 * @param pixels the width of the picture
 */
function placeBoxes(zoomed, pixels) {
  const boxes = [];
  const above = [];
  for (let node = zoomed.parent; node !== null; node = node.parent) {
    above.unshift(node);
  }
  for (const node of above) {
    boxes.push({ node, x0: 0, x1: 1, isAbove: true });
  }
  const scale = zoomed.width === 0 ? 0 : 1 / zoomed.width;
  const pending = [{ node: zoomed, x0: 0, x1: 1, isAbove: false }];
  while (pending.length > 0) {
    const box = pending.pop();
    boxes.push(box);
    if (box.node.depth >= DEEPEST) {
      continue;
    }
    let x = box.x0;
    for (const child of box.node.children) {
      const width = child.width * scale;
      if (width * pixels < NARROWEST) {
        break;
      }
      pending.push({ node: child, x0: x, x1: x + width, isAbove: false });
      x += width;
    }
  }
  return boxes;
}

/** Returns the number of rows that boxes take. */
function rowsOf(boxes) {
  return boxes.reduce((most, box) => Math.max(most, box.node.depth + 1), 1);
}
