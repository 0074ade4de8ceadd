import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it('writes every number as text', async () => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'numbers-as-text' });
  const text = await harness().attempt(token);
  expect(text).toContain('"StatusCode":"0"');
  expect(text).toMatch(/"QrPaymentId":"\d+"/);
  expect(text).toContain('"QrCodeScanWaitTimeout":"180"');
});
