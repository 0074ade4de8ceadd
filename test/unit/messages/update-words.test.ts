import { expect, test } from 'vitest';
import { updateSentence } from '../../../app/messages/update-words.ts';

test.each([
  ['kk', '1,2'],
  ['ru', '1,2'],
  ['en', '1.2'],
] as const)('%s: the size of a download is written as %s', (language, number) => {
  const found = { kind: 'found', version: '0.3.0', downloadBytes: 1_234_567 } as const;
  expect(updateSentence(found, language)).toMatch(new RegExp(`[^\\d]${number.replace('.', '\\.')} `));
});
