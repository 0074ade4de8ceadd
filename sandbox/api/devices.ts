import type { z } from 'zod';
import { findTradePoint } from '../bank/organisation.ts';
import { STATUS } from '../bank/status-codes.ts';
import type { Answer } from './answer.ts';
import { bareSuccess, refusal, success } from './answer.ts';
import type { Call, MaybeOfOrganisation } from './call.ts';
import { callersOf } from './call.ts';
import type * as inputs from './inputs.ts';

/** GET partner/tradepoints (2.2.2, 3.2.2, 4.2.2). */
export function listTradePoints(input: MaybeOfOrganisation, call: Call): Answer {
  const points = callersOf(call, input).flatMap((organisation) => organisation.tradePoints);
  if (points.length === 0) return refusal(STATUS.noTradePoints);
  return success(points.map((point) => ({ TradePointId: BigInt(point.id), TradePointName: point.name })));
}

/** POST device/register (2.2.3, 3.2.3, 4.2.3): the same arguments give the same result. */
export function registerDevice(input: z.output<typeof inputs.register> & MaybeOfOrganisation, call: Call): Answer {
  const [organisation] = callersOf(call, input);
  const tradePoint = organisation === undefined ? undefined : findTradePoint(organisation, input.TradePointId);
  if (organisation === undefined || tradePoint === undefined) return refusal(STATUS.tradePointNotFound);
  if (tradePoint.withoutQr === true) return refusal(STATUS.tradePointWithoutQr);
  const device = call.bank.devices.register(organisation, tradePoint, input.DeviceId);
  if (device.ok) return success({ DeviceToken: device.value.token });
  if (device.error === STATUS.deviceInOtherTradePoint) {
    call.note(
      'registered-otherwise',
      `device ${input.DeviceId} is registered with another trade point; delete it first`,
    );
  }
  return refusal(device.error);
}

/** POST device/delete (2.2.4, 3.2.4, 4.2.4). */
export function deleteDevice(input: z.output<typeof inputs.remove> & MaybeOfOrganisation, call: Call): Answer {
  const removed = call.bank.devices.remove(callersOf(call, input), input.DeviceToken);
  return removed.ok ? bareSuccess() : refusal(removed.error);
}
