import { expect, it } from 'vitest';
import { billMs, createEscrowHarness, insert, tenge } from './harness.ts';

it('credits once what the unit reports five times', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(800);
  harness.unit.setFault({ kind: 'lose-acks', acks: 10 });
  await harness.clock.advance(billMs);
  expect(harness.events.filter(({ kind }) => kind === 'stacked')).toEqual([
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
  insert(harness, 1_000);
  await harness.clock.advance(1_500);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(2_000));
});

it('reports a return once, too', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.giveBack().ok).toBe(true);
  harness.unit.setFault({ kind: 'lose-acks', acks: 12 });
  await harness.clock.advance(billMs);
  expect(harness.kinds()).toEqual(['escrowed', 'returned']);
});
