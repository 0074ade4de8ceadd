import { expect, it } from 'vitest';
import type { DropWatch } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { createModbusHarness, makeSensor, MODBUS_READY_MS, watchOutcome } from '../../../support/lines/modbus-line.ts';

async function readyHarness(board: object = {}, settings: object = {}) {
  const harness = await createModbusHarness(board);
  const { device: sensor, events } = makeSensor(harness.host().environment, settings);
  sensor.start();
  await harness.clock.advance(MODBUS_READY_MS);
  const arm = async (): Promise<DropWatch> => {
    const arming = sensor.arm();
    await harness.clock.advance(50);
    const armed = await arming;
    if (!armed.ok) throw new Error(armed.error.message);
    return armed.value;
  };
  return { ...harness, sensor, events, arm };
}

const limitMs = 3_000;

it('reports a falling product at once', async () => {
  const { clock, board, arm } = await readyHarness();
  const fallen = watchOutcome((await arm()).fallen(limitMs));
  await clock.advance(1_000);
  board.dropNow(30);
  await clock.advance(delays.dropPollMs);
  expect(fallen.outcome).toBe('seen');
});

it('counts a product that fell before the first query', async () => {
  const { clock, board, arm } = await readyHarness();
  const watch = await arm();
  board.dropNow(30);
  await clock.advance(700);
  expect(await watch.fallen(limitMs)).toBe('seen');
});

it('is certain that nothing fell after an uninterrupted watch, at the limit and not before', async () => {
  const { clock, arm } = await readyHarness();
  const fallen = watchOutcome((await arm()).fallen(limitMs));
  await clock.advance(limitMs - 1);
  expect(fallen).not.toHaveProperty('outcome');
  await clock.advance(1);
  expect(fallen.outcome).toBe('not-seen');
});

it('does not detect a product that passes beside the beam', async () => {
  const { clock, board, arm } = await readyHarness();
  board.setFault({ kind: 'drop-missed' });
  const fallen = watchOutcome((await arm()).fallen(limitMs));
  board.dropNow(30);
  await clock.advance(limitMs);
  expect(fallen.outcome).toBe('not-seen');
});

it('can miss a fast product between two readings without a latch, but not with one', async () => {
  const fast = 5;
  const withoutLatch = await readyHarness();
  const missed = watchOutcome((await withoutLatch.arm()).fallen(limitMs));
  await withoutLatch.clock.advance(1);
  withoutLatch.board.dropNow(fast);
  await withoutLatch.clock.advance(limitMs);
  expect(missed.outcome).toBe('not-seen');

  for (const latch of ['cleared-by-reading', { clearCoil: 0x30 }]) {
    const { clock, board, arm } = await readyHarness({ latch }, { latch });
    const fallen = watchOutcome((await arm()).fallen(limitMs));
    await clock.advance(1);
    board.dropNow(fast);
    await clock.advance(delays.dropPollMs);
    expect(fallen.outcome).toBe('seen');
  }
});

it.each(['cleared-by-reading' as const, { clearCoil: 0x30 }])(
  'drops what a latch of kind %j kept from before',
  async (latch) => {
    const { clock, board, arm } = await readyHarness({ latch }, { latch });
    board.dropNow(10);
    await clock.advance(20);
    const watch = await arm();
    const fallen = watchOutcome(watch.fallen(limitMs));
    await clock.advance(limitMs);
    expect(fallen.outcome).toBe('not-seen');
  },
);

it('reads an input that is off while the beam is blocked', async () => {
  const { clock, board, arm, sensor, events } = await readyHarness({}, { seenAs: 'off' });
  const refused = watchOutcome(sensor.arm());
  await clock.advance(50);
  expect(refused.outcome).toMatchObject({ ok: false, error: { kind: 'blocked' } });
  board.setInput(0, true);
  await clock.advance(delays.dropCheckMs);
  expect(events).toEqual([{ kind: 'ready' }]);
  const fallen = watchOutcome((await arm()).fallen(limitMs));
  board.setInput(0, false);
  await clock.advance(delays.dropPollMs);
  expect(fallen.outcome).toBe('seen');
});

it('ends the previous watch when it is armed again, and polls slowly when no watch is active', async () => {
  const { clock, arm, sent } = await readyHarness();
  const first = watchOutcome((await arm()).fallen(limitMs));
  const second = await arm();
  expect(first.outcome).toBe('unknown');
  second.cancel();
  // The last reading of the watch, and the pause after it.
  await clock.advance(delays.dropPollMs);
  sent.length = 0;
  await clock.advance(10 * delays.dropCheckMs);
  expect(sent).toHaveLength(10);
});
