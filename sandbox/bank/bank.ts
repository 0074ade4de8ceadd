import type { Clock } from '../../app/ports/clock.ts';
import type { Behaviour } from '../behaviour.ts';
import { DeviceRegister } from './device-register.ts';
import type { Organisation } from './organisation.ts';
import { PurchaseBook } from './purchase-book.ts';

/** The bank behind all listeners: the schemes are doors to the same organisations, devices and purchases. */
export interface Bank {
  readonly clock: Clock;
  readonly behaviour: Behaviour;
  readonly organisations: readonly Organisation[];
  readonly devices: DeviceRegister;
  readonly purchases: PurchaseBook;
}

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
  };
}
