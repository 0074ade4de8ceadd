import type { Mutation } from './mutation.ts';

/** Faulty programs for unexpected answers of the bank. */
export const BANK_MUTATIONS: readonly Mutation[] = [
  {
    name: 'another-amount-sells',
    why: 'what the bank took is not what was asked for',
    file: 'app/session/qr/purchase-outcome.ts',
    from: '  if (!isEnough) return onOtherAmount(state, watched, waiting, paid, now);\n',
    to: '',
    kind: 'core',
  },
  {
    name: 'amount-of-the-qr-taken-for-the-banks',
    why: 'the bank says what came in',
    file: 'app/session/qr/poll-purchases.ts',
    from: 'status.amountTiyn ?? watched.amountTiyn',
    to: 'watched.amountTiyn',
    kind: 'core',
  },
  {
    name: 'refund-qr-given-up-for-a-forgotten-device',
    why: 'a device that the bank has forgotten is registered again',
    file: 'app/session/refund/refund-qr.ts',
    from: "  if (action !== 'register-again' || session.registration === 'done') return giveUp(state, session, code, now);",
    to: '  if (action !== null) return giveUp(state, session, code, now);',
    kind: 'core',
  },
  {
    name: 'scanned-refund-qr-given-up-for-a-forgotten-device',
    why: 'a device that the bank has forgotten is registered again',
    file: 'app/session/refund/refund-qr.ts',
    from: "return action === 'retry' || action === 'register-again';",
    to: "return action === 'retry';",
    kind: 'core',
  },
  {
    name: 'odd-purchase-spoils-the-list',
    why: 'an entry that nobody needs does not keep the others back',
    file: 'main/payments/kaspi/return-answers.ts',
    from: 'decodeWith(z.array(z.unknown()), data ?? [])',
    to: 'decodeWith(z.array(operationSchema), data ?? [])',
    kind: 'everything',
  },
  {
    name: 'odd-methods-refused',
    why: 'names of methods are badges and decide nothing',
    file: 'main/payments/kaspi/answers.ts',
    from: 'const methodsSchema = z\n  .unknown()',
    to: 'const methodsSchema = z\n  .array(z.string())',
    kind: 'everything',
  },
  {
    name: 'amount-told-twice-believed',
    why: 'of two amounts nobody knows which one is true',
    file: 'main/payments/https/json.ts',
    from: 'isDeepStrictEqual(asValue(before), asValue(after)) ? before : CONTRADICTION;',
    to: 'isDeepStrictEqual(asValue(before), asValue(after)) ? before : after;',
    kind: 'everything',
  },
  {
    name: 'refund-repeated-without-waiting',
    why: 'a request may lie in a gateway and be carried out late',
    file: 'app/payment/refund.ts',
    from: '  if (askedMonoMs - sinceMonoMs < limitMs) return again(refund, nowMonoMs);\n',
    to: '',
    kind: 'core',
  },
];
