import type { Clock } from '../../app/ports/clock.ts';
import type { Behaviour } from './behaviour.ts';
import { DeviceRegister } from './device-register.ts';
import { LookUpLimit } from './look-up-limit.ts';
import type { Organisation } from './organisation.ts';
import { PurchaseBook } from './purchase-book.ts';
import { QuestionWatch } from './question-watch.ts';
import { ReturnBook } from './return-book.ts';

/** The bank behind all listeners: every scheme gives access to the same organisations, devices and purchases. */
export interface Bank {
  readonly clock: Clock;
  readonly behaviour: Behaviour;
  readonly organisations: readonly Organisation[];
  readonly devices: DeviceRegister;
  readonly purchases: PurchaseBook;
  readonly returns: ReturnBook;
  readonly questions: QuestionWatch;
  readonly lookUps: LookUpLimit;
}

/**
 * Offset that keeps the numbers of refunds apart from those of purchases, so that a client that mixes them up fails.
 */
const RETURN_IDS_LATER = 2_000_000_000n;

/** An empty bank; `changed` is called after every change of a purchase. */
export function openBank(
  clock: Clock,
  behaviour: Behaviour,
  organisations: readonly Organisation[],
  changed: () => void,
): Bank {
  return {
    clock,
    behaviour,
    organisations,
    devices: new DeviceRegister(),
    purchases: new PurchaseBook(clock, behaviour.firstQrPaymentId, changed),
    returns: new ReturnBook(clock, behaviour.firstQrPaymentId + RETURN_IDS_LATER),
    questions: new QuestionWatch(),
    lookUps: new LookUpLimit(),
  };
}
