import { expect, it } from 'vitest';
import { withHarness } from '../harness.ts';

const harness = withHarness();

it.each([
  ['specification', '2026-07-01T10:33:00+05'],
  ['minutes', '2026-07-01T10:33:00.000+05:00'],
  ['one-digit-day', '2026-07-1T10:33:00.000+05:00'],
  ['seven-digits', '2026-07-01T10:33:00.0006667'],
] as const)('writes dates in the form %s', async (form, expected) => {
  const token = await harness().register();
  harness().sandbox.faults.next('qr/create', { kind: 'dates', form });
  expect(await harness().attempt(token)).toContain(`"ExpireDate":"${expected}"`);
});
