import { expect, it } from 'vitest';
import { createAcceptingHarness, insert, tenge } from './harness.ts';

it('reports the reason once for each rejected bill', async () => {
  const harness = await createAcceptingHarness();
  for (const reason of ['magnetic', 'length'] as const) {
    harness.unit.setFault({ kind: 'reject', reason });
    insert(harness, 500);
    await harness.clock.advance(3_000);
  }
  expect(harness.events).toEqual([
    { kind: 'rejected', reason: 'magnetic' },
    { kind: 'rejected', reason: 'length' },
  ]);
});

it('leaves a disabled value to the unit, which rejects it', async () => {
  const harness = await createAcceptingHarness();
  harness.acceptor.accept([tenge(500)]);
  await harness.clock.advance(500);
  insert(harness, 20_000);
  await harness.clock.advance(3_000);
  expect(harness.events).toEqual([{ kind: 'rejected', reason: 'inhibited' }]);
});
