import { phoneNumberOf } from '../../payment/phone-number.ts';
import type { Now } from '../../ports/clock.ts';
import { askForPurchase } from '../qr/request-qr.ts';
import { DELAYS } from '../state/delays.ts';
import { isReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';
import { leavePayment } from './basket.ts';
import { canAcceptMoney } from './can-accept-money.ts';
import { openSale } from './choose-product.ts';
import { availableGoods } from './goods.ts';

/** "Next" on the keypad: sends the invoice, or says what is wrong with the number. */
export function onSend(state: KioskState, { freshId }: { freshId: string }, now: Now): Step {
  const { session } = state;
  if (session.kind !== 'phone') return step(state);
  const number = phoneNumberOf(session.digits);
  if (!number.ok) {
    const endsMonoMs = now.monoMs + DELAYS.phoneMs;
    return step({ ...state, session: { ...session, mistake: number.error, endsMonoMs } });
  }
  const asked = { by: session.by, phoneNumber: number.value };
  // The number is kept no longer than the sale needs it; without its service it waits on the keypad.
  if (!isReady(state, session.by.provider)) return step(state);
  if (session.sale !== null) return askForPurchase(state, session.sale, session.cashTiyn, asked, now);
  const goods = availableGoods(state, session.picked);
  return goods !== null && canAcceptMoney(state).kind === 'open'
    ? openSale(state, { goods, asked, saleId: freshId }, now)
    : leavePayment(state, session.picked, now);
}
