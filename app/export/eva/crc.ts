/** x16 + x15 + x2 + 1, reflected. */
const POLYNOMIAL = 0xa001;
const BITS = 8;

/** The checksum of G85, CRC-16 "ARC", over ASCII text; `before` continues an earlier piece. */
export function crc16(text: string, before = 0): number {
  let crc = before;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at);
    for (let bit = 0; bit < BITS; bit += 1) crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ POLYNOMIAL;
  }
  return crc;
}
