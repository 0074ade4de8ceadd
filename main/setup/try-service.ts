import { safeStorage } from 'electron';
import type { PaymentSettings } from '../../app/config/payment.ts';
import type { Log } from '../../app/log/events.ts';
import type { Problem } from '../../app/problem.ts';
import { ok, type Result } from '../../app/result.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { chooseVault } from '../certificate/vault.ts';
import type { Redactor } from '../log/redact.ts';
import { serviceOf } from '../payments/registry.ts';

/** Asks the service of these settings once, beside the running kiosk: nothing is registered. Its secrets are kept out of the log. */
export async function tryService(
  payment: PaymentSettings,
  { dataDirectory, log, redactor }: { readonly dataDirectory: string; readonly log: Log; readonly redactor: Redactor },
): Promise<Result<void, Problem>> {
  const service = serviceOf(payment);
  if (service === null) return ok(undefined);
  const provider = await service.open({
    dataDirectory,
    log,
    redactor,
    clock: systemClock,
    vault: async () => chooseVault(safeStorage, process.platform),
  });
  try {
    // A list is asked for by name and key alone; a service without devices has nothing to register when it connects.
    const answered = await (provider.device?.tradePoints() ?? provider.connect());
    return answered.ok ? ok(undefined) : { ok: false, error: answered.error.problem };
  } finally {
    provider.close();
  }
}
