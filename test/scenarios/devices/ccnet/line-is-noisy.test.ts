import { expect, it } from 'vitest';
import { billMs, createEscrowHarness, tenge } from './harness.ts';

it('requests damaged answers again by NAK, and credits once', async () => {
  const harness = await createEscrowHarness();
  expect(harness.acceptor.stack().ok).toBe(true);
  for (let round = 0; round < 8; round += 1) {
    harness.unit.setFault({ kind: 'corrupt', answers: 2 });
    await harness.clock.advance(500);
  }
  expect(harness.kinds()).toEqual(['escrowed', 'stacked']);
  expect(harness.credited()).toBe(tenge(1_000));
});

it('is not misled by a damaged answer to STACK', async () => {
  const harness = await createEscrowHarness();
  harness.unit.setFault({ kind: 'corrupt', answers: 1 });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.kinds()).toEqual(['escrowed', 'stacked']);
});

it('works with a unit that answers slowly', async () => {
  const harness = await createEscrowHarness({ answerMs: 150 });
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(1_000));
});
