/** The reflected polynomial x^16 + x^15 + x^2 + 1. */
const polynomial = 0xa001;

const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  return crc;
});

/** CRC-16/MODBUS of the bytes from `from` to before `to`: initial value FFFF ("123456789" gives 4B37). */
export function crcModbus(bytes: ArrayLike<number>, from = 0, to: number = bytes.length): number {
  let crc = 0xffff;
  for (let at = from; at < to; at += 1) crc = (crc >>> 8) ^ (table[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return crc;
}

/** The body with its CRC behind it, low byte first, as it goes over the line. */
export function withCrc(body: ArrayLike<number>): Uint8Array {
  const crc = crcModbus(body);
  return Uint8Array.of(...Array.from(body), crc & 0xff, crc >>> 8);
}
