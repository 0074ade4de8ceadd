import { expect, it } from 'vitest';
import { createModbusBench, makeRelay, MODBUS_READY_MS } from '../../../support/lines/modbus-line.ts';

it('switches off at the next start what a killed host has left on, before it is ready', async () => {
  const bench = await createModbusBench();
  const killed = bench.host();
  const before = makeRelay(killed.environment);
  before.device.start();
  await bench.clock.advance(MODBUS_READY_MS);
  void before.device.pulse(2, 700);
  await bench.clock.advance(300);
  await killed.die();
  await bench.clock.advance(60_000);
  expect(bench.board.isOn(2)).toBe(true);

  bench.sent.length = 0;
  const after = makeRelay(bench.host().environment);
  const stateAtReady: boolean[] = [];
  after.device.onEvent(() => stateAtReady.push(bench.board.isOn(2)));
  after.device.start();
  await bench.clock.advance(MODBUS_READY_MS);
  expect(after.events).toEqual([{ kind: 'ready', feedback: true }]);
  expect(stateAtReady).toEqual([false]);
  expect(bench.sent[0]?.slice(0, 4)).toBe('010F');
});
