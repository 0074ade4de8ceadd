import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('breaks the connection, and nothing was done', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'reset', work: 'undone' });
  expect(await bench().attempt(token)).toBe('broken');
  expect(bench().sandbox.purchases()).toEqual([]);
  expect(bench().sandbox.requests().at(-1)).toMatchObject({ method: 'qr/create', httpStatus: null });
  expect(await bench().attempt(token)).toContain('"StatusCode":0');
});
