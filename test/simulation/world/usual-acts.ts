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
const MOST_PIECES = 8;
const ANSWERS = ['out', 'not-out', 'none'] as const;
/** As they are typed; one is refused. */
const PRICES = ['450', '500', '1', '99,50', '1 200', '0'] as const;

/** The actions of a person with a purpose: random actions alone seldom complete all steps of a door. */
const USUAL: { readonly [S in DoorStep]?: UsualAct<S> } = {
  debts: ({ chosen, loose, sums, mayDecide }, { decisions, owedSales }) => {
    const debtTiyn = chosen?.facts?.debtTiyn;
    if (chosen?.hindrance === null && debtTiyn !== undefined && chosen.done === null) {
      const { refund } = chosen;
      const isByBank = decisions.chance('menu: by the bank', 0.3);
      return isByBank && refund !== null
        ? { kind: 'refund', amountTiyn: refund.amountTiyn }
        : { kind: 'pay', amountTiyn: debtTiyn };
    }
    if (loose !== null && !loose.isReading) {
      const sale = loose.sales[decisions.below('menu: whose it was', loose.sales.length)];
      return sale === undefined ? { kind: 'keep' } : { kind: 'assign', saleId: sale.saleId };
    }
    const found = sums?.loose[0];
    if (mayDecide && found !== undefined && decisions.chance('menu: looks at found money', 0.5))
      return { kind: 'choose-loose', orphanId: found.orphanId };
    const saleId = owedSales[decisions.below('menu: which code', owedSales.length)];
    return saleId === undefined ? null : { kind: 'choose', saleId };
  },
  cash: ({ collection, facts }, { decisions }) => {
    if (collection === null) {
      const isRemoved = facts?.removal !== null && facts?.removal !== undefined;
      return { kind: isRemoved && decisions.chance('menu: the one outside', 0.7) ? 'collect-removed' : 'collect' };
    }
    if (collection.step === 'out') return collection.isSeen ? null : { kind: 'cassette-out' };
    if (collection.step === 'in') return collection.isSeen ? null : { kind: 'cassette-in' };
    const line = collection.lines.find(({ counted }) => counted === null);
    if (line === undefined) return { kind: 'confirm' };
    return { kind: 'count', billTiyn: line.billTiyn, count: decisions.below('menu: counted', MOST_COUNTED) };
  },
  checks: ({ channels, bill }, { decisions }) => {
    const asking = channels.find(({ step }) => step === 'asking');
    if (asking !== undefined) {
      const answer = decisions.weighted('menu: what came out', [4, 2, 1]);
      return { kind: 'answer', channel: asking.channel, answer: ANSWERS[answer] ?? 'out' };
    }
    if (bill.canStart && decisions.chance('menu: tries a note', 0.5)) return { kind: 'try-note' };
    return { kind: 'pulse', channel: 1 + decisions.below('menu: which channel', PRODUCTS.length) };
  },
  stock: ({ slots, canUndo }, { decisions }) => {
    if (canUndo && decisions.chance('menu: takes the count back', 0.3)) return { kind: 'undo' };
    const slot = slots[decisions.below('menu: which slot', slots.length)];
    if (slot === undefined) return { kind: 'fill-all' };
    const { productId } = slot;
    switch (decisions.weighted('menu: at the shelf', [3, 2, 2, 1, 1])) {
      case 0:
        return { kind: 'set', productId, count: decisions.below('menu: counted pieces', MOST_PIECES) };
      case 1:
        return { kind: 'fill', productId };
      case 2:
        return { kind: slot.isOff ? 'on' : 'off', productId };
      case 3:
        return { kind: 'fill-all' };
      default:
        return { kind: 'cleared', productId };
    }
  },
  products: ({ products, undo, shelf, list }, { decisions }) => {
    const asking = shelf?.find(({ step }) => step === 'asking');
    if (asking !== undefined && decisions.chance('menu: answers at the shelf', 0.7)) {
      const answer = decisions.weighted('menu: what came out', [4, 2, 1]);
      return { kind: 'answer', channel: asking.channel, answer: ANSWERS[answer] ?? 'out' };
    }
    if (list !== null) return atList(list, decisions);
    if (undo !== null && decisions.chance('menu: takes the change back', 0.3)) return { kind: 'undo' };
    const product = products?.[decisions.below('menu: which card', products.length)];
    if (product === undefined) return { kind: 'refresh' };
    const { id: productId, form } = product;
    switch (decisions.weighted('menu: at the card', [8, 2, 1, 1, 4, 3, 1])) {
      case 0: {
        const price = PRICES[decisions.below('menu: which price', PRICES.length)] ?? '450';
        return { kind: 'save', productId, form: { ...form, price } };
      }
      case 1:
        return { kind: 'later', productId };
      case 2:
        return { kind: 'save', productId: null, form: { ...form, en: 'Nuts', channel: '4' } };
      case 3:
        return { kind: 'remove', productId };
      case 4:
        return { kind: 'swap', channel: Number(form.channel), other: 1 + decisions.below('menu: other channel', 4) };
      case 5:
        return { kind: 'list-open' };
      default:
        return { kind: 'pulse', channel: Number(form.channel) };
    }
  },
  devices: (view, { decisions }) => atDevices(view, decisions),
  import: (view, { decisions }) => atImport(view, decisions),
  export: ({ chosen, share }) => (share !== null ? null : chosen === null ? { kind: 'refresh' } : { kind: 'start' }),
  setup: () => ({ kind: 'start' }),
  payment: ({ busy, gate, facts }, { decisions }) => {
    if (busy !== null || facts?.kind !== 'device') return null;
    if (facts.device.isGivenUp) return { kind: 'register' };
    if (gate === 'ready' && decisions.chance('menu: gives the device up', 0.2)) return { kind: 'give-up' };
    return { kind: decisions.chance('menu: asks for trade points', 0.5) ? 'list' : 'ask' };
  },
};

