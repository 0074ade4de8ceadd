import type { Mutation } from './mutation.ts';

/** Programs that do what a fleet orders in a way that harms a customer or the operator. */
export const FLEET_MUTATIONS: readonly Mutation[] = [
  {
    name: 'closure-forgotten-on-restart',
    why: 'a machine that an operator closed stays closed',
    file: 'app/session/recovery/after-restart.ts',
    from: 'closed: ledger.closed,',
    to: 'closed: null,',
    kind: 'fleet',
  },
  {
    name: 'closure-only-recorded',
    why: 'a machine that an operator closes offers nothing any more',
    file: 'app/service/state/orders.ts',
    from: 'closed: isClosed ? { sinceMs: now.wallMs, ...who } : null',
    to: 'closed: null',
    kind: 'fleet',
  },
  {
    name: 'closure-sends-a-customer-away',
    why: 'whoever may spend their change is served to the end',
    file: 'app/session/choose/can-accept-money.ts',
    from: "return carriedChange !== null || (session.kind !== 'idle' && session.kind !== 'service');",
    to: "return carriedChange === undefined || (session.kind !== 'idle' && session.kind !== 'service');",
    kind: 'fleet',
  },
  {
    name: 'debt-settled-before-its-customer',
    why: 'change that the customer spends at this moment is not paid out by hand, too',
    file: 'app/service/remote/remote.ts',
    from: "if (isBeforeCustomer(kiosk, claim.sale.saleId)) return 'debt-under-way';",
    to: '',
    kind: 'fleet',
  },
  {
    name: 'debt-paid-by-what-was-read-before',
    why: 'while the journal is read for one command, another one pays the debt: the customer would have the money twice',
    file: 'main/fleet/kiosk/carry-out.ts',
    from: '    if (reading.isOld) return',
    to: '    if (reading.isOld && claim.sale.saleId.length === 0) return',
    kind: 'fleet',
  },
  {
    name: 'more-sent-back-than-is-owed',
    why: 'of a payment that was partly delivered, only the rest goes back',
    file: 'app/service/doors/debts/pay.ts',
    from: 'amountTiyn: leastTiyn(leftTiyn, sale.debtTiyn) };',
    to: 'amountTiyn: leftTiyn };',
    kind: 'fleet',
  },
];
