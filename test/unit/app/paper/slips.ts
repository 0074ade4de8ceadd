import type { Language } from '../../../../app/language/schema.ts';
import { ZERO_TIYN, tiyn } from '../../../../app/money/money.ts';
import type { Slip } from '../../../../app/paper/slip.ts';
import { ERROR_REASONS, type MoneyFact } from '../../../../app/sale-outcome.ts';

/** 17:07 in Kazakhstan. */
const AT_MS = Date.UTC(2026, 2, 21, 12, 7);
export const MONEY_FACTS = [
  'not-charged',
  'will-be-refunded',
  'going-back',
  'owed',
  'in-doubt',
  'checking',
] as const satisfies readonly MoneyFact[];
export const REFUND_WAYS = ['direct', 'with-customer', 'by-hand'] as const;

export type ReceiptSlip = Extract<Slip, { kind: 'receipt' }>;
export type ClaimSlip = Extract<Slip, { kind: 'claim' }>;

/** One juice for 450 tenge, paid by Kaspi QR. */
export function receiptSlip(
  language: Language,
  facts: Partial<ReceiptSlip['receipt']> = {},
  change: ReceiptSlip['change'] = null,
): ReceiptSlip {
  const receipt = {
    saleNumber: '5F0C81D2',
    operatorName: 'Aqbulaq',
    operatorBin: '180340021791',
    tradePoint: 'Mega Center',
    productName: { kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice' },
    quantity: 1,
    amountTiyn: tiyn(450_00),
    cashTiyn: ZERO_TIYN,
    carriedTiyn: ZERO_TIYN,
    qrPaymentId: '4838126530',
    service: 'Kaspi',
    wayName: { kk: 'Kaspi QR', ru: 'Kaspi QR', en: 'Kaspi QR' },
    commissionTiyn: ZERO_TIYN,
    paidAtMs: AT_MS,
  };
  return {
    kind: 'receipt',
    language,
    receipt: { ...receipt, ...facts },
    change,
    isChangeSpendable: false,
    contact: '+7 700 123 45 67',
  };
}

/** Three juices, a note of 1 000 tenge and the rest by QR, 50 tenge too much. */
export function mixedSlip(language: Language, claimCode: string | null = '7K4-82M'): ReceiptSlip {
  return receiptSlip(
    language,
    { quantity: 3, amountTiyn: tiyn(1_350_00), cashTiyn: tiyn(1_000_00) },
    { amountTiyn: tiyn(50_00), claimCode },
  );
}

/** The juice did not come out and 450 tenge are owed. */
export function claimSlip(language: Language, facts: Partial<ClaimSlip> = {}): ClaimSlip {
  return {
    kind: 'claim',
    language,
    operatorName: 'Aqbulaq',
    contact: '+7 700 123 45 67',
    tradePoint: 'Mega Center',
    reason: 'not-dispensed',
    money: 'owed',
    productName: { kk: 'Алма шырыны', ru: 'Сок яблочный', en: 'Apple juice' },
    quantity: 1,
    amountTiyn: tiyn(450_00),
    claimCode: '7K4-82M',
    qrPaymentId: '9007199254741993',
    service: { title: 'Kaspi', application: 'Kaspi Pay', bank: 'Kaspi' },
    refundWay: 'by-hand',
    atMs: AT_MS,
    ...facts,
  };
}

/** 84 notes. */
export function collectionSlip(language: Language, facts: { tradePoint?: null } = {}): Slip {
  return {
    kind: 'collection',
    language,
    operatorName: 'Aqbulaq',
    tradePoint: 'Mega Center',
    number: null,
    amountTiyn: tiyn(126_500_00),
    bills: 84,
    notes: [],
    counted: null,
    atMs: AT_MS,
    ...facts,
  };
}

/** Everything that can be printed in a language. */
export function everySlip(language: Language): readonly Slip[] {
  const claims = ERROR_REASONS.flatMap((reason) =>
    MONEY_FACTS.flatMap((money) =>
      REFUND_WAYS.flatMap((refundWay) =>
        ['9007199254741993', null].map((qrPaymentId) => claimSlip(language, { reason, money, refundWay, qrPaymentId })),
      ),
    ),
  );
  return [
    receiptSlip(language),
    { ...receiptSlip(language, { operatorBin: null, tradePoint: null }), contact: null },
    receiptSlip(language, { cashTiyn: tiyn(450_00), qrPaymentId: null }),
    mixedSlip(language),
    mixedSlip(language, null),
    ...claims,
    claimSlip(language, { contact: null, tradePoint: null, quantity: 3 }),
    collectionSlip(language),
    collectionSlip(language, { tradePoint: null }),
  ];
}
