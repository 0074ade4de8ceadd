import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const INTERVAL_MS = 5000;
const bench = withBench({ strict: true });

it('refuses a question whose last word was said', async () => {
  const id = await bench().paid(await bench().register());
  expect(await bench().paymentStatus(id)).toBe('Processed');
  bench().clock.advance(INTERVAL_MS);
  expect(await bench().code(bench().get('standard', `/payment/status/${id}`))).toBe(-400);
  expect(bench().rules()).toEqual(['asked-after-final']);
});

it.each([
  { kind: 'reset', work: 'done' },
  { kind: 'garbage' },
  { kind: 'truncated' },
  { kind: 'purchase-status', status: 'Rejected' },
] as const)('lets the client ask again when the answer was lost or spoilt: %j', async (fault) => {
  const id = await bench().paid(await bench().register());
  bench().sandbox.faults.next('payment/status', fault);
  await bench()
    .send('standard', `/payment/status/${id}`)
    .catch(() => undefined);
  bench().clock.advance(INTERVAL_MS);
  expect(await bench().paymentStatus(id)).toBe('Processed');
  expect(bench().rules()).toEqual([]);
});

it('knows when a refund has its last status', async () => {
  const returnId = await bench().scannedReturn(await bench().register());
  expect(await bench().status('standard', `/return/status/${returnId}`)).toBe('CustomerIdentityObtained');
  bench().clock.advance(INTERVAL_MS);
  expect(await bench().code(bench().get('standard', `/return/status/${returnId}`))).toBe(-400);
});
