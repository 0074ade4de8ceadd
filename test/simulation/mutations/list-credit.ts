import type { Mutation } from './mutation.ts';

/** Programs that are broken where change pays for another product. */
export const CREDIT_MUTATIONS: readonly Mutation[] = [
  {
    name: 'credit-stays-owed',
    why: 'what pays for another product is not owed any more',
    file: 'app/session/change/spend-change.ts',
    from: "    { kind: 'credit-given', saleId: credit.saleId, amountTiyn },\n",
    to: '',
    kind: 'core',
  },
  {
    name: 'credit-lost-on-the-way',
    why: 'what leaves one sale is the money of the next one',
    file: 'app/session/change/spend-change.ts',
    from: "    { kind: 'credit-taken', saleId, amountTiyn },\n",
    to: '',
    kind: 'core',
  },
  {
    name: 'credit-used-twice',
    why: 'change is spent once',
    file: 'app/session/choose/choose-product.ts',
    from: '  const state: KioskState = { ...before, credit: null };',
    to: '  const state: KioskState = before;',
    kind: 'core',
  },
  {
    name: 'credit-forgotten-at-the-screen',
    why: 'what the journal took over has to count for the customer',
    file: 'app/session/attempt/pay.ts',
    from: 'cashTiyn: addTiyn(cashTiyn, creditTiyn), creditTiyn',
    to: 'cashTiyn, creditTiyn',
    kind: 'core',
  },
  {
    name: 'credit-where-change-is-kept',
    why: 'what the screen said is kept cannot be spent',
    file: 'app/session/change/spend-change.ts',
    from: 'return state.settings.moreProducts && change !== null && change.claimCode !== null;',
    to: 'return state.settings.moreProducts && change !== null;',
    kind: 'core',
  },
  {
    name: 'credit-not-read-back',
    why: 'after a power cut the credit pays for what it was moved to',
    file: 'app/journal/sale-record.ts',
    from: '        creditTiyn: entry.amountTiyn,\n        paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn),\n',
    to: '        creditTiyn: entry.amountTiyn,\n',
    kind: 'core',
  },
];
