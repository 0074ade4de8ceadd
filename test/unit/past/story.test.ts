import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../app/language/language.ts';
import { salesWords } from '../../../app/messages/service/sales-words.ts';
import { fillTemplate } from '../../../app/messages/fill-template.ts';
import { storyOf } from '../../../app/past/story.ts';
import { cashSale, doubtfulNote, ENDINGS, PRICE, recorded, sale, type Ending } from '../journal/history.ts';

function words(entries: readonly object[]): readonly string[] {
  return storyOf(recorded(entries)).map(({ word }) => word);
}

test('a debt paid out by a role', () => {
  const settled = { kind: 'debt-settled', saleId: 'a', amountTiyn: PRICE, how: 'by-hand', role: 'collector' };
  expect(words([...sale('debt', 'a', '15'), settled])).toEqual([
    'opened',
    'qr-shown',
    'scanned',
    'paid',
    'motor-on',
    'not-dispensed',
    'debt',
    'paid-out-collector',
  ]);
});

test('notes', () => {
  expect(words(cashSale('a', 50_000))).toEqual(['opened', 'note-in', 'dispensed-assumed']);
  expect(words(doubtfulNote('a', 50_000))).toEqual(['opened', 'device-lost', 'note-doubtful']);
});

const endings = Object.keys(ENDINGS) as Ending[];

test.each(endings)(
  'every line of a sale that is %s has its sentence in each language, with every fact filled in',
  (ending) => {
    for (const { word, facts } of storyOf(recorded(sale(ending, 'a', '15')))) {
      for (const language of LANGUAGES) {
        const sentence = fillTemplate(salesWords[`story.${word}`][language], { ...facts, product: 'x' });
        expect(sentence).not.toMatch(/[{}[\]]/);
      }
    }
  },
);
