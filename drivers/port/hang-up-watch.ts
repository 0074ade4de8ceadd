import type { Clock } from '../../app/ports/clock.ts';
import { delays } from '../common/delays.ts';
import type { PortError } from './byte-port.ts';
import { writeError } from './serial-errors.ts';

/**
 * Checks an open line every `delays.portHangUpCheckMs`. Needed because serialport 13 misses about half of all losses on
 * Linux: reading a hung-up line returns zero bytes instead of an error, and its reader then repeats for ever, at full
 * load and without a `close`. `query` should be answered by the driver without traffic to the device, and fail on a
 * hung-up line.
 */
export function watchHangUp(
  clock: Clock,
  query: () => Promise<unknown>,
  onHangUp: (reason: PortError) => void,
): () => void {
  let stopped = false;
  let cancel = (): void => undefined;
  const check = async (): Promise<void> => {
    try {
      await query();
    } catch (error) {
      const reason = writeError(error);
      // macOS has no such query; there the reader's own error has to suffice.
      if (!/not implemented/i.test(reason.message)) {
        if (!stopped) onHangUp({ kind: 'io', message: `the line hung up: ${reason.message}` });
        return;
      }
    }
    arm();
  };
  const arm = (): void => {
    if (!stopped) cancel = clock.setTimer(delays.portHangUpCheckMs, () => void check());
  };
  arm();
  return () => {
    stopped = true;
    cancel();
  };
}
