import { expect, test } from 'vitest';
import fc from 'fast-check';
import { claimCode } from '../../../app/claim-code.ts';
import { plainCode, readCode, shownCode } from '../../../app/claims/typed-code.ts';

test.each([
  ['7K4-82M', '7K482M'],
  ['7k482m', '7K482M'],
  [' 7K4 82M ', '7K482M'],
  ['7K4—82M', '7K482M'],
  ['7 K 4 . 8 2 M', '7K482M'],
  ['OIL-oil', '011011'],
  // Typed with the Cyrillic layout still on.
  ['АВС-еко', 'ABCEK0'],
  ['тхумнр', 'TXYMHP'],
  ['З3І-1зі', '331131'],
  // Copied out of a messenger, which adds marks of direction and joins lines; wide letters of another keyboard.
  ['\u200e7K4-82M\u200b', '7K482M'],
  ['7K4\u221282M', '7K482M'],
  ['7K4\u00ad82M', '7K482M'],
  ['７Ｋ４－８２Ｍ', '7K482M'],
])('%s is read as %s', (typed, plain) => {
  expect(readCode(typed)).toBe(plain);
});

test.each(['', '7K4-82', '7K4-82MM', '7K4-82U', '7K4/82M', 'ҚҒӘ-ӨҰҮ', '7K4-82😀'])('%j cannot be a code', (typed) => {
  expect(readCode(typed)).toBeNull();
});

test('every code of a sale is recognised in every spelling', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 64 }), (saleId) => {
      const code = claimCode(saleId);
      const plain = plainCode(code);
      expect(readCode(code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(plain);
      expect(shownCode(plain)).toBe(code);
    }),
  );
});
