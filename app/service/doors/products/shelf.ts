import { isStuck } from '../../../session/dispense/stuck-products.ts';
import type { KioskState } from '../../../session/state/state.ts';
import { channelViews, highestChannel } from '../../trial/channel-view.ts';
import type { Unmoved } from '../../trial/trial.ts';
import type { FileProduct } from './file-product.ts';
import { shownName } from './list-plan.ts';
import type { ProductsFacts, ShelfChannel, ShelfProduct } from './types.ts';

/** The machine's shelf, channel by channel, as the file has it. `pictureOf` finds a product's picture for the window. */
export function shelfOf(
  { products, channels }: ProductsFacts,
  unmoved: Unmoved | null,
  kiosk: KioskState,
  pictureOf: (product: FileProduct) => string,
): readonly ShelfChannel[] {
  const highest = highestChannel(channels, products);
  return channelViews(highest, unmoved, kiosk).map((view) => ({
    ...view,
    products: products
      .filter(({ channel }) => channel === view.channel)
      .map((product) => shelfProduct(product, kiosk, pictureOf(product))),
  }));
}

function shelfProduct(product: FileProduct, kiosk: KioskState, picture: string): ShelfProduct {
  const { id, capacity = null } = product;
  const left = kiosk.stock.get(id) ?? null;
  return {
    productId: id,
    name: shownName(product),
    picture,
    left,
    capacity,
    isStuck: isStuck(kiosk, id),
    isOff: kiosk.takenOff.has(id),
    isOverfull: left !== null && capacity !== null && left > capacity,
  };
}
