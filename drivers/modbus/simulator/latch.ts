import { err, ok, type Result } from '../../../app/result.ts';
import type { InputLatch } from './inputs.ts';
import type { OptionValues } from '../../simulation/device.ts';

/** The vendor's first coil for timed pulses and for all channels (spec/peripherals section 4). */
const FIRST_VENDOR_COIL = 0x00ff;

/**
 * Reads how the inputs latch: `--latch reading`, or `--latch-coil N` for the coil to which 0 is written, as in the
 * kiosk's `latch: { clearCoil: N }`. `channels` is the number of relays, whose coils are excluded. The error says which
 * option is wrong.
 */
export function readLatch({ latch, 'latch-coil': coil }: OptionValues, channels: number): Result<InputLatch, string> {
  if (latch !== undefined && coil !== undefined) return err('Give either --latch reading or --latch-coil N.');
  if (latch !== undefined)
    return latch === 'reading'
      ? ok('cleared-by-reading')
      : err('--latch takes reading; a latch that a coil clears is --latch-coil N.');
  if (coil === undefined) return ok('none');
  const clearCoil = /^\d{1,5}$/.test(String(coil)) ? Number(coil) : NaN;
  if (clearCoil >= channels && clearCoil < FIRST_VENDOR_COIL) return ok({ clearCoil });
  return err(
    `--latch-coil takes ${channels} to ${FIRST_VENDOR_COIL - 1}: the coils below belong to the relays, those above to timed pulses.`,
  );
}

/** Text of the latch for `status`. */
export function latchText(latch: InputLatch): string {
  if (latch === 'none') return 'none';
  return latch === 'cleared-by-reading' ? 'cleared by reading' : `cleared by 0 to coil ${latch.clearCoil}`;
}
