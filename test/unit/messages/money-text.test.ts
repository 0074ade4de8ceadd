import { expect, test } from 'vitest';
import { apiPaySchema } from '../../../app/config/api-pay.ts';
import { byFlySchema } from '../../../app/config/by-fly.ts';
import { kaspiSchema } from '../../../app/config/kaspi.ts';
import { moneyText } from '../../../app/messages/money-text.ts';
import { text } from '../../../app/messages/text.ts';
import { tiyn } from '../../../app/money/money.ts';
import { claimPaper } from '../../../app/paper/claim-paper.ts';
import type { PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import { apiPayCapabilities } from '../../../main/payments/apipay/capabilities.ts';
import { byFlyCapabilities } from '../../../main/payments/byfly/capabilities.ts';
import { kaspiCapabilities } from '../../../main/payments/kaspi/capabilities.ts';
import { INTERBANK } from '../../support/interbank/capabilities.ts';
import { claimSlip } from '../app/paper/slips.ts';

const KASPI = kaspiCapabilities(
  kaspiSchema.parse({ scheme: 'lite', baseUrl: 'https://k.example/r1/v01', deviceId: 'K-1', apiKeyFile: 'key' }),
);
const API_PAY = apiPayCapabilities(apiPaySchema.parse({ baseUrl: 'https://a.example/api', apiKeyFile: 'key' }));
const BY_FLY = byFlyCapabilities(byFlySchema.parse({ baseUrl: 'https://b.example/api', apiTokenFile: 'token' }));

interface Row {
  readonly service: PaymentCapabilities;
  readonly goingBack: string;
  readonly willBeRefunded: string;
  readonly done: string;
}

/** With Kaspi's customers the sentences are those that were agreed on, letter by letter. */
const OF_KASPI = {
  goingBack: 'Возвращаем 450 ₸ на ваш счёт Kaspi.',
  willBeRefunded: 'Если деньги списаны, Kaspi вернёт их сам.',
  done: 'Деньги придут на ваш счёт Kaspi. Здесь больше ничего делать не нужно.',
};
const OF_ANY_BANK = {
  goingBack: 'Возвращаем 450 ₸ на ваш счёт.',
  willBeRefunded: 'Если деньги списаны, они вернутся.',
  done: 'Деньги придут на ваш счёт. Здесь больше ничего делать не нужно.',
};

const ROWS: readonly Row[] = [
  { service: KASPI, ...OF_KASPI },
  { service: API_PAY, ...OF_KASPI },
  { service: BY_FLY, ...OF_KASPI },
  { service: INTERBANK, ...OF_ANY_BANK },
];

test.each(ROWS)('$service.title: the customer reads of their own bank', ({ service, ...wanted }) => {
  const facts = { amountTiyn: tiyn(45_000), bank: service.bank ?? null, isInvoice: false };
  expect({
    goingBack: moneyText('ru', { money: 'going-back', ...facts }).replaceAll('\u00a0', ' '),
    willBeRefunded: moneyText('ru', { money: 'will-be-refunded', ...facts }),
    done: text('ru', 'refund.done.text', { bank: service.bank }),
  }).toEqual(wanted);
});

test.each(ROWS)('$service.title: so it is on paper, in every language', ({ service }) => {
  const { application, bank, title } = service;
  const place = { title, application, ...(bank === undefined ? {} : { bank }) };
  for (const language of ['kk', 'ru', 'en'] as const) {
    for (const money of ['going-back', 'will-be-refunded'] as const) {
      const paper = JSON.stringify(claimPaper({ ...claimSlip(language, { money }), service: place }));
      expect([language, money, paper.includes('Kaspi')]).toEqual([language, money, bank === 'Kaspi']);
      expect(paper).not.toMatch(/[[{]bank/);
    }
  }
});
