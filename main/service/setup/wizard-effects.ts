import { dirname, resolve } from 'node:path';
import type { ConfigChange, NotChanged } from '../../../app/config/change.ts';
import type { KioskConfig, PaymentSettings } from '../../../app/config/config.ts';
import type { SetupFacts } from '../../../app/service/state/setup-place.ts';
import type { SetupStep } from '../../../app/service/state/setup-steps.ts';
import { withAbsolutePaths } from '../../config/absolute-paths.ts';
import { hasSetupFile } from '../../setup/setup-files.ts';
import { readSetupRecord, writeSetupRecord } from '../../setup/setup-file.ts';
import type { ServicePorts } from '../port/service-ports.ts';

/** Keeps where the wizard stands, then starts the application anew where what was written has to run. */
export async function keepSetup(
  { at, restart }: { readonly at: SetupStep; readonly restart: boolean },
  { dataDirectory, end, dispatch }: ServicePorts,
): Promise<void> {
  try {
    await writeSetupRecord(dataDirectory, { ...readSetupRecord(dataDirectory), isUnderWay: true, at });
    if (restart) end('restart');
  } catch (error) {
    dispatch({ kind: 'setup-unread', why: notWritten(error) });
  }
}

/** Begins or ends the wizard, which is another kind of run. */
export async function restartSetUp(isUnderWay: boolean, { dataDirectory, end, dispatch }: ServicePorts): Promise<void> {
  try {
    await writeSetupRecord(dataDirectory, { ...readSetupRecord(dataDirectory), isUnderWay });
    end('restart');
  } catch (error) {
    dispatch({ kind: 'setup-unread', why: notWritten(error) });
  }
}

/** Reads the files of the machine that is being set up. */
export async function readSetup(ports: ServicePorts): Promise<void> {
  const { dispatch } = ports;
  try {
    const read = await ports.editor.read();
    if (!read.ok) dispatch({ kind: 'setup-unread', why: read.error });
    else dispatch({ kind: 'setup-read', facts: await factsOf(read.value, ports) });
  } catch (error) {
    dispatch({ kind: 'setup-unread', why: notWritten(error) });
  }
}

/** Writes the way to pay, and asks the bank under it. */
export async function writeSetup(changes: readonly ConfigChange[], ports: ServicePorts): Promise<void> {
  const written = await ports.editor.change(changes);
  ports.dispatch({ kind: 'setup-written', changes, why: written.ok ? null : written.error });
  if (!written.ok) return;
  const { payment } = absolute(written.value.config, ports);
  if (payment?.kaspi !== undefined) await tryService(payment, ports);
}

async function tryService(payment: PaymentSettings, ports: ServicePorts): Promise<void> {
  const { clock, tryPayment, dispatch } = ports;
  const askedMs = clock.monoMs();
  const answered = await tryPayment(payment);
  const tookMs = Math.round(clock.monoMs() - askedMs);
  dispatch({ kind: 'setup-tried', trial: { tookMs, problem: answered.ok ? null : answered.error } });
}

async function factsOf(
  { config, values }: { readonly config: KioskConfig; readonly values: SetupFacts['values'] },
  ports: ServicePorts,
): Promise<SetupFacts> {
  const { dataDirectory, past, parts } = ports;
  const file = fileOf(ports);
  const sold = await past.page({ of: 'all', search: null, beforeSequence: null });
  return {
    file,
    values,
    answers: readSetupRecord(dataDirectory).answers,
    hasApiKey: hasSetupFile(file, 'apiKey'),
    hasCertificate: hasSetupFile(file, 'certificate'),
    isRegistered: (parts.payments.device?.facts().registered ?? null) !== null,
    hasSold: sold.ok && sold.value.page.sales.length > 0,
    needsRestart: !isRunning(absolute(config, ports), parts.config),
  };
}

function fileOf({ setup, configFile }: ServicePorts): string {
  return setup?.file ?? configFile ?? '';
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
  return { kind: 'not-written', detail: error instanceof Error ? error.message : String(error) };
}
