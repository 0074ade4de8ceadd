import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it.each([
  ['undone', 0],
  ['done', 1],
] as const)('never answers; the work is %s, the connection stays open', async (work, purchases) => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'silence', work });
  const entry = bench().nextLogged();
  const silent = bench().attempt(token);
  expect(await entry).toMatchObject({ method: 'qr/create', httpStatus: null });
  expect(bench().sandbox.purchases()).toHaveLength(purchases);
  // Other connections are not concerned.
  expect(await bench().attempt(token)).toContain('"StatusCode":0');
  bench().sandbox.faults.unplug();
  expect(await silent).toBe('broken');
});
