import { expect, test } from 'vitest';
import type { PortOutcome } from '../../../app/devices/found-device.ts';
import type { Probe } from '../../../drivers/definition/probe.ts';
import type { PortOpener } from '../../../drivers/port/byte-port.ts';
import type { FoundPort } from '../../../main/devices-search/ports/found-port.ts';
import { searchDevices } from '../../../main/devices-search/search-devices.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { UartLine } from '../../support/lines/uart-line.ts';
import { at } from './search-bench.ts';

/** Stumbles over whatever is answered. */
const stumbling: Probe = {
  speeds: [{ baudRate: 9_600, parity: 'none' }],
  turn: 'quiet',
  async ask(line) {
    const answer = await line.ask(Uint8Array.of(1), 100);
    if (answer.length > 0) throw new Error('an answer of which nobody has thought');
    return null;
  },
};

function port(path: string): FoundPort {
  return { path, device: path, kind: 'serial', isStable: true, byId: null, usb: null, access: { kind: 'granted' } };
}

test('a probe that stumbles over an answer costs its own port, and the search of the others ends as ever', async () => {
  const clock = new FakeClock();
  const odd = new UartLine('/dev/ttyUSB0', at(9_600));
  const silent = new UartLine('/dev/ttyUSB1', at(9_600));
  odd.device.onBytes((bytes) => void odd.device.write(bytes));
  const opener: PortOpener = {
    open: (how) => (how.path === '/dev/ttyUSB0' ? odd : silent).opener.open(how),
  };
  const outcomes = new Map<string, PortOutcome>();
  const ends: 'over'[] = [];
  void searchDevices({
    ports: [port('/dev/ttyUSB0'), port('/dev/ttyUSB1')],
    inUse: [],
    holderOf: () => Promise.resolve(undefined),
    opener,
    clock,
    probes: [stumbling],
    tell({ path, outcome }) {
      if (outcome !== null) outcomes.set(path, outcome);
    },
  }).then(() => {
    ends.push('over');
  });
  // The system resolves the ports' names in its own time: the clock's steps cannot be counted.
  while (ends.length === 0) await clock.advance(50);
  expect(Object.fromEntries(outcomes)).toEqual({
    '/dev/ttyUSB0': { kind: 'failed', detail: 'an answer of which nobody has thought' },
    '/dev/ttyUSB1': { kind: 'silent' },
  });
  expect(ends).toEqual(['over']);
});
