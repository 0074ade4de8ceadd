import { describe, expect, test } from 'vitest';
import { CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { delays } from '../../../drivers/common/delays.ts';
import type { PortError, PortOpener } from '../../../drivers/port/byte-port.ts';
import { registry } from '../../../drivers/registry.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { searchPort } from '../../../main/devices-search/search-port.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { Seeded } from '../../support/seeded.ts';
import { at, searchWith } from './search-bench.ts';

describe('a search', () => {
  test('of a silent port ends within the limit, and has opened it seldom', async () => {
    const { outcome, tookMs, line } = await searchWith(at(9_600), () => undefined);
    expect(outcome).toEqual({ kind: 'silent' });
    expect(tookMs).toBeLessThan(delays.searchPortLimitMs);
    // Once, once more with even parity, and back: a board that restarts on opening does so three times at most.
    expect(line.opened).toBe(3);
  });

  test('switches the modem lines off before anybody but a printer is asked', async () => {
    const { line } = await searchWith(at(9_600), () => undefined);
    const [first, ...later] = line.modemLines;
    expect(first).toBeUndefined();
    expect(later.find((lines) => lines !== undefined)).toEqual({ dtr: false, rts: false });
  });

  test('sends nothing to who talks unasked', async () => {
    const { outcome, line } = await searchWith(at(9_600), (device, clock) => {
      const talk = (): void => {
        void device.write(Uint8Array.of(0x80, 0x8f));
        clock.setTimer(100, talk);
      };
      clock.setTimer(100, talk);
    });
    expect(outcome).toEqual({ kind: 'talks' });
    expect(line.sent).toEqual([]);
  });

  test('waits for a board that says hello, and finds it then', async () => {
    const { outcome } = await searchWith(at(9_600), (device, clock) => {
      new LcusSimulator({ clock }).attach(device);
      clock.setTimer(100, () => void device.write(Buffer.from('ready')));
    });
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ driver: 'lcus' }] });
  });

  test('finds a board that restarts for two seconds when its port is opened', async () => {
    const { outcome } = await searchWith(at(9_600), (device, clock) => {
      const board = new LcusSimulator({ clock });
      board.setFault({ kind: 'mute' });
      board.attach(device);
      clock.setTimer(2_000, () => {
        board.setFault(undefined);
      });
    });
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ driver: 'lcus' }] });
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('takes noise (%i) for no device', async (seed) => {
    const chance = new Seeded(seed);
    const { outcome } = await searchWith(at(9_600), (device) => {
      device.onBytes(() => void device.write(Uint8Array.from({ length: 40 }, () => chance.below(256))));
    });
    expect(outcome).toEqual({ kind: 'silent' });
  });

  test('takes a line that gives back what is sent for no device', async () => {
    for (const baudRate of [9_600, 19_200, 115_200]) {
      const { outcome } = await searchWith(at(baudRate), (device) => {
        device.onBytes((bytes) => void device.write(bytes));
      });
      expect(outcome).toEqual({ kind: 'silent' });
    }
  });

  test('ends when the port is pulled out in the middle', async () => {
    let sent = 0;
    const { outcome } = await searchWith(
      at(9_600),
      () => undefined,
      (line) => {
        line.onSent = () => {
          sent += 1;
          if (sent === 6) line.unplug();
        };
      },
    );
    expect(outcome).toEqual({ kind: 'gone' });
  });

  test.each([0, 1, 6])('ends at once when the application ends after %i questions', async (questions) => {
    const ending = new AbortController();
    if (questions === 0) ending.abort();
    let sent = 0;
    const { tookMs, line } = await searchWith(
      at(9_600),
      () => undefined,
      (found) => {
        found.onSent = () => {
          sent += 1;
          if (sent === questions) ending.abort();
        };
      },
      ending.signal,
    );
    expect(tookMs).toBeLessThan(5_000);
    expect(line.sent.length).toBe(sent);
    expect(sent).toBe(questions);
  });

  test('leaves a report about a note to the driver that comes later', async () => {
    const units: CcnetSimulator[] = [];
    const { line } = await searchWith(at(9_600), (device, clock) => {
      const unit = new CcnetSimulator({ clock });
      unit.setFault({ kind: 'power-cut' });
      unit.powerOn();
      unit.attach(device);
      units.push(unit);
    });
    expect(units[0]?.commands().map(({ byte }) => byte)).toEqual([0x37]);
    expect(line.sent.length).toBeGreaterThan(0);
  });
});

const refusals: readonly (readonly [PortError, object])[] = [
  [
    { kind: 'busy', message: '', holder: { kind: 'program', name: 'ModemManager', pid: 412 } },
    { kind: 'held', holder: 'ModemManager (412)', stop: 'sudo systemctl disable --now ModemManager' },
  ],
  [
    { kind: 'busy', message: '' },
    { kind: 'held', holder: null, stop: null },
  ],
  [{ kind: 'no-permission', message: '' }, { kind: 'no-permission' }],
  [{ kind: 'not-found', message: '' }, { kind: 'gone' }],
  [
    { kind: 'timeout', message: 'opening took too long' },
    { kind: 'failed', detail: 'opening took too long' },
  ],
];

test.each(refusals)('a port that cannot be opened (%o) is told', async (error, outcome) => {
  const opener: PortOpener = { open: () => Promise.resolve({ ok: false, error }) };
  const parts = { opener, clock: new FakeClock(), probes: await registry.probes() };
  expect(await searchPort('/dev/ttyUSB0', parts)).toEqual(outcome);
});
