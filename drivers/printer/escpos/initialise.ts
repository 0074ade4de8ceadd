import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { PortError } from '../../port/byte-port.ts';
import { chunkBytes, type PrinterLine } from './printer-line.ts';

/**
 * ESC @ (reset), FS . (no double-byte mode, which loses Cyrillic), GS a 0 (no automatic status, which resembles
 * answers).
 */
const initialiseBytes = Uint8Array.of(0x1b, 0x40, 0x1c, 0x2e, 0x1d, 0x61, 0x00);
/** More than the rest of any command of ours that was cut off in its middle; a printer between commands ignores NUL. */
const longestRest = 2_304;

/**
 * Brings the printer into a known state; a command that an interrupted paper left open is completed first. The value is
 * whether it may still be in the middle of a command, because it stopped the line for too long. Errors are the port's.
 */
export async function initialisePrinter(line: PrinterLine, wasBroken: boolean): Promise<Result<boolean, PortError>> {
  for (let filled = 0; wasBroken && filled < longestRest; filled += chunkBytes) {
    const isFree = await line.wait(delays.printerHoldLimitMs, () => !line.isHeld);
    // What its full buffer does not take would fill up nothing.
    if (!isFree) {
      const end = line.endReason();
      return end === null ? ok(true) : err(end);
    }
    const written = await line.write(new Uint8Array(chunkBytes));
    if (!written.ok) return written;
  }
  const written = await line.write(initialiseBytes);
  return written.ok ? ok(false) : written;
}
