import { crcModbus } from '../../../drivers/modbus/crc.ts';
import type { Direction, Trace, TracedFrame } from '../trace.ts';

const NAMES: Readonly<Record<number, string>> = {
  1: 'read coils',
  2: 'read inputs',
  3: 'read registers',
  5: 'write coil',
  6: 'write register',
  15: 'write coils',
  16: 'write registers',
};
const EXCEPTION = 0x80;
const SHORTEST = 4;

/** Reads a Modbus line. Frames are parted by silence, so that a chunk is shown as it came; a slow adapter may cut one in two. */
export class ModbusTrace implements Trace {
  push(_direction: Direction, chunk: Uint8Array): readonly TracedFrame[] {
    const bytes = [...chunk];
    return [{ bytes, meaning: meaningOf(bytes) }];
  }
}

function meaningOf(bytes: readonly number[]): string {
  const [address = 0, code = 0, detail = 0] = bytes;
  if (bytes.length < SHORTEST || !hasRightCrc(bytes)) return 'NO WHOLE FRAME, or its checksum is wrong';
  if (code >= EXCEPTION) return `address ${address}: exception ${detail} to ${NAMES[code - EXCEPTION] ?? `function ${code - EXCEPTION}`}`;
  return `address ${address}: ${NAMES[code] ?? `function ${code}`}`;
}

/** The CRC of a frame together with its own CRC is 0. */
function hasRightCrc(bytes: readonly number[]): boolean {
  return crcModbus(bytes) === 0;
}
