import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it.each([
  ['lower', '"statuscode":0,"message":"OK","data":{"qrtoken":'],
  ['upper', '"STATUSCODE":0,"MESSAGE":"OK","DATA":{"QRTOKEN":'],
  ['camel', '"statusCode":0,"message":"OK","data":{"qrToken":'],
] as const)('writes names in %s case', async (letterCase, expected) => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'letter-case', letterCase });
  expect(await harness().attempt(token)).toContain(expected);
});
