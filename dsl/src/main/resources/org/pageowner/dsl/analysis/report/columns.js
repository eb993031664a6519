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
  const isOptional = encoding === ENCODING.OPTIONAL;
  const isDifferences = encoding === ENCODING.DIFFERENCES;
  let at = from;
  let previous = 0;
  for (let i = 0; i < count; i++) {
    let code = bytes[at++];
    let value;
    if (code >= 0x80) {
      code &= 0x7f;
      let shift = 7;
      // Four bytes fit into an integer, which is faster than a double.
      while (shift < 28 && bytes[at] >= 0x80) {
        code |= (bytes[at++] & 0x7f) << shift;
        shift += 7;
      }
      if (bytes[at] >= 0x80 || shift === 28) {
        const large = decodeLarge(bytes, at, code, 2 ** shift);
        at = large.at;
        value = isOptional ? fromZigzag(large.code - 1) : fromZigzag(large.code);
      } else {
        code |= bytes[at++] << shift;
        code -= isOptional ? 1 : 0;
        value = (code >>> 1) ^ -(code & 1);
      }
    } else if (isOptional && code === 0) {
      value = NaN;
    } else {
      code -= isOptional ? 1 : 0;
      value = (code >>> 1) ^ -(code & 1);
    }
    if (isDifferences) {
      previous += value;
      value = previous;
    }
    values[i] = value;
  }
  return values;
}

/** Reads the rest of a number that needs more than 28 bits. */
function decodeLarge(bytes, from, low, scale) {
  let at = from;
  let code = low;
  let weight = scale;
  let byte;
  do {
    byte = bytes[at++];
    code += (byte & 0x7f) * weight;
    weight *= 128;
  } while (byte >= 0x80);
  return { code, at };
}

function fromZigzag(code) {
  return code % 2 === 0 ? code / 2 : -(code + 1) / 2;
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
