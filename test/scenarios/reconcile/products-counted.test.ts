import { expect, test } from 'vitest';
import { withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

test('products left are compared with the journal', async () => {
  point.write(
    { kind: 'stock-loaded', productId: 'water', count: 10 },
    { kind: 'stock-loaded', productId: 'juice', count: 8 },
  );
  await point.sell();
  expect(await point.reconcile('--counts', 'water=9,juice=8')).toMatchObject({ code: 0, findings: [] });
  const { code, findings } = await point.reconcile('--counts', 'water=7, tea=1');
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    {
      finding: 'products-missing',
      facts: { product: 'water', channel: 1, expected: 9, counted: 7, difference: 2, uncertain: 0 },
    },
    { finding: 'product-not-counted', facts: { product: 'juice', channel: 2, expected: 8 } },
    { finding: 'product-unknown', facts: { product: 'tea', counted: 1 } },
  ]);
});

test('they are compared even if the bank cannot be asked', async () => {
  point.harness.sandbox.faults.unplug();
  const { code, findings } = await point.reconcile('--counts', 'water=10,juice=8');
  point.harness.sandbox.faults.plug();
  expect([code, findings.map(({ finding }) => finding)]).toEqual([1, ['not-asked', 'products-surplus']]);
});
