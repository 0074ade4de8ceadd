import type { Product } from '../../config/schema.ts';
import type { Language } from '../../language/schema.ts';
import type { PaymentCapabilities } from '../../payment/provider.ts';
import type { ChangePolicy } from '../../sale-outcome.ts';
import type { DarkHours } from './dark-hours.ts';

/** What does not change while the application runs: taken from the configuration. */
export interface KioskSettings extends Omit<PaymentCapabilities, 'hasDetails'> {
  readonly languages: readonly Language[];
  readonly operatorName: string;
  readonly operatorBin: string | null;
  readonly contact: string | null;
  readonly catalogue: readonly Product[];
  readonly productDetails: boolean;
  /** The most pieces of a product in one sale; with 1 nobody is asked. */
  readonly maxQuantity: number;
  readonly pulseMs: number;
  readonly hasRelay: boolean;
  readonly hasAcceptor: boolean;
  /** Null without a drop sensor: what came out is then assumed. */
  readonly drop: DropWatching | null;
  readonly printer: 'absent' | 'optional' | 'required';
  readonly diagonalInches: number;
  readonly demo: boolean;
  readonly change: ChangePolicy;
  /** Change that is owed can pay for another product at once. */
  readonly moreProducts: boolean;
  /** When the screen is black while nobody is there; null for never. */
  readonly darkHours: DarkHours | null;
}

/** How long a product may take to fall, and how often the motor is turned once more where nothing fell. */
export interface DropWatching {
  readonly limitMs: number;
  readonly extraPulses: number;
}
