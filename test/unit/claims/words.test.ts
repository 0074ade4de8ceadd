import { describe, expect, test } from 'vitest';
import { claimMessages, claimText, type ClaimMessageKey } from '../../../app/messages/claim-words.ts';
import { LANGUAGES } from '../../../app/language/schema.ts';

const isKey = (key: string): key is ClaimMessageKey => key in claimMessages;
const keys = Object.keys(claimMessages).filter(isKey);
const FACTS = {
  code: '7K4-82M',
  amount: '450 ₸',
  owed: '900 ₸',
  note: '500 ₸',
  invoice: '450 ₸',
  found: '500 ₸',
  product: 'Water',
  quantity: 2,
  date: '2026-11-20 12:00',
  purchases: '15, 17',
  sale: 'sale-1',
  count: 2,
  file: 'journal.db',
  detail: 'disk I/O error',
};
const placeholders = (template: string): readonly string[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('words of the claim command', () => {
  test('need the same facts in every language, and only letters of that language', () => {
    for (const key of keys) {
      const { kk, ru, en } = claimMessages[key];
      expect([key, placeholders(ru), placeholders(en)]).toEqual([key, placeholders(kk), placeholders(kk)]);
      expect([key, ru]).toEqual([key, ru.replace(/[әғқңөұүһі]/gi, '')]);
      expect([key, en]).toEqual([key, en.replace(/\p{Script=Cyrillic}/gu, '')]);
    }
  });

  test.each(keys)('%s is complete with its facts', (key) => {
    for (const language of LANGUAGES) expect(claimText(language, key, FACTS)).not.toMatch(/[{}[\]]| {2}/);
  });

  test('every obstacle is reported with the remedy, or with the statement that nothing happened', () => {
    for (const key of keys.filter((one) => one.startsWith('claim.outcome.'))) {
      for (const language of LANGUAGES)
        expect([key, claimText(language, key, FACTS)]).toEqual([key, expect.stringMatching(/[.:;] \S.*\.$/)]);
    }
  });
});
