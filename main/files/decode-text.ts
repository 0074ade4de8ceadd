const UTF16_LE = Buffer.from([0xff, 0xfe]);
const UTF16_BE = Buffer.from([0xfe, 0xff]);
/** As far as an unmarked text is looked at to find out what it is. */
const MAX_LOOK_BYTES = 4_096;

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

/** A secret's text without what editors add: a mark in front, a line break behind. */
export function secretText(bytes: Buffer): string {
  return decodeText(bytes).replace(/\r?\n$/, '');
}

function startsWith(bytes: Buffer, mark: Buffer): boolean {
  return bytes.subarray(0, mark.length).equals(mark);
}

/** Latin letters in UTF-16 without a mark: every second byte is zero, and no other one is. */
function hasZeros(bytes: Buffer, offset: 0 | 1): boolean {
  const looked = bytes.subarray(0, MAX_LOOK_BYTES);
  return (
    looked.length >= 2 && bytes.length % 2 === 0 && looked.every((byte, at) => (byte === 0) === (at % 2 === offset))
  );
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();
}
