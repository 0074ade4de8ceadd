import { expect, it } from 'vitest';
import { delays } from '../../../../drivers/common/delays.ts';
import type { PortError } from '../../../../drivers/port/byte-port.ts';
import { watchHangUp } from '../../../../drivers/port/hang-up-watch.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

function createHarness() {
  const clock = new FakeClock();
  const state: { failure?: Error; queries: number } = { queries: 0 };
  const reasons: PortError[] = [];
  const stop = watchHangUp(
    clock,
    async () => {
      state.queries += 1;
      if (state.failure !== undefined) throw state.failure;
    },
    (reason) => reasons.push(reason),
  );
  return { clock, state, reasons, stop };
}

it('reports a hang-up once, within one check', async () => {
  const { clock, state, reasons } = createHarness();
  await clock.advance(10 * delays.portHangUpCheckMs);
  expect(reasons).toEqual([]);
  state.failure = new Error('Error: Input/output error, cannot get baud rate');
  await clock.advance(delays.portHangUpCheckMs);
  expect(reasons).toMatchObject([{ kind: 'io' }]);
  await clock.advance(10 * delays.portHangUpCheckMs);
  expect(reasons).toHaveLength(1);
  expect(clock.pendingTimers).toBe(0);
});

it('assumes an open line on a computer without the query', async () => {
  const { clock, state, reasons } = createHarness();
  state.failure = new Error('Error: System baud rate check not implemented on this platform');
  await clock.advance(10 * delays.portHangUpCheckMs);
  expect(reasons).toEqual([]);
});

it('stops its checks at the end', async () => {
  const { clock, state, stop } = createHarness();
  stop();
  await clock.advance(10 * delays.portHangUpCheckMs);
  expect(state.queries).toBe(0);
  expect(clock.pendingTimers).toBe(0);
});
