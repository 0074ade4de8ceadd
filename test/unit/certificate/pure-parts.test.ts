import { describe, expect, test } from 'vitest';
import { expiryWarning } from '../../../app/certificate/expiry.ts';
import { FINDING_SEVERITIES, finding, hasErrors } from '../../../app/certificate/finding.ts';
import { isInEffect } from '../../../app/certificate/in-effect.ts';
import {
  certificateMessages,
  certificateText,
  type CertificateMessageKey,
} from '../../../app/messages/certificate-text.ts';
import { LANGUAGES } from '../../../app/language/schema.ts';

const DAY_MS = 86_400_000;
const END_MS = Date.parse('2031-11-21T10:00:00Z');

describe('expiryWarning', () => {
  test.each([
    [61 * DAY_MS, null],
    [60 * DAY_MS + 1, null],
    [60 * DAY_MS, { days: 60, level: 'within-60-days' }],
    [30 * DAY_MS + 1, { days: 30, level: 'within-60-days' }],
    [30 * DAY_MS, { days: 30, level: 'within-30-days' }],
    [7 * DAY_MS + 1, { days: 7, level: 'within-30-days' }],
    [7 * DAY_MS, { days: 7, level: 'within-7-days' }],
    [1, { days: 0, level: 'within-7-days' }],
    [0, { days: 0, level: 'within-7-days' }],
    [-1, { days: 0, level: 'expired' }],
    [-1000 * DAY_MS, { days: 0, level: 'expired' }],
  ])('%d ms before the end', (leftMs, wanted) => {
    expect(expiryWarning(END_MS, END_MS - leftMs)).toEqual(wanted);
  });
});

describe('isInEffect: the last action of a person wins', () => {
  test.each([
    ['the configuration is as it was', 'a', 'a', true],
    ["the configuration's certificate was changed later", 'a', 'b', false],
    ["the configuration's certificate is missing now", 'a', null, true],
    ['it was missing and still is', null, null, true],
    ['it was missing, and somebody put one there', null, 'b', false],
  ])('%s', (_, replaces, configured, wanted) => {
    expect(isInEffect(replaces, configured)).toBe(wanted);
  });
});

test('warnings do not forbid an installation, errors do', () => {
  expect(hasErrors([finding('weak-key'), finding('ca-differs')])).toBe(false);
  expect(hasErrors([finding('weak-key'), finding('expired')])).toBe(true);
});

describe('words about certificates', () => {
  const isKey = (key: string): key is CertificateMessageKey => key in certificateMessages;
  const keys = Object.keys(certificateMessages).filter(isKey);
  const names = (template: string): string[] =>
    [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

  test('exist for every finding in every language, with the same facts', () => {
    for (const reason of Object.keys(FINDING_SEVERITIES)) expect(keys).toContain(`certificate.finding.${reason}`);
    for (const key of keys) {
      const { kk, ru, en } = certificateMessages[key];
      expect([key, names(ru), names(en)]).toEqual([key, names(kk), names(kk)]);
      expect([key, ru]).toEqual([key, ru.replace(/[әғқңөұүһі]/gi, '')]);
      expect([key, en]).toEqual([key, en.replace(/\p{Script=Cyrillic}/gu, '')]);
    }
  });

  test('are whole sentences, with and without the facts that may be missing', () => {
    for (const key of keys.filter((one) => one !== 'certificate.ask-passphrase')) {
      for (const language of LANGUAGES) {
        const template = certificateMessages[key][language];
        const facts = Object.fromEntries(names(template).map((name) => [name, 'X']));
        const optional = names([...template.matchAll(/\[[^\]]*\]/g)].join(''));
        const required = Object.fromEntries(Object.entries(facts).filter(([name]) => !optional.includes(name)));
        for (const sentence of [certificateText(language, key, facts), certificateText(language, key, required)]) {
          expect(sentence).not.toMatch(/[{}[\]]| {2}|^\s|\s$| [.,:;]|[,:;][.,:;]|(?<!\.)\.\.(?!\.)/);
        }
      }
    }
  });
});
