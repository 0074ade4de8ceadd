import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness({ strict: true });

async function asker(): Promise<(afterMs: number) => Promise<number>> {
  const id = await harness().invoiceId(await harness().register('enhanced'));
  return (afterMs) => {
    harness().clock.advance(afterMs);
    return harness().code(harness().get('enhanced', `/payment/status/${id}`));
  };
}

it('refuses the third question at the same interval, within a tenth', async () => {
  const ask = await asker();
  expect([await ask(0), await ask(60_000), await ask(54_000)]).toEqual([0, 0, -400]);
  expect(harness().sandbox.violations()[0]?.message).toContain(
    'at a regular interval: invoices are asked about on an event, never on a timer',
  );
});

it('refuses questions less than three seconds apart', async () => {
  const ask = await asker();
  expect([await ask(0), await ask(2999)]).toEqual([0, -400]);
});

it('accepts questions at a person’s irregular intervals', async () => {
  const ask = await asker();
  expect([await ask(0), await ask(10_000), await ask(14_000), await ask(9000), await ask(60_000)]).toEqual([
    0, 0, 0, 0, 0,
  ]);
  expect(harness().rules()).toEqual([]);
});
