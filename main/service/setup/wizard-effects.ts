import { networkInterfaces } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { ConfigChange, NotChanged } from '../../../app/config/change.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import { SECRETS } from '../../../app/config/secret-key.ts';
import { isWebContract } from '../../../app/config/web-contracts.ts';
import { hasService, type PaymentSettings } from '../../../app/config/payment.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { isWritten, knownMachine } from '../../../app/service/setup/known.ts';
import { keyFileOf, paymentChanges } from '../../../app/service/setup/payment-changes.ts';
import { NO_ANSWERS, type SetupFacts } from '../../../app/service/state/setup-place.ts';
import type { SetupStep } from '../../../app/service/state/setup-steps.ts';
import { withAbsolutePaths } from '../../config/absolute-paths.ts';
import { addressesOnSticks } from '../../setup/addresses-on-sticks.ts';
import { suggestedDeviceId } from '../../setup/suggested-device-id.ts';
import { hasSetupFile } from '../../setup/setup-files.ts';
import { changeSetupRecord, readSetupRecord, type SetupOf } from '../../setup/setup-file.ts';
import type { ServicePorts } from '../port/service-ports.ts';

/** Keeps where the wizard stands, then starts the application anew where what was written has to run. */
export async function keepSetup(
  { at, restart }: { readonly at: SetupStep; readonly restart: boolean },
  ports: ServicePorts,
): Promise<void> {
  try {
    await changeSetupRecord(setupOf(ports), (record) => ({ ...record, phase: 'under-way', at }));
    if (restart) ports.end('restart');
  } catch (error) {
    ports.dispatch({ kind: 'setup-unkept', why: notWritten(error) });
  }
}

/** Ends the wizard: the next start is one of a machine that sells. */
export async function endSetup(ports: ServicePorts): Promise<void> {
  const why = await restartSetUp('over', ports);
  if (why !== null) ports.dispatch({ kind: 'setup-unkept', why });
}

/** Begins or ends the wizard, which is another kind of run; why not, if the disk refuses. */
export async function restartSetUp(phase: 'under-way' | 'over', ports: ServicePorts): Promise<NotChanged | null> {
  try {
    await changeSetupRecord(setupOf(ports), (record) => ({ ...record, phase }));
  } catch (error) {
    return notWritten(error);
  }
  ports.end('restart');
  return null;
}

/** Reads the files of the machine that is being set up. */
export async function readSetup(ports: ServicePorts): Promise<void> {
  const found = await read(ports);
  if (found !== null) await lookForAddresses(found.facts, ports);
}

/** A stick that answers nothing holds up nothing else. */
async function lookForAddresses(facts: SetupFacts, { media, dispatch }: ServicePorts): Promise<void> {
  const { contract, baseUrl } = knownMachine(facts);
  if (contract === null || contract === 'cash' || isWebContract(contract) || baseUrl !== null) return;
  dispatch({ kind: 'setup-addresses', addresses: await addressesOnSticks(contract, media) });
}

/** Reads them after a new key or certificate, and asks the bank, unless the way to pay is only about to be written. */
export async function readAndTry(ports: ServicePorts): Promise<void> {
  const found = await read(ports);
  if (found !== null && paymentChanges(found.facts).length === 0) await tryService(found.config, ports);
}

async function read(ports: ServicePorts): Promise<{ readonly config: KioskConfig; readonly facts: SetupFacts } | null> {
  const { editor, dispatch } = ports;
  try {
    const found = await editor.read();
    if (found.ok) {
      const facts = await factsOf(found.value, ports);
      dispatch({ kind: 'setup-read', facts });
      return { config: found.value.config, facts };
    }
    dispatch({ kind: 'setup-unread', why: found.error });
  } catch (error) {
    dispatch({ kind: 'setup-unread', why: notWritten(error) });
  }
  return null;
}

/** Writes the way to pay, and asks the bank under it. */
export async function writeSetup(changes: readonly ConfigChange[], ports: ServicePorts): Promise<void> {
  const written = await ports.editor.change(changes);
  ports.dispatch({ kind: 'setup-written', changes, why: written.ok ? null : written.error });
  if (written.ok) await tryService(written.value.config, ports);
}

/** Asks the bank of this configuration. Its earlier answer counts no more. */
async function tryService(config: KioskConfig, ports: ServicePorts): Promise<void> {
  const { clock, dispatch } = ports;
  const { payment } = absolute(config, ports);
  if (payment === undefined || !hasService(payment)) return;
  dispatch({ kind: 'setup-tried', trial: null });
  const askedMs = clock.monoMs();
  const found = await problemOf(payment, ports);
  const tookMs = Math.round(clock.monoMs() - askedMs);
  dispatch({ kind: 'setup-tried', trial: { tookMs, problem: found } });
}

async function problemOf(payment: PaymentSettings, { tryPayment }: ServicePorts): Promise<Problem | null> {
  try {
    const answered = await tryPayment(payment);
    return answered.ok ? null : answered.error;
  } catch (error) {
    return problem('internal-error', { detail: detailOf(error) });
  }
}

async function factsOf(
  { config, values }: { readonly config: KioskConfig; readonly values: SetupFacts['values'] },
  ports: ServicePorts,
): Promise<SetupFacts> {
  const { past, parts } = ports;
  const file = fileOf(ports);
  // An answer that stayed would undo what somebody changes in the file later.
  await changeSetupRecord(setupOf(ports), (record) =>
    isWritten(record.answers, values) ? { ...record, answers: NO_ANSWERS } : record,
  );
  const sold = await past.page({ of: 'all', search: null, beforeSequence: null });
  const { answers } = readSetupRecord(setupOf(ports));
  return {
    file,
    values,
    answers,
    keys: SECRETS.filter((secret) => hasSetupFile(file, keyFileOf(secret))),
    hasCertificate: hasSetupFile(file, 'certificate'),
    isRegistered: (parts.payments.device?.facts().registered ?? null) !== null,
    hasSold: sold.ok && sold.value.page.sales.length > 0,
    needsRestart: !isRunning(absolute(config, ports), parts.config),
    suggestedDeviceId: suggestedDeviceId(networkInterfaces()),
  };
}

function fileOf({ setup, configFile }: ServicePorts): string {
  return setup?.file ?? configFile ?? '';
}

/** Whose record of the wizard this is. */
export function setupOf(ports: ServicePorts): SetupOf {
  return { dataDirectory: ports.dataDirectory, file: fileOf(ports) };
}

function absolute(config: KioskConfig, ports: ServicePorts): KioskConfig {
  return withAbsolutePaths(config, dirname(resolve(fileOf(ports))));
}

/** Whether the devices and the way to pay are those of this run. */
function isRunning(written: KioskConfig, running: KioskConfig): boolean {
  const told = ({ payment, peripherals }: KioskConfig): string => JSON.stringify([payment ?? null, peripherals]);
  return told(written) === told(running);
}

function notWritten(error: unknown): NotChanged {
  return { kind: 'not-written', detail: detailOf(error) };
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
