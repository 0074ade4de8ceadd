import { expect, test } from 'vitest';
import { BEAM_MS, BenchShelf, FALL_MS, TURN_MS } from '../../../../drivers/bench-shelf/shelf.ts';
import type { DropWatch } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import { registry } from '../../../../drivers/registry.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const WATCH_MS = 3_000;
/** Longer than a sensor without a latch may go unread, and than the product is in the beam. */
const HELD_UP_MS = 500;

/** The demo's sensor with its shelf, armed. */
async function armedDemo(): Promise<{
  readonly clock: FakeClock;
  readonly shelf: BenchShelf;
  readonly watch: DropWatch;
}> {
  const clock = new FakeClock();
  const { connection, simulator } = await registry.absent.dropSensor({ blocksMs: BEAM_MS }, clock);
  const made = registry.createDropSensor(connection.settings, connection.environment);
  if (!made.ok) throw new Error(made.error);
  const shelf = new BenchShelf({ clock, onBeam: (isBroken) => simulator.setBlocked(isBroken) });
  made.value.start();
  await clock.advance(1_000);
  const arming = made.value.arm();
  await clock.advance(0);
  const armed = await arming;
  if (!armed.ok) throw new Error(armed.error.message);
  return { clock, shelf, watch: armed.value };
}

test('a demo that is held up while nothing falls is sure that nothing fell', async () => {
  const { clock, watch } = await armedDemo();
  const fallen = watch.fallen(WATCH_MS);
  await clock.advance(FALL_MS);
  clock.holdUp(HELD_UP_MS);
  await clock.advance(WATCH_MS);
  expect(await fallen).toBe('not-seen');
});

test.each(['turns', 'falls', 'is in the beam'] as const)(
  'a demo that is held up while the product %s sees it',
  async (phase) => {
    const { clock, shelf, watch } = await armedDemo();
    const fallen = watch.fallen(WATCH_MS);
    shelf.turn(1);
    await clock.advance({ 'turns': 1, 'falls': TURN_MS, 'is in the beam': TURN_MS + FALL_MS - 1 }[phase]);
    clock.holdUp(HELD_UP_MS);
    await clock.advance(WATCH_MS);
    expect(await fallen).toBe('seen');
  },
);
