// Unpacks the columns of numbers that PackedColumns.java packs.

const ENCODING = { VALUES: 0, DIFFERENCES: 1, OPTIONAL: 2 };

/** Returns the bytes of a text in base64. */
function bytesOfBase64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    bytes[i] = binary.charCodeAt(i);
  }
  return bytes;
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** Returns a column's values; an absent one is NaN. Beyond 2^53 they are approximate. */
function decodeColumn(bytes, from, count, encoding) {
  const values = new Float64Array(count);
  let at = from;
  let previous = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++];
    let code = byte & 0x7f;
    for (let scale = 128; byte >= 0x80; scale *= 128) {
      byte = bytes[at++];
      code += (byte & 0x7f) * scale;
    }
    if (encoding === ENCODING.OPTIONAL) {
      if (code === 0) {
        values[i] = NaN;
        continue;
      }
      code -= 1;
    }
    const value = code % 2 === 0 ? code / 2 : -(code + 1) / 2;
    previous = encoding === ENCODING.DIFFERENCES ? previous + value : value;
    values[i] = previous;
  }
  return values;
}

/** Returns all columns, in the order of the directory. */
async function unpackColumns(text, directory) {
  const bytes = await inflate(bytesOfBase64(text.trim()));
  const columns = [];
  let at = 0;
  for (const { n, e, b } of directory) {
    columns.push(decodeColumn(bytes, at, n, e));
    at += b;
  }
  return columns;
}
