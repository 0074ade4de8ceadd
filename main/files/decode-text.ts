const UTF16_LE = Buffer.from([0xff, 0xfe]);
const UTF16_BE = Buffer.from([0xfe, 0xff]);
/** As far as an unmarked text is looked at to find out what it is. */
const MAX_LOOK_BYTES = 4_096;
/** One unit in so many may look as if it belonged to the other order. */
const MOST_OTHER_UNITS = 20;

/**
 * The text of a small file as editors and shells leave it: UTF-8 with or without a byte order mark, or UTF-16 of either
 * order, which PowerShell 5.1 writes. The mark is not part of the text.
 */
export function decodeText(bytes: Buffer): string {
  if (startsWith(bytes, UTF16_LE) || hasZeros(bytes, 1)) return bytes.toString('utf16le').replace(/^\uFEFF/, '');
  if (startsWith(bytes, UTF16_BE) || hasZeros(bytes, 0))
    return swapped(bytes)
      .toString('utf16le')
      .replace(/^\uFEFF/, '');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

/** Blanks that nobody sees, the hard and the zero-width ones of a clipboard among them. */
const BLANKS_AROUND = /^[\s\u200b]+|[\s\u200b]+$/g;

/**
 * A passphrase as it stands in its file and, if that opens nothing, without the blanks around it: they may belong to
 * it, but mostly a clipboard has added them.
 */
export function passphraseReadings(passphrase: string): readonly string[] {
  return [...new Set([passphrase, withoutBlanksAround(passphrase)])];
}

/** The text of something in which no blank is possible, such as a key that travels in a header. */
export function withoutBlanksAround(text: string): string {
  return text.replace(BLANKS_AROUND, '');
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

/**
 * Mostly Latin letters in UTF-16 without a mark: at least every second unit has its zero byte on this side, and next to
 * none on the other. A few other letters, or an odd byte that somebody has appended, change nothing about that.
 */
function hasZeros(bytes: Buffer, offset: 0 | 1): boolean {
  const looked = bytes.subarray(0, MAX_LOOK_BYTES);
  const zeros = (side: number): number => looked.filter((byte, at) => byte === 0 && at % 2 === side).length;
  const units = Math.floor(looked.length / 2);
  return units > 0 && zeros(offset) >= units / 2 && zeros(1 - offset) <= units / MOST_OTHER_UNITS;
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
