import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const INTERVAL_MS = 5000;
const harness = withHarness({ strict: true });

it('refuses a question after the final status', async () => {
  const id = await harness().paid(await harness().register());
  expect(await harness().paymentStatus(id)).toBe('Processed');
  harness().clock.advance(INTERVAL_MS);
  expect(await harness().code(harness().get('standard', `/payment/status/${id}`))).toBe(-400);
  expect(harness().rules()).toEqual(['asked-after-final']);
});

it.each([
  { kind: 'reset', work: 'done' },
  { kind: 'garbage' },
  { kind: 'truncated' },
  { kind: 'purchase-status', status: 'Rejected' },
] as const)('lets the client ask again when the answer was lost or spoilt: %j', async (fault) => {
  const id = await harness().paid(await harness().register());
  harness().sandbox.faults.next('payment/status', fault);
  await harness()
    .send('standard', `/payment/status/${id}`)
    .catch(() => undefined);
  harness().clock.advance(INTERVAL_MS);
  expect(await harness().paymentStatus(id)).toBe('Processed');
  expect(harness().rules()).toEqual([]);
});

it('recognises the final status of a refund', async () => {
  const returnId = await harness().scannedReturn(await harness().register());
  expect(await harness().status('standard', `/return/status/${returnId}`)).toBe('CustomerIdentityObtained');
  harness().clock.advance(INTERVAL_MS);
  expect(await harness().code(harness().get('standard', `/return/status/${returnId}`))).toBe(-400);
});
