import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasMethod, KASPI_SCHEMES } from '../../../app/payment/kaspi/methods.ts';
import type { Fault } from '../../../sandbox/http/fault.ts';
import { METHOD_NAMES, PROOFS } from '../../support/sandbox/method-proofs.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

/** How live servers write; none of it changes what they mean (facts, section 3). */
const DIALECTS: readonly (readonly [string, readonly Fault[]])[] = [
  [
    'names in lower case, dates with minutes in their zone',
    [
      { kind: 'letter-case', letterCase: 'lower' },
      { kind: 'dates', form: 'minutes' },
    ],
  ],
  [
    'names in capital letters, numbers as text, days of one digit',
    [
      { kind: 'letter-case', letterCase: 'upper' },
      { kind: 'numbers-as-text' },
      { kind: 'dates', form: 'one-digit-day' },
    ],
  ],
  [
    'names in camel case, dates without a zone',
    [
      { kind: 'letter-case', letterCase: 'camel' },
      { kind: 'dates', form: 'seven-digits' },
    ],
  ],
];

describe.each(DIALECTS)('%s', (_name, faults) => {
  const harness = withSandbox({ strict: true });
  beforeAll(() => {
    harness.sandbox.faults.always('*', [...faults]);
  });
  afterAll(() => {
    expect(harness.sandbox.violations()).toEqual([]);
  });

  describe.each(KASPI_SCHEMES)('%s', (scheme) => {
    test.each(METHOD_NAMES.filter((name) => hasMethod(scheme, name)))('%s', async (name) => {
      await PROOFS[name]({ scheme, phone: harness.sandbox.phone, ...(await harness.registered(scheme)) });
    });
  });
});
