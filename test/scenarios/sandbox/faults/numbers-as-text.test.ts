import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it('writes every number as text', async () => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'numbers-as-text' });
  const text = await bench().attempt(token);
  expect(text).toContain('"StatusCode":"0"');
  expect(text).toMatch(/"QrPaymentId":"\d+"/);
  expect(text).toContain('"QrCodeScanWaitTimeout":"180"');
});
