import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('combines faults', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', [
    { kind: 'letter-case', letterCase: 'lower' },
    { kind: 'numbers-as-text' },
    { kind: 'delay', delayMs: 4000 },
  ]);
  const held = harness().clock.nextTimer();
  const answer = harness().attempt(token);
  await held;
  expect(harness().sandbox.purchases()).toHaveLength(1);
  harness().clock.advance(4000);
  expect(await answer).toContain('"statuscode":"0"');
});

it('applies to a method until it is cleared, or to every method for some calls', async () => {
  const { faults } = harness().sandbox;
  const ping = (): Promise<number> => harness().code(harness().get('enhanced', '/health/ping'));
  faults.always('health/ping', { kind: 'status', statusCode: -999 });
  expect([await ping(), await ping(), await ping()]).toEqual([-999, -999, -999]);
  faults.clear('health/ping');
  expect(await ping()).toBe(0);
  faults.next('*', { kind: 'status', statusCode: -123 }, 2);
  expect(faults.list()).toEqual([{ method: '*', faults: [{ kind: 'status', statusCode: -123 }], times: 2 }]);
  expect([await ping(), await harness().code(harness().get('lite', '/partner/tradepoints')), await ping()]).toEqual([
    -123, -123, 0,
  ]);
});

it('does not affect the phone', async () => {
  const id = await harness().create('standard', await harness().register());
  harness().sandbox.faults.always('*', { kind: 'reset', work: 'undone' });
  expect((await harness().sandbox.phone.scan(id)).ok).toBe(true);
  expect((await harness().sandbox.phone.confirm(id)).ok).toBe(true);
});
