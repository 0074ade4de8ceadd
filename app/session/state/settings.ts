import type { Product } from '../../config/schema.ts';
import type { ShelfNumbers } from '../../config/shelves.ts';
import type { Language } from '../../language/schema.ts';
import type { PaymentCapabilities } from '../../payment/capabilities.ts';
import type { ChangePolicy } from '../../sale-outcome.ts';
import { NO_ARTWORK, type Artwork } from './artwork.ts';
import type { AttractSettings } from './attract.ts';
import type { DarkHours } from './dark-hours.ts';
import type { SoundSettings } from './sounds.ts';

/**
 * Settings from the configuration. Those of `ChangeableSettings` can be replaced while the application runs, between two
 * sales.
 */
export interface KioskSettings {
  /** The payment services, the first choice first. */
  readonly services: readonly PaymentCapabilities[];
  readonly languages: readonly Language[];
  readonly operatorName: string;
  readonly operatorBin: string | null;
  readonly contact: string | null;
  readonly catalogue: readonly Product[];
  readonly productDetails: boolean;
  /** The numbers that customers type, where they read them at the shelves; null where they touch the products. */
  readonly shelves: ShelfNumbers | null;
  /** Largest quantity in one sale; with 1 there is no choice of a quantity. */
  readonly maxQuantity: number;
  /** Whether customers put several products into one sale; then there is no screen with details. */
  readonly basket: boolean;
  readonly pulseMs: number;
  /** Time after the pulse for the product to fall. */
  readonly settleMs: number;
  readonly hasRelay: boolean;
  readonly hasAcceptor: boolean;
  /** Null without a drop sensor; then products are assumed to fall. */
  readonly drop: DropWatching | null;
  readonly printer: 'absent' | 'optional' | 'required';
  readonly diagonalInches: number;
  readonly demo: boolean;
  /** Whether the set-up wizard is offered: there is no configuration. */
  readonly offersSetup: boolean;
  readonly change: ChangePolicy;
  /** Whether owed change can pay for another product at once. */
  readonly moreProducts: boolean;
  /** When the screen is black without a sale; null for never. */
  readonly darkHours: DarkHours | null;
  readonly look: Look;
  /** The loop that is shown while nobody buys; null for none. */
  readonly attract: AttractSettings | null;
  /** Null where the machine is silent. */
  readonly sounds: SoundSettings | null;
}

/** The settings that count without a restart. */
export type ChangeableSettings = Pick<
  KioskSettings,
  | 'languages'
  | 'operatorName'
  | 'operatorBin'
  | 'contact'
  | 'catalogue'
  | 'productDetails'
  | 'shelves'
  | 'maxQuantity'
  | 'basket'
  | 'diagonalInches'
  | 'change'
  | 'moreProducts'
  | 'darkHours'
  | 'look'
  | 'attract'
  | 'sounds'
>;

/** How the operator wants the screens to look; null for what the application has itself. */
export interface Look {
  /** The operator's colour, and the words on it: `#rrggbb`. */
  readonly colours: { readonly colour: string; readonly ink: string } | null;
  /** The address of the logo in the place of the operator's name. */
  readonly logo: string | null;
  /** The payment service's official pictures. */
  readonly artwork: Artwork;
}

export const OWN_LOOK: Look = { colours: null, logo: null, artwork: NO_ARTWORK };

/** Time for a product to fall, and the number of extra turns of the motor if nothing fell. */
export interface DropWatching {
  readonly limitMs: number;
  readonly extraPulses: number;
}
