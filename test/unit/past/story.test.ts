import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../app/language/language.ts';
import { salesWords } from '../../../app/messages/service/sales-words.ts';
import { wayName } from '../../../app/messages/way-words.ts';
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
        const sentence = fillTemplate(salesWords[`story.${word}`][language], {
          ...facts,
          product: 'x',
          way: wayName(language, String(facts['way'])),
        });
        expect(sentence).not.toMatch(/[{}[\]]/);
      }
    }
  },
);

const NUMBER = { saleId: 'a', qrPaymentId: 'inv-1' };

/** Everything that can happen to an invoice and to a payment in parts. */
const INVOICE: readonly object[] = [
  { ...sale('left open', 'a', '15')[0], provider: 'apipay', binding: 'apipay x' },
  { kind: 'purchase-asked', saleId: 'a', attempt: 1, amountTiyn: PRICE + 450, method: 'apipay-phone' },
  {
    kind: 'purchase-known',
    ...NUMBER,
    provider: 'apipay',
    binding: 'apipay x',
    method: 'apipay-phone',
    amountTiyn: PRICE + 450,
    commissionTiyn: 450,
    // As no version records it; it must not be told even then.
    phone: '+7 701 123 45 67',
    pollIntervalMs: 3_000,
    scanTimeoutMs: 300_000,
    confirmTimeoutMs: 0,
  },
  { kind: 'part-paid', ...NUMBER, amountTiyn: 10_000 },
  { kind: 'cancel-asked', ...NUMBER, attempt: 1 },
  { kind: 'paid', ...NUMBER, amountTiyn: PRICE + 450 },
  { kind: 'commission-kept', saleId: 'a', amountTiyn: 450 },
  { kind: 'refund-accepted', ...NUMBER, operationId: 'r-9' },
  { kind: 'invoice-lost', saleId: 'a', amountTiyn: PRICE, claimCode: 'ABC-123' },
  { kind: 'invoice-cleared', saleId: 'a', amountTiyn: PRICE },
  { kind: 'invoice-cleared', saleId: 'a', amountTiyn: PRICE, role: 'technician' },
  { kind: 'invoice-cleared', saleId: 'a', amountTiyn: PRICE, paidTiyn: PRICE },
  { kind: 'invoice-cleared', saleId: 'a', amountTiyn: PRICE, paidTiyn: PRICE, role: 'technician' },
];

test('an invoice, a commission and parts are told, with the service and its number', () => {
  expect(storyOf(recorded(INVOICE)).map(({ word, facts }) => [word, facts['way']])).toEqual([
    ['opened', undefined],
    ['invoice-sent', 'apipay-phone'],
    ['part-paid', 'apipay-phone'],
    ['withdrawn', undefined],
    ['paid', 'apipay-phone'],
    ['commission-kept', undefined],
    ['refund-accepted', undefined],
    ['invoice-lost', undefined],
    ['invoice-not-paid', undefined],
    ['invoice-not-paid-technician', undefined],
    ['invoice-paid', undefined],
    ['invoice-paid-technician', undefined],
  ]);
});

const LOST = { kind: 'invoice-lost', saleId: 'a', amountTiyn: PRICE, claimCode: 'ABC-123' };
const CLEARED = { kind: 'invoice-cleared', saleId: 'a', amountTiyn: PRICE };
const SEARCHED = { kind: 'invoices-searched', saleId: 'a', provider: 'apipay', method: 'apipay-phone' };
const KNOWN = INVOICE.slice(2, 3);
const PAID = { kind: 'paid', ...NUMBER, amountTiyn: PRICE + 450 };

test('an invoice that the kiosk has found by itself is not told as unpaid, also where it was paid', () => {
  const told = storyOf(recorded([...INVOICE.slice(0, 1), LOST, ...KNOWN, CLEARED, PAID, SEARCHED]));
  expect(told.map(({ word }) => word)).toEqual(['opened', 'invoice-lost', 'invoice-sent', 'invoice-found', 'paid']);
  const text = fillTemplate(salesWords['story.invoice-found'].ru, told[3]?.facts ?? {});
  expect(text).toMatch(/^Автомат нашёл потерянный счёт на .*₸ у платёжного сервиса/);
});

test('one that never reached the service is told so', () => {
  expect(words([...INVOICE.slice(0, 1), LOST, CLEARED, SEARCHED])).toEqual([
    'opened',
    'invoice-lost',
    'invoice-never-sent',
  ]);
});

test('what a person has decided by the command between two runs stays theirs', () => {
  const started = { kind: 'started', version: 'test' };
  const all = recorded([...INVOICE.slice(0, 1), LOST, ...KNOWN, started, CLEARED, started, SEARCHED]);
  const told = storyOf(all.filter(({ entry }) => entry.kind !== 'started'));
  expect(told.map(({ word }) => word).at(-1)).toBe('invoice-not-paid');
});

test.each(LANGUAGES)('so they are in %s, with every fact filled in, and of a telephone two digits', (language) => {
  const sentences = storyOf(recorded(INVOICE)).map(({ word, facts }) =>
    fillTemplate(salesWords[`story.${word}`][language], {
      ...facts,
      product: 'x',
      way: wayName(language, String(facts['way'])),
    }),
  );
  for (const sentence of sentences) expect(sentence).not.toMatch(/[{}[\]]|undefined/);
  expect(sentences[1]).toContain('** 67');
  expect(sentences[1]).toContain('ApiPay');
  expect(sentences.join(' ')).not.toMatch(/701|123 45/);
});
