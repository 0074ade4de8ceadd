/**
 * A simulated bill validator on a real line that records when the host's bytes arrive, outside the measured process.
 */
import { tiyn } from '../../app/money/money.ts';
import { createSerialOpener } from '../../drivers/port/serial-port.ts';
import type { DeviceLine } from '../../drivers/port/memory-port.ts';
import { CcnetSimulator } from '../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';

const BAUD_RATE = 9600;
const NOTE = tiyn(50_000);
/** Times of a quick unit, so that many notes fit into a run; only the host's time is measured. */
const MOTION = { acceptMs: 50, stackMs: 100, returnMs: 50, rejectMs: 50, initializeMs: 300 };
const LOOK_MS = 20;
/** Position of the command or the state in a frame (spec/peripherals section 1). */
const BODY_AT = 3;
const POLL = 0x33;
const STACK = 0x35;
const ESCROW = 0x80;

export interface Validator {
  /** Inserts the note as soon as the unit accepts it. */
  insertWhenTaken(): void;
  /** Milliseconds between the polls since the last call. */
  takeIntervals(): readonly number[];
}

/** Calls `stacked` for each stacked note, with the time from the last byte of its escrow to the first byte of STACK. */
export async function openValidator(devicePort: string, stacked: (stackMs: number) => void): Promise<Validator> {
  const opened = await createSerialOpener(systemClock).open({ path: devicePort, baudRate: BAUD_RATE });
  if (!opened.ok) throw new Error(opened.error.message);
  const port = opened.value;
  const simulator = new CcnetSimulator({ clock: systemClock, motion: MOTION, cassetteCapacity: 100_000 });
  let lastPollMs: number | null = null;
  let escrowMs: number | null = null;
  let stackMs = 0;
  let intervals: number[] = [];
  port.onBytes((bytes) => {
    const nowMs = systemClock.monoMs();
    if (bytes[BODY_AT] === STACK && escrowMs !== null) {
      stackMs = nowMs - escrowMs;
      escrowMs = null;
    }
    if (bytes[BODY_AT] !== POLL) return;
    if (lastPollMs !== null) intervals.push(nowMs - lastPollMs);
    lastPollMs = nowMs;
  });
  const line: DeviceLine = {
    onBytes: (listener) => port.onBytes(listener),
    async write(bytes) {
      const written = await port.write(bytes);
      if (bytes[BODY_AT] === ESCROW) escrowMs = systemClock.monoMs();
      return written;
    },
  };
  simulator.attach(line);
  simulator.onNote(({ kind }) => {
    if (kind === 'stacked') stacked(stackMs);
  });
  const insertWhenTaken = (): void => {
    if (!simulator.enabledBills().includes(NOTE) || !simulator.insert(NOTE).ok) setTimeout(insertWhenTaken, LOOK_MS);
  };
  return {
    insertWhenTaken,
    takeIntervals(): readonly number[] {
      const taken = intervals;
      intervals = [];
      return taken;
    },
  };
}
