import { MAX_PIECES, type Product } from '../../../config/schema.ts';
import { isStuck } from '../../../session/dispense/stuck-products.ts';
import type { KioskState } from '../../../session/state/state.ts';
import type { Slot, SlotState } from './types.ts';

/** Fewer than so many pieces are low. */
const LOW_STOCK = 3;

/** The machine's shelf, by channel. */
export function slotsOf(kiosk: KioskState): readonly Slot[] {
  return kiosk.settings.catalogue
    .map((product) => slotOf(kiosk, product))
    .sort((one, other) => one.channel - other.channel);
}

function slotOf(kiosk: KioskState, product: Product): Slot {
  const { id, channel, name, picture = id } = product;
  const left = kiosk.stock.get(id) ?? null;
  const loaded = kiosk.loads.get(id)?.loaded ?? null;
  const facts = {
    left,
    loaded,
    capacity: capacityOf(product),
    isStuck: isStuck(kiosk, id),
    isOff: kiosk.takenOff.has(id),
  };
  return {
    productId: id,
    channel,
    name,
    picture,
    state: stateOf(facts),
    sold: left === null || loaded === null ? null : Math.max(0, loaded - left),
    most: mostOf(product),
    ...facts,
  };
}

function stateOf({
  left,
  capacity,
  isStuck: stuck,
  isOff,
}: Omit<Slot, 'state' | 'most' | 'sold' | 'productId' | 'channel' | 'name' | 'picture'>): SlotState {
  if (isOff) return 'off';
  if (stuck) return 'stuck';
  if (left === null) return 'uncounted';
  if (left === 0) return 'out';
  if (left === capacity) return 'full';
  return left < LOW_STOCK ? 'low' : 'some';
}

/** How many pieces "fill" means; null where neither capacity nor number is configured. */
export function capacityOf({ capacity, stock = 0 }: Product): number | null {
  return capacity ?? (stock > 0 ? stock : null);
}

/** The highest accepted count: the channel's capacity, where the operator has configured it. */
export function mostOf({ capacity }: Product): number {
  return capacity ?? MAX_PIECES;
}
