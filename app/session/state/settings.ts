import type { Product } from '../../config/schema.ts';
import type { Language } from '../../language/schema.ts';
import type { PaymentCapabilities } from '../../payment/capabilities.ts';
import type { ChangePolicy } from '../../sale-outcome.ts';
import type { DarkHours } from './dark-hours.ts';

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
  /** Largest quantity in one sale; with 1 there is no choice of a quantity. */
  readonly maxQuantity: number;
  readonly pulseMs: number;
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
  | 'maxQuantity'
  | 'diagonalInches'
  | 'change'
  | 'moreProducts'
  | 'darkHours'
>;

/** Time for a product to fall, and the number of extra turns of the motor if nothing fell. */
export interface DropWatching {
  readonly limitMs: number;
  readonly extraPulses: number;
}
