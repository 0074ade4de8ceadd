import type { z } from 'zod';
import { BankDate } from '../bank/kaspi-date.ts';
import { makeQrToken } from '../bank/qr-token.ts';
import type { BankReturn } from '../bank/return-book.ts';
import { STATUS } from '../bank/status-codes.ts';
import type { Answer } from './answer.ts';
import { refusal, success, tenge } from './answer.ts';
import type { Call } from './call.ts';
import type * as inputs from './inputs.ts';
import { breachOfStatusQuestion } from './strictness.ts';
import { SECOND_MS } from '../../app/units.ts';

/** The maximum of 3.4.3, which is also its default. */
const MAX_RESULT = 10n;

/** POST return/create (3.4.1). */
export function createReturn(input: z.output<typeof inputs.createReturn>, call: Call): Answer {
  const { behaviour, clock, devices, returns } = call.bank;
  const device = devices.findActive(call.callers, input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  if (device.value.tradePoint.disabled === true) return refusal(STATUS.tradePointDisabled);
  const scanMs = behaviour.scanWaitS * SECOND_MS;
  const made = returns.create(
    { qrToken: makeQrToken(behaviour.qrTokenForm), externalId: input.ExternalId ?? null, device: device.value },
    scanMs,
  );
  return success({
    QrToken: made.qrToken,
    ExpireDate: new BankDate(clock.wallMs() + scanMs, 'specification'),
    QrReturnId: made.id,
    QrReturnBehaviorOptions: {
      QrCodeScanEventPollingInterval: behaviour.pollingIntervalS,
      QrCodeScanWaitTimeout: behaviour.scanWaitS,
    },
  });
}

/** GET return/status/{QrReturnId} (3.4.2, appendix 5). */
export function returnStatus(input: z.output<typeof inputs.returnStatus>, call: Call): Answer {
  const found = findReturn(input.QrReturnId, call);
  if (found === undefined) return refusal(STATUS.purchaseNotFound);
  const key = `refund ${found.id.toString()}`;
  const breach = breachOfStatusQuestion(key, 'interval', call);
  if (breach !== null) return breach;
  const answer = success({ Status: found.status });
  return found.status === 'QrTokenCreated' ? answer : { ...answer, settles: key };
}

/** POST return/operations (3.4.3): the customer's last purchases at the device's trade point, newest first. */
export function returnOperations(input: z.output<typeof inputs.returnOperations>, call: Call): Answer {
  const wanted = input.MaxResult ?? MAX_RESULT;
  if (wanted < 1n || wanted > MAX_RESULT) {
    const breach = call.breach('max-result', `MaxResult must be from 1 to 10, not ${wanted.toString()}`);
    if (breach !== null) return breach;
  }
  const device = call.bank.devices.findActive(call.callers, input.DeviceToken);
  if (!device.ok) return refusal(device.error);
  const found = findReturn(input.QrReturnId, call);
  if (found?.device.tradePoint !== device.value.tradePoint) return refusal(STATUS.purchaseNotFound);
  const { customer } = found;
  if (customer === null) return refusal(STATUS.purchaseNotFound);
  const count = wanted < 1n || wanted > MAX_RESULT ? MAX_RESULT : wanted;
  const owned = call.bank.purchases
    .newestFirst()
    .filter(
      (purchase) =>
        purchase.customer === customer &&
        purchase.paidAtMs !== null &&
        purchase.device.tradePoint === device.value.tradePoint,
    )
    .slice(0, Number(count));
  return success(
    owned.map((purchase) => ({
      QrPaymentId: purchase.id,
      TransactionDate: new BankDate(purchase.paidAtMs ?? purchase.createdAtMs, 'seven-digits'),
      Amount: tenge(purchase.amountTiyn),
    })),
  );
}

/** A refund of one of the caller's organisations. */
export function findReturn(id: bigint, call: Call): BankReturn | undefined {
  const found = call.bank.returns.find(id.toString());
  return found !== undefined && call.callers.includes(found.device.organisation) ? found : undefined;
}