/** A search, a device that was found, and what was written taken back. */
function atDevices(
  { ports, devices, isSearching, isSearched, isWriting, undo }: DoorTypes['devices']['view'],
  decisions: Decisions,
): DoorTypes['devices']['action'] | null {
  if (isSearching || isWriting || devices === null) return null;
  if (undo !== null && decisions.chance('menu: takes the change back', 0.3)) return { kind: 'undo' };
  const found = ports.filter((port) => port.found.length > 0);
  const port = found[decisions.below('menu: which port', found.length)];
  if (!isSearched || port === undefined) return { kind: 'find' };
  const row = devices.find(({ form }) => form !== null);
  if (row?.form !== undefined && row.form !== null && decisions.chance('menu: changes a device by hand', 0.4))
    return decisions.chance('menu: takes it out', 0.3)
      ? { kind: 'remove', device: row.kind }
      : { kind: 'save', device: row.kind, form: { ...row.form, pulseMs: '600' } };
  return { kind: 'take', path: port.path, index: 0 };
}

/** Another machine's settings are looked at, taken over, and taken back. */
function atImport(
  { files, opened, working, canUndo }: DoorTypes['import']['view'],
  decisions: Decisions,
): DoorTypes['import']['action'] | null {
  if (working !== null) return null;
  if (opened?.kind === 'settings' && opened.canStart)
    return decisions.chance('menu: without a part of it', 0.2)
      ? { kind: 'toggle', section: 'products' }
      : { kind: 'start' };
  if (canUndo && decisions.chance('menu: takes the change back', 0.5)) return { kind: 'undo' };
  if (files === null || files.length === 0 || opened !== null) return { kind: 'refresh' };
  return { kind: 'choose-file', index: decisions.below('menu: which file', files.length) };
}

/** A list is looked for, read, and taken over or put aside. */
function atList(
  { working, found, looked }: NonNullable<DoorTypes['products']['view']['list']>,
  decisions: Decisions,
): DoorTypes['products']['action'] | null {
  if (working !== null) return null;
  if (looked?.kind === 'plan')
    return { kind: decisions.chance('menu: takes the list over', 0.8) ? 'list-take' : 'list-close' };
  if (looked !== null) return { kind: 'list-close' };
  if (found.length > 0) return { kind: 'list-read', index: 0 };
  return decisions.chance('menu: begins with a template', 0.2)
    ? { kind: 'template', template: 'water' }
    : { kind: 'list-close' };
}

/** Null without a purpose. */
export function usualAct<S extends DoorStep>(
  step: S,
  view: DoorTypes[S]['view'],
  usual: Usual,
): DoorTypes[S]['action'] | null {
  return USUAL[step]?.(view, usual) ?? null;
}
