import type {
  DeviceOperations,
  DeviceFacts,
  PaymentConnection,
  PaymentFailure,
  PaymentProvider,
} from '../../../app/payment/provider.ts';
import { isMoneyOpen } from '../../../app/session/quiet.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { sleep } from '../../../drivers/common/time-limit.ts';
import type { ServicePorts } from '../port/service-ports.ts';

/** A lost answer to the giving up is followed by one more attempt. */
const MOST_GIVING_UP = 2;
/** Interval at which an earlier purchase or refund is looked at, before the device moves. */
const LOOK_EVERY_MS = SECOND_MS;
/** Interval at which a move is tried again that a customer or a silent bank has put off. */
export const MOVE_AGAIN_MS = 10 * SECOND_MS;

type MovePorts = Pick<ServicePorts, 'clock' | 'kiosk'> & { readonly parts: Pick<ServicePorts['parts'], 'payments'> };

/**
 * Waits until nobody buys and no earlier purchase or refund needs the device as it is registered now, then moves it. A bank
 * that does not answer is asked again, because the technician may have left; `tell` gets the first silence and
 * the end. Ends without a word where another choice was made, or the device is at the trade point already.
 */
export async function moveDevice(
  device: DeviceOperations,
  { clock, kiosk, parts }: MovePorts,
  isStillWanted: () => boolean,
  tell: (result: Result<PaymentConnection, PaymentFailure>) => void,
): Promise<void> {
  let isTold = false;
  for (let waitMs = 0; ; waitMs = MOVE_AGAIN_MS) {
    if (waitMs > 0) await sleep(clock, waitMs);
    while (isStillWanted() && !isSettled(kiosk())) await sleep(clock, LOOK_EVERY_MS);
    if (!isStillWanted() || (waitMs > 0 && isThere(device.facts()))) return;
    const move = { isPutOff: false };
    const moved = await registerAtWanted(device, parts.payments, () => {
      // A customer may have begun to buy while the bank was asked.
      move.isPutOff = !isStillWanted() || !isSettled(kiosk());
      return !move.isPutOff;
    });
    if (move.isPutOff) continue;
    const isOver = moved.ok || moved.error.action !== 'retry';
    if (isOver || !isTold) tell(moved);
    if (isOver) return;
    isTold = true;
  }
}

function isThere({ registered, wantedTradePointId, isGivenUp }: DeviceFacts): boolean {
  return !isGivenUp && registered?.tradePointId === wantedTradePointId;
}

/**
 * Registers the device at the trade point that is wanted. One that this machine has registered elsewhere leaves there first,
 * if `mayLeave` permits it at that moment: the bank keeps it at its old trade point until it is deleted, for which the
 * machine has the token.
 */
export async function registerAtWanted(
  device: DeviceOperations,
  payments: Pick<PaymentProvider, 'connect'>,
  mayLeave: () => boolean,
): Promise<Result<PaymentConnection, PaymentFailure>> {
  const { registered: before, wantedTradePointId: wanted } = device.facts();
  const registered = await device.register();
  if (!isElsewhere(registered)) return registered;
  if (before === null || wanted === null || before.tradePointId === wanted || !mayLeave()) return registered;
  for (let attempt = 1; attempt <= MOST_GIVING_UP; attempt += 1) {
    const left = await device.giveUp(true).catch(() => null);
    const isUnsure = left?.ok === false && device.facts().isGivenUp;
    if (left?.ok !== true && !isUnsure) return registered;
    // After a lost answer the registering shows whether the device has left.
    const again = await device.register();
    if (!isUnsure || !isElsewhere(again)) return again;
  }
  return payments.connect();
}

function isElsewhere(registered: Result<PaymentConnection, PaymentFailure>): boolean {
  return !registered.ok && registered.error.problem.reason === 'device-elsewhere';
}

/**
 * The session is free for the move, and no earlier purchase or refund needs the device as it is registered now. Without the
 * journal nobody knows of them.
 */
export function isSettled(state: KioskState): boolean {
  const { session, bill, journal } = state;
  const isFree = session.kind === 'idle' || session.kind === 'service';
  return isFree && bill === null && journal.kind === 'ready' && !isMoneyOpen(state);
}
