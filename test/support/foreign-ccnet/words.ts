/** The foreign bill validator's identification, and its framing; see `foreign-ccnet-unit.ts`. */

/** The row of the bill table in which each note has its code, in whole tenge; 1000 and 5000 have two designs. */
export const SLOT = {
  tenge20000: 0,
  tenge500: 3,
  tenge5000: 5,
  newTenge1000: 8,
  tenge2000: 9,
  tenge200: 12,
  tenge1000: 17,
  newTenge5000: 20,
  tenge10000: 23,
} as const;

interface Row {
  readonly slot: number;
  readonly digits: number;
  readonly text: string;
  readonly power: number;
}

/** No neighbours, no order, amounts written in different ways, a foreign currency, and small change below one tenge. */
const ROWS: readonly Row[] = [
  { slot: SLOT.tenge20000, digits: 2, text: 'KAZ', power: 4 },
  { slot: SLOT.tenge500, digits: 50, text: 'KAZ', power: 1 },
  { slot: SLOT.tenge5000, digits: 5, text: 'KAZ', power: 3 },
  { slot: 7, digits: 5, text: 'USD', power: 2 },
  { slot: SLOT.newTenge1000, digits: 1, text: 'KAZ', power: 3 },
  { slot: SLOT.tenge2000, digits: 20, text: 'KAZ', power: 2 },
  { slot: SLOT.tenge200, digits: 2, text: 'KAZ', power: 2 },
  { slot: 15, digits: 50, text: 'KAZ', power: 0x82 },
  { slot: SLOT.tenge1000, digits: 10, text: 'KAZ', power: 2 },
  { slot: SLOT.newTenge5000, digits: 50, text: 'KAZ', power: 2 },
  { slot: SLOT.tenge10000, digits: 1, text: 'KAZ', power: 4 },
];

/** What it is called; the serial number is padded with blanks, the asset number is binary. */
const PART = 'FLS-KZ2076';
const SERIAL = '73KC11042';
const ASSET = [0x00, 0x1f, 0x80, 0xff, 0x02, 0x03, 0x06];

/** The body of its answer to IDENTIFICATION. */
export function identityBytes(): readonly number[] {
  return [...textBytes(PART, 15), ...textBytes(SERIAL, 12), ...ASSET];
}

/** The body of its answer to GET BILL TABLE. */
export function tableBytes(): readonly number[] {
  return Array.from({ length: 24 }, (_, slot) => {
    const row = ROWS.find((one) => one.slot === slot);
    return row === undefined ? [0, 0, 0, 0, 0] : [row.digits, ...textBytes(row.text, 3), row.power];
  }).flat();
}

function textBytes(text: string, length: number): readonly number[] {
  return Array.from(text.padEnd(length), (character) => character.charCodeAt(0));
}

/** A frame of a bill validator: `02 03 length body`, and the remainder with its low byte first. */
export function frameOf(body: readonly number[]): readonly number[] {
  const bytes = [0x02, 0x03, body.length + 5, ...body];
  const remainder = remainderOf(bytes);
  return [...bytes, Number.parseInt(remainder.slice(0, 8), 2), Number.parseInt(remainder.slice(8), 2)];
}

/**
 * The long division itself, on a row of bits: each byte with its lowest bit first, sixteen zeros behind, and
 * x^16 + x^12 + x^5 + 1 taken away wherever a one leads. Each half of the remainder is turned round, as the bytes were.
 */
function remainderOf(bytes: readonly number[]): string {
  const turned = (bits: readonly boolean[]): string =>
    [...bits]
      .reverse()
      .map((bit) => (bit ? '1' : '0'))
      .join('');
  const bits = bytes.flatMap((byte) => Array.from({ length: 8 }, (_, bit) => Math.floor(byte / 2 ** bit) % 2 === 1));
  const row = [...bits, ...new Array<boolean>(16).fill(false)];
  for (let at = 0; at < bits.length; at += 1) {
    if (row[at] !== true) continue;
    for (const term of [0, 4, 11, 16]) row[at + term] = row[at + term] !== true;
  }
  return turned(row.slice(-16, -8)) + turned(row.slice(-8));
}

/** "02 03 06 ...", as the description writes it. */
export function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}
