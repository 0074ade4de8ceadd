import { describe, expect, test } from 'vitest';
import { actionOfCode, canonicalCode, KASPI_CODES } from '../../../app/payment/kaspi/codes.ts';

/** The corrected table of the facts page, section 2, word for word in what the kiosk does. */
const TABLE = {
  '-999': 'retry',
  '-10000': 'payments-off',
  '-1501': 'register-again',
  '-1502': 'register-again',
  '-1503': 'payments-off',
  '-1601': 'purchase-unknown',
  '-14000002': 'payments-off',
  '-99000001': 'final',
  '-99000002': 'payments-off',
  '-99000003': 'final',
  '-99000005': 'final',
  '-99000006': 'retry',
  '-99000011': 'final',
  '-99000020': 'final',
  '990000018': 'payments-off',
  '990000026': 'payments-off',
  '990000028': 'refuse-sale',
  '990000033': 'payments-off',
} as const;
/** Listed without a description; what they mean is assumed. */
const NAMED_ONLY = {
  '-1401': 'phone-refused',
  '-1404': 'phone-refused',
  '990000029': 'refuse-sale',
  '990000031': 'refuse-sale',
  '990000032': 'phone-refused',
  '99000010': 'refuse-sale',
} as const;

describe("Kaspi's status codes", () => {
  test.each(Object.entries(TABLE))('%s: %s', (code, action) => {
    expect(actionOfCode(code)).toBe(action);
  });

  test('the table has no other codes than the undescribed ones, which refuse the sale or ask for another number', () => {
    expect(Object.keys(KASPI_CODES).sort()).toEqual([...Object.keys(TABLE), ...Object.keys(NAMED_ONLY)].sort());
    for (const [code, action] of Object.entries(NAMED_ONLY)) expect(actionOfCode(code)).toBe(action);
  });

  test('every long code is also known with the scanned text’s surplus zero', () => {
    const long = Object.keys(KASPI_CODES).filter((code) => /^-?99/.test(code) && code.length > 4);
    expect(long.length).toBeGreaterThan(12);
    for (const code of long) {
      const damaged = code.replace(/^(-?99)/, '$10');
      expect(canonicalCode(damaged)).toBe(code);
      expect(actionOfCode(damaged)).toBe(actionOfCode(code));
    }
  });

  test.each(['-990000002', '-990000005', '9900000018', '9900000026', '9900000028', '9900000033'])(
    '%s of the recognised text',
    (damaged) => {
      expect(canonicalCode(damaged)).not.toBe(damaged);
    },
  );

  test.each(['7', '-1', '-9990', '9900000099', '-99000', '99', '-9999999999', '1'])(
    '%s is unknown: it refuses the sale and stays as it is',
    (code) => {
      expect(actionOfCode(code)).toBe('refuse-sale');
      expect(canonicalCode(code)).toBe(code);
    },
  );
});
