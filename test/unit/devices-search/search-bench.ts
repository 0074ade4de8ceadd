import type { PortOutcome } from '../../../app/devices/found-device.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { DeviceLine } from '../../../drivers/port/memory-port.ts';
import { registry } from '../../../drivers/registry.ts';
import { searchPort } from '../../../main/devices-search/search-port.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { type Receiver, UartLine } from '../../support/lines/uart-line.ts';

const PATH = '/dev/serial/by-path/test';
const STEP_MS = 50;
/** More than any search may take. */
const MOST_MS = 60_000;

/** A search on one line in fake time. */
export interface Bench {
  readonly clock: FakeClock;
  readonly line: UartLine;
  readonly outcome: PortOutcome;
  /** How long it took. */
  readonly tookMs: number;
}

/** Searches the line at whose end `attach` puts a device that hears as `receiver`. */
export async function searchWith(
  receiver: Receiver,
  attach: (line: DeviceLine, clock: Clock) => unknown,
  prepare: (line: UartLine) => void = () => undefined,
  ending?: AbortSignal,
): Promise<Bench> {
  const clock = new FakeClock();
  const line = new UartLine(PATH, receiver);
  attach(line.device, clock);
  prepare(line);
  const outcomes: PortOutcome[] = [];
  const probes = await registry.probes();
  void searchPort(PATH, { opener: line.opener, clock, probes, ...(ending === undefined ? {} : { ending }) }).then(
    (found) => {
      outcomes.push(found);
    },
  );
  while (outcomes.length === 0 && clock.monoMs() < MOST_MS) await clock.advance(STEP_MS);
  const [outcome] = outcomes;
  if (outcome === undefined) throw new Error('the search has no end');
  return { clock, line, outcome, tookMs: clock.monoMs() };
}

export function at(baudRate: number, parity: Receiver['parity'] = 'none'): Receiver {
  return { baudRate, parity };
}
