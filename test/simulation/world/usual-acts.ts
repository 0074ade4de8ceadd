import type { DoorTypes } from '../../../app/service/doors/types.ts';
import type { DoorStep } from '../../../app/service/state/access.ts';
import type { Decisions } from '../engine/decisions.ts';
import { PRODUCTS } from './products.ts';

interface Usual {
  readonly decisions: Decisions;
  /** Sales whose code is known. */
  readonly owedSales: readonly string[];
}

type UsualAct<S extends DoorStep> = (view: DoorTypes[S]['view'], usual: Usual) => DoorTypes[S]['action'] | null;

const MOST_COUNTED = 4;

/** The actions of a person with a purpose: random actions alone seldom complete all steps of a door. */
const USUAL: { readonly [S in DoorStep]?: UsualAct<S> } = {
  debts: ({ chosen }, { decisions, owedSales }) => {
    if (chosen !== null && chosen.hindrance === null && chosen.facts !== null && chosen.done === null)
      return { kind: 'pay', amountTiyn: chosen.facts.debtTiyn };
    const saleId = owedSales[decisions.below('menu: which code', owedSales.length)];
    return saleId === undefined ? null : { kind: 'choose', saleId };
  },
  cash: ({ collection }, { decisions }) => {
    if (collection === null) return { kind: 'collect' };
    if (collection.step === 'out') return { kind: 'cassette-out' };
    if (collection.step === 'in') return { kind: 'cassette-in' };
    const line = collection.lines.find(({ counted }) => counted === null);
    if (line === undefined) return { kind: 'confirm' };
    return { kind: 'count', billTiyn: line.billTiyn, count: decisions.below('menu: counted', MOST_COUNTED) };
  },
  checks: ({ channels }, { decisions }) => {
    const asking = channels.find(({ step }) => step === 'asking');
    if (asking !== undefined) {
      const answer = decisions.chance('menu: it came out', 0.7) ? 'out' : 'not-out';
      return { kind: 'answer', channel: asking.channel, answer };
    }
    return { kind: 'pulse', channel: 1 + decisions.below('menu: which channel', PRODUCTS.length) };
  },
};

/** Null without a purpose. */
export function usualAct<S extends DoorStep>(
  step: S,
  view: DoorTypes[S]['view'],
  usual: Usual,
): DoorTypes[S]['action'] | null {
  return USUAL[step]?.(view, usual) ?? null;
}
