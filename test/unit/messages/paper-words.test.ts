import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../app/language/schema.ts';
import { paperText, paperWords, type PaperMessageKey } from '../../../app/messages/paper-words.ts';
import { messages, text } from '../../../app/messages/text.ts';

const isKey = (key: string): key is PaperMessageKey => key in paperWords;
const keys = Object.keys(paperWords).filter(isKey);

describe('the words on paper', () => {
  it('are written in every language, with the letters of that language', () => {
    for (const key of keys) {
      const { kk, ru, en } = paperWords[key];
      for (const words of [kk, ru, en]) expect([key, words]).toEqual([key, expect.stringMatching(/^\S(.*\S)?$/u)]);
      expect([key, ru]).toEqual([key, ru.replace(/[әғқңөұүһі]/gi, '')]);
      expect([key, en]).toEqual([key, en.replace(/\p{Script=Cyrillic}/gu, '')]);
    }
  });

  it('need no facts but the number of the sale, the service and the bank', () => {
    for (const key of keys) {
      for (const language of LANGUAGES)
        expect(
          paperText(language, key, { number: '7', service: 'Kaspi', bank: 'Kaspi', application: 'Kaspi Pay' }),
        ).not.toMatch(/[{}[\]]/);
    }
  });

  it('are separate from the words of the screens', () => {
    expect(keys.filter((key) => key in messages)).toEqual([]);
  });
});

describe('the words about paper on the screens', () => {
  it('exist in every language for a receipt that is being printed, printed or not available', () => {
    for (const language of LANGUAGES) {
      const states = (['printing', 'printed', 'failed'] as const).map((paper) =>
        text(language, `success.paper.${paper}`),
      );
      const codes = (['printing', 'printed'] as const).map((paper) => text(language, `error.paper.${paper}`));
      expect(new Set([...states, ...codes]).size).toBe(5);
      for (const sentence of [...states, ...codes]) expect(sentence).toMatch(/\.$/);
    }
  });
});
