import type { JournalEntry, SaleItem } from '../../../app/journal/entry.ts';
import type { Tiyn } from '../../../app/money/money.ts';
import { itemOfPiece } from '../../../app/money/price.ts';
import type { CreatedPurchase, PaymentFailure } from '../../../app/payment/provider.ts';
import type { Result } from '../../../app/result.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { DropSeen, KioskEvent, Touch } from '../../../app/session/state/event.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import { maskedNumber } from '../../../app/payment/phone-number.ts';

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** All that the world needs about the shape of a sale, in one place. */
export const QUANTITIES: Pick<KioskSettings, 'maxQuantity'> = { maxQuantity: 3 };

/** Which piece of which sale is to come out of which channel. */
export function pulseOf({ dispense }: Of<'pulse-relay'>): { saleId: string; channel: number } {
  return { saleId: dispense.sale.saleId, channel: itemOfPiece(dispense.sale, dispense.piece).channel };
}

export function pulseDone({ dispense }: Of<'pulse-relay'>, drop: DropSeen): KioskEvent {
  return { kind: 'pulse-done', dispense, drop };
}

export function pulseFailed({ dispense }: Of<'pulse-relay'>, certain: boolean, reason: string): KioskEvent {
  return { kind: 'pulse-failed', dispense, certain, reason };
}

export function amountAsked({ amountTiyn }: Of<'ask-purchase'>): Tiyn {
  return amountTiyn;
}

export function purchaseAnswered(
  { sale, by, phoneNumber, amountTiyn, attempt }: Of<'ask-purchase'>,
  result: Result<CreatedPurchase, PaymentFailure>,
): KioskEvent {
  const phone = phoneNumber === null ? null : maskedNumber(phoneNumber);
  return { kind: 'purchase-answered', sale, by, phone, amountTiyn, attempt, result };
}

export function quantityTouch(revision: number, quantity: number): KioskEvent | null {
  return { kind: 'quantity', revision, quantity };
}

/** The product of each piece of a sale, in the order in which they are to come out. */
export function openedPieces({
  item,
  quantity = 1,
  further = [],
}: Extract<JournalEntry, { kind: 'sale-opened' }>): readonly SaleItem[] {
  return [{ item, quantity }, ...further].flatMap((line) => Array.from({ length: line.quantity }, () => line.item));
}

/** A touch that makes it so many pieces of a product in the basket. */
export function piecesTouch(revision: number, productId: string, quantity: number): Touch {
  return { kind: 'pieces', revision, productId, quantity };
}

/** The sale on the screen. */
export function saleOnScreen({ session }: KioskState): string | null {
  return 'sale' in session && session.sale !== null ? session.sale.saleId : null;
}
