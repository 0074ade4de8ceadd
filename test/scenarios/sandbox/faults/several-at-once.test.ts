import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('puts faults together', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', [
    { kind: 'letter-case', letterCase: 'lower' },
    { kind: 'numbers-as-text' },
    { kind: 'delay', delayMs: 4000 },
  ]);
  const held = bench().clock.nextTimer();
  const answer = bench().attempt(token);
  await held;
  expect(bench().sandbox.purchases()).toHaveLength(1);
  bench().clock.advance(4000);
  expect(await answer).toContain('"statuscode":"0"');
});

it('spoils a method until it is cleared, or every method for some calls', async () => {
  const { faults } = bench().sandbox;
  const ping = (): Promise<number> => bench().code(bench().get('enhanced', '/health/ping'));
  faults.always('health/ping', { kind: 'status', statusCode: -999 });
  expect([await ping(), await ping(), await ping()]).toEqual([-999, -999, -999]);
  faults.clear('health/ping');
  expect(await ping()).toBe(0);
  faults.next('*', { kind: 'status', statusCode: -123 }, 2);
  expect(faults.list()).toEqual([{ method: '*', faults: [{ kind: 'status', statusCode: -123 }], times: 2 }]);
  expect([await ping(), await bench().code(bench().get('lite', '/partner/tradepoints')), await ping()]).toEqual([
    -123, -123, 0,
  ]);
});

it('never touches the phone', async () => {
  const id = await bench().create('standard', await bench().register());
  bench().sandbox.faults.always('*', { kind: 'reset', work: 'undone' });
  expect((await bench().sandbox.phone.scan(id)).ok).toBe(true);
  expect((await bench().sandbox.phone.confirm(id)).ok).toBe(true);
});
