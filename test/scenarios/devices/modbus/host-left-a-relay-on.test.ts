import { expect, it } from 'vitest';
import { createModbusHarness, makeRelay, MODBUS_READY_MS } from '../../../support/lines/modbus-line.ts';

it('switches off at the next start a relay left on by a killed host, before it is ready', async () => {
  const harness = await createModbusHarness();
  const killed = harness.host();
  const before = makeRelay(killed.environment);
  before.device.start();
  await harness.clock.advance(MODBUS_READY_MS);
  void before.device.pulse(2, 700);
  await harness.clock.advance(300);
  await killed.die();
  await harness.clock.advance(60_000);
  expect(harness.board.isOn(2)).toBe(true);

  harness.sent.length = 0;
  const after = makeRelay(harness.host().environment);
  const stateAtReady: boolean[] = [];
  after.device.onEvent(() => stateAtReady.push(harness.board.isOn(2)));
  after.device.start();
  await harness.clock.advance(MODBUS_READY_MS);
  expect(after.events).toEqual([{ kind: 'ready', feedback: true }]);
  expect(stateAtReady).toEqual([false]);
  expect(harness.sent[0]?.slice(0, 4)).toBe('010F');
});
