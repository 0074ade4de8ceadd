import { expect, test } from 'vitest';
import { claimCode } from '../../../app/claim-code.ts';

test('a claim code is short, easy to read out and constant for its sale', () => {
  const code = claimCode('dfec8c27-924e-490e-a231-3f474111479d');
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
  expect(claimCode('dfec8c27-924e-490e-a231-3f474111479d')).toBe(code);
});

test('codes rarely repeat within a year of debts', () => {
  const codes = new Set(Array.from({ length: 1_000 }, (_, index) => claimCode(`sale-${index}-${index * 7919}`)));
  expect(codes.size).toBeGreaterThan(995);
});
