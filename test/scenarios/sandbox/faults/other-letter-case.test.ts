import { expect, it } from 'vitest';
import { withBench } from '../harness.ts';

const bench = withBench();

it.each([
  ['lower', '"statuscode":0,"message":"OK","data":{"qrtoken":'],
  ['upper', '"STATUSCODE":0,"MESSAGE":"OK","DATA":{"QRTOKEN":'],
  ['camel', '"statusCode":0,"message":"OK","data":{"qrToken":'],
] as const)('writes names in %s case', async (letterCase, expected) => {
  const token = await bench().register();
  bench().sandbox.faults.next('qr/create', { kind: 'letter-case', letterCase });
  expect(await bench().attempt(token)).toContain(expected);
});
