/** The reflected polynomial x^16 + x^12 + x^5 + 1. */
const polynomial = 0x8408;

const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  return crc;
});

/** CRC-16/KERMIT of the first `length` bytes: initial value 0, no final inversion ("123456789" gives 2189). */
export function crcKermit(bytes: ArrayLike<number>, length: number = bytes.length): number {
  let crc = 0;
  for (let at = 0; at < length; at += 1) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return crc;
}
