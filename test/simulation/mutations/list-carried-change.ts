import type { Mutation } from './mutation.ts';

/** Programs that are broken where change pays for another product. */
export const CARRIED_CHANGE_MUTATIONS: readonly Mutation[] = [
  {
    name: 'carried-change-stays-owed',
    why: 'what pays for another product is not owed any more',
    file: 'app/session/change/spend-change.ts',
    from: "    { kind: 'credit-given', saleId: carriedChange.saleId, amountTiyn },\n",
    to: '',
    kind: 'core',
  },
  {
    name: 'carried-change-lost-on-the-way',
    why: 'what leaves one sale is the money of the next one',
    file: 'app/session/change/spend-change.ts',
    from: "    { kind: 'credit-taken', saleId, amountTiyn },\n",
    to: '',
    kind: 'core',
  },
  {
    name: 'carried-change-used-twice',
    why: 'change is spent once',
    file: 'app/session/choose/choose-product.ts',
    from: '  const state: KioskState = { ...before, carriedChange: null };',
    to: '  const state: KioskState = before;',
    kind: 'core',
  },
  {
    name: 'carried-change-forgotten-at-the-screen',
    why: 'what the journal took over has to count for the customer',
    file: 'app/session/attempt/pay.ts',
    from: 'cashTiyn: addTiyn(cashTiyn, carriedTiyn), carriedTiyn',
    to: 'cashTiyn, carriedTiyn',
    kind: 'core',
  },
  {
    name: 'carried-change-where-change-is-kept',
    why: 'what the screen said is kept cannot be spent',
    file: 'app/session/change/spend-change.ts',
    from: 'return state.settings.moreProducts && change !== null && change.claimCode !== null;',
    to: 'return state.settings.moreProducts && change !== null;',
    kind: 'core',
  },
  {
    name: 'carried-change-not-read-back',
    why: 'after a power cut the carried change pays for what it was moved to',
    file: 'app/journal/sale-record.ts',
    from: '        carriedTiyn: entry.amountTiyn,\n        paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn),\n',
    to: '        carriedTiyn: entry.amountTiyn,\n',
    kind: 'core',
  },
];
