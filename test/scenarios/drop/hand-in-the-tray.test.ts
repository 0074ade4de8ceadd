import { expect, test } from 'vitest';
import { ok } from '../../../app/result.ts';
import { ModemLineSimulator } from '../../../drivers/drop-sensor/modem-line/simulator.ts';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { registry } from '../../../drivers/registry.ts';
import type { Relay } from '../../../drivers/relay/relay.ts';
import { createDispenser, type Dispenser } from '../../../main/peripherals/dispenser.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

const ORDER = { channel: 1, pulseMs: 700, watchMs: 3_000 } as const;

interface Tray {
  readonly clock: FakeClock;
  readonly beam: ModemLineSimulator;
  readonly dispenser: Dispenser;
  readonly pulses: number[];
}

/** The real sensor and dispenser, with a relay that always moves and lets a product fall. */
async function tray(): Promise<Tray> {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('beam', clock);
  const beam = new ModemLineSimulator({ clock, device });
  const made = registry.createDropSensor({ driver: 'modem-line', port: 'beam', blocksMs: 50 }, { opener, clock });
  if (!made.ok) throw new Error(made.error);
  made.value.start();
  await clock.advance(100);
  const pulses: number[] = [];
  const relay: Relay = {
    pulse: async (channel) => {
      pulses.push(channel);
      beam.dropNow(60);
      return ok(undefined);
    },
    start: () => undefined,
    stop: async () => undefined,
    onEvent: () => () => undefined,
  };
  return { clock, beam, dispenser: createDispenser(relay, made.value, clock), pulses };
}

test('the next piece waits for a hand that takes out the last one', async () => {
  const { clock, beam, dispenser, pulses } = await tray();
  beam.setBlocked(true);
  const dispensed = dispenser.dispense(ORDER);
  await clock.advance(350);
  expect(pulses).toEqual([]);
  beam.setBlocked(false);
  await clock.advance(1_000);
  expect(await dispensed).toEqual(ok('seen'));
  expect(pulses).toEqual([1]);
});

test('a hand that stays is a blocked beam: nothing moves, with certainty', async () => {
  const { clock, beam, dispenser, pulses } = await tray();
  beam.setBlocked(true);
  const dispensed = dispenser.dispense(ORDER);
  await clock.advance(10_000);
  expect(await dispensed).toMatchObject({ ok: false, error: { certain: true, reason: { kind: 'blocked' } } });
  expect(pulses).toEqual([]);
});
