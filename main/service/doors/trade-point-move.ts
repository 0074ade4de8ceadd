import type { DeviceDesk, PaymentConnection, PaymentFailure, PaymentProvider } from '../../../app/payment/provider.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { sleep } from '../../../drivers/common/time-limit.ts';
import type { ServicePorts } from '../port/service-ports.ts';

/** Interval at which an earlier purchase or refund is looked at, before the device moves. */
const LOOK_EVERY_MS = SECOND_MS;

type MovePorts = Pick<ServicePorts, 'clock' | 'kiosk'> & { readonly parts: Pick<ServicePorts['parts'], 'payments'> };

/**
 * Waits until nobody buys and no earlier purchase or refund needs the device as it is registered now. Null: another choice
 * was made meanwhile.
 */
export async function moveDevice(
  device: DeviceDesk,
  { clock, kiosk, parts }: MovePorts,
  isStillWanted: () => boolean,
): Promise<Result<PaymentConnection, PaymentFailure> | null> {
  while (isStillWanted() && !isSettled(kiosk())) await sleep(clock, LOOK_EVERY_MS);
  if (!isStillWanted()) return null;
  return registerAtWanted(device, parts.payments);
}

/**
 * Registers the device at the trade point that is wanted. One that this machine has registered elsewhere leaves there first:
 * the bank keeps it at its old trade point until it is deleted, for which the machine has the token.
 */
export async function registerAtWanted(
  device: DeviceDesk,
  payments: Pick<PaymentProvider, 'connect'>,
): Promise<Result<PaymentConnection, PaymentFailure>> {
  const { registered: before, wantedTradePointId: wanted } = device.facts();
  const registered = await device.register();
  if (registered.ok || registered.error.problem.reason !== 'device-elsewhere') return registered;
  if (before === null || wanted === null || before.tradePointId === wanted) return registered;
  const left = await device.giveUp().catch(() => null);
  if (left?.ok === true) return device.register();
  return device.facts().isGivenUp ? payments.connect() : registered;
}

function isSettled({ session, bill, watched, refunds }: KioskState): boolean {
  const isFree = session.kind === 'idle' || session.kind === 'service';
  return isFree && bill === null && watched.length === 0 && refunds.length === 0;
}
