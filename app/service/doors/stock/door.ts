import type { Product } from '../../../config/schema.ts';
import { isStuck } from '../../../session/dispense/stuck-products.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { UNCHANGED, type Door, type DoorChange, type DoorContext } from '../../state/door.ts';
import type { StockAction } from './actions.ts';
import { countsNow, withClearedSpiral, withCount, type Counted } from './counting.ts';
import { capacityOf, mostOf, slotsOf } from './slots.ts';
import type { StockDoor, StockNotice, StockState, StockUndo } from './types.ts';

type Change = DoorChange<StockDoor>;

/** The shelf by channel: what was loaded, what is left, what was sold since, and what is stuck. */
export const stockDoor: Door<StockDoor> = {
  open: () => ({ state: { notice: null, undo: null } }),
  act(state, action, context) {
    if (action.kind === 'seen') return { state: { ...state, notice: null } };
    if (!('productId' in action)) return action.kind === 'undo' ? undo(state, context) : fillAll(state, context);
    const product = context.kiosk.settings.catalogue.find(({ id }) => id === action.productId);
    return product === undefined ? UNCHANGED : atSlot(state, product, action, context);
  },
  onOutcome: () => UNCHANGED,
  view: ({ notice, undo: last }, { kiosk }) => ({ slots: slotsOf(kiosk), notice, canUndo: last !== null }),
};

type AtSlot = Extract<StockAction, { readonly productId: string }>;

function atSlot(state: StockState, product: Product, action: AtSlot, context: DoorContext): Change {
  const { kiosk, role } = context;
  const { id, name } = product;
  switch (action.kind) {
    case 'fill': {
      const capacity = capacityOf(product);
      if (capacity === null) return told(state, { kind: 'no-capacity', name });
      if (isFull(kiosk, product)) return told(state, { kind: 'nothing' });
      return counted(kiosk, [product], filled(kiosk, product, capacity, context), { kind: 'filled', name });
    }
    case 'set': {
      const most = mostOf(product);
      if (action.count > most) return told(state, { kind: 'too-many', name, most });
      const count = { left: action.count, loaded: action.count };
      return counted(kiosk, [product], withCount(kiosk, product, count, role), { kind: 'set', name });
    }
    case 'cleared': {
      const cleared = withClearedSpiral(kiosk, id, role);
      return cleared.entries.length === 0 ? UNCHANGED : changed(cleared, { kind: 'cleared', name }, null);
    }
    default: {
      const isOff = action.kind === 'off';
      // A second touch of the same button means nothing.
      if (kiosk.takenOff.has(id) === isOff) return UNCHANGED;
      const off = { kind: 'off', productId: id, isOff: !isOff } as const;
      return changed(withOff(context, id, isOff), { kind: action.kind, name }, off);
    }
  }
}

/** Every product up to its capacity; those without one stay as they are. */
function fillAll(state: StockState, context: DoorContext): Change {
  const { kiosk } = context;
  const short = kiosk.settings.catalogue.filter((product) => capacityOf(product) !== null && !isFull(kiosk, product));
  if (short.length === 0) return told(state, { kind: 'nothing' });
  const all = short.reduce<Counted>(
    (done, product) => {
      const next = filled(done.kiosk, product, capacityOf(product) ?? 0, context);
      return { kiosk: next.kiosk, entries: [...done.entries, ...next.entries] };
    },
    { kiosk, entries: [] },
  );
  return counted(kiosk, short, all, { kind: 'filled-all' });
}

function isFull(kiosk: KioskState, product: Product): boolean {
  const load = kiosk.loads.get(product.id)?.loaded;
  const capacity = capacityOf(product);
  return kiosk.stock.get(product.id) === capacity && load === capacity && !isStuck(kiosk, product.id);
}

/** Filling a channel includes a look at its spiral, so it is sold again. */
function filled(kiosk: KioskState, product: Product, capacity: number, { role }: DoorContext): Counted {
  const count = withCount(kiosk, product, { left: capacity, loaded: capacity }, role);
  const cleared = withClearedSpiral(count.kiosk, product.id, role);
  return { kiosk: cleared.kiosk, entries: [...count.entries, ...cleared.entries] };
}

function withOff({ kiosk, role }: DoorContext, productId: string, isOff: boolean): Counted {
  const takenOff = new Set(kiosk.takenOff);
  if (isOff) takenOff.add(productId);
  else takenOff.delete(productId);
  return { kiosk: { ...kiosk, takenOff }, entries: [{ kind: 'product-off', productId, role, isOff }] };
}

/** Takes the last change back: counts become what they were, sold pieces included. */
function undo({ undo: last }: StockState, context: DoorContext): Change {
  if (last === null) return UNCHANGED;
  if (last.kind === 'off') return changed(withOff(context, last.productId, last.isOff), { kind: 'undone' }, null);
  const { kiosk, role } = context;
  const all = [...last.before].reduce<Counted>(
    (done, [productId, count]) => {
      const product = kiosk.settings.catalogue.find(({ id }) => id === productId);
      if (product === undefined) return done;
      const next = withCount(done.kiosk, product, count, role);
      return { kiosk: next.kiosk, entries: [...done.entries, ...next.entries] };
    },
    { kiosk, entries: [] },
  );
  return changed(all, { kind: 'undone' }, null);
}

function counted(before: KioskState, products: readonly Product[], after: Counted, notice: StockNotice): Change {
  return changed(after, notice, { kind: 'counts', before: countsNow(before, products) });
}

function changed({ kiosk, entries }: Counted, notice: StockNotice, last: StockUndo | null): Change {
  return { state: { notice, undo: last }, kiosk, entries };
}

function told(state: StockState, notice: StockNotice): Change {
  return { state: { ...state, notice } };
}
