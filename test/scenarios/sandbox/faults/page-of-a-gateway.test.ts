import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it.each([
  [{ kind: 'html-502' }, 0],
  [{ kind: 'html-502', work: 'done' }, 1],
] as const)('answers %j', async (fault, purchases) => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', fault);
  expect(await bench().attempt(token)).toContain('<h1>502 Bad Gateway</h1>');
  expect(bench().sandbox.purchases()).toHaveLength(purchases);
});
