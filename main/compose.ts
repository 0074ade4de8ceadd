import { join } from 'node:path';
import { LCUS_CHANNELS } from '../app/config/lcus-channels.ts';
import { configSchema, DEFAULT_PULSE_MS, type KaspiSettings, type KioskConfig, type RelaySettings } from '../app/config/schema.ts';
import type { Log } from '../app/log/events.ts';
import type { PaymentProvider } from '../app/payment/provider.ts';
import type { Clock } from '../app/ports/clock.ts';
import { err, ok, type Result } from '../app/result.ts';
import { problem, type Problem } from '../app/session/problem.ts';
import type { MemoryDevice } from '../drivers/port/memory-port.ts';
import { createSerialOpener } from '../drivers/port/serial-port.ts';
import { createBillAcceptor, createRelay } from '../drivers/registry.ts';
import type { LcusSimulator } from '../drivers/relay/lcus/simulator.ts';
import type { BillAcceptor } from '../drivers/bill-acceptor/bill-acceptor.ts';
import type { Relay } from '../drivers/relay/relay.ts';
import { openCertificateStore } from './certificate/store.ts';
import type { Vault } from './certificate/vault.ts';
import { loadConfig } from './config/load-config.ts';
import { withPictures } from './config/operator-pictures.ts';
import type { SandboxLink } from './demo/sandbox-link.ts';
import { openDeviceStore } from './kaspi/device-store.ts';
import { KaspiProvider, type ProviderParts } from './kaspi/provider.ts';
import type { Redactor } from './log/redact.ts';
import type { Places } from './places.ts';

/** The simulated side of things, for the bench; null with real peripherals. */
export interface Workbench {
  readonly simulator: LcusSimulator;
  readonly device: MemoryDevice;
  /** Null where payments go to a server that is not ours. */
  readonly sandbox: SandboxLink | null;
}

/** Everything that was chosen. */
export interface Composition {
  readonly config: KioskConfig;
  readonly demo: boolean;
  readonly payments: PaymentProvider;
  readonly relay: Relay | null;
  readonly acceptor: BillAcceptor | null;
  readonly workbench: Workbench | null;
  close(): void;
}

/** What the choice needs to know. */
export interface CompositionPorts {
  readonly configFile: string | null;
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
  /** Keeps the passphrases of installed certificates. */
  readonly vault: Vault;
  readonly places: Places;
}

/** What a kiosk shows that could not read its configuration. */
export const EMPTY_CONFIG: KioskConfig = configSchema.parse({ version: 1 });

const SIMULATED_PATH = 'simulated';

/**
 * The only place that chooses real or simulated. No configuration, or one without `payment`, means demo mode: the
 * local stand-in for Kaspi and simulated peripherals only, whatever the configuration says about real ones.
 */
export async function compose(ports: CompositionPorts): Promise<Result<Composition, Problem>> {
  const loaded = loadConfig(ports.configFile ?? ports.places.demoConfig);
  if (!loaded.ok) return loaded;
  ports.log.write('info', 'config-loaded', { file: ports.configFile ?? 'demo' });
  const config = withPictures(loaded.value, ports.log);
  warnOfUnused(config, ports.log);
  return config.payment === undefined ? composeDemo(config, ports) : composeReal(config, config.payment.kaspi, ports);
}

function warnOfUnused({ peripherals }: KioskConfig, log: Log): void {
  if (peripherals.printer === undefined) return;
  log.write('warning', 'config-warning', { key: 'peripherals.printer', warning: 'not driven by this version yet' });
}

async function composeReal(
  config: KioskConfig,
  kaspi: KaspiSettings,
  ports: CompositionPorts,
): Promise<Result<Composition, Problem>> {
  const certificates = openCertificateStore(ports.dataDirectory, ports.vault);
  const payments = new KaspiProvider(kaspi, { ...providerParts(ports), certificates });
  const close = (): void => {
    payments.close();
  };
  const accepting = realAcceptor(config, ports.clock);
  if (!accepting.ok) return accepting;
  const acceptor = accepting.value;
  const settings = config.peripherals.relay;
  if (settings === undefined) return ok({ config, demo: false, payments, relay: null, acceptor, workbench: null, close });
  if (settings.driver === 'simulated') {
    const simulated = await simulatedRelay(ports.clock);
    if (!simulated.ok) return simulated;
    const { relay, simulator, device } = simulated.value;
    return ok({ config, demo: true, payments, relay, acceptor, workbench: { simulator, device, sandbox: null }, close });
  }
  const relay = realRelay(settings, ports.clock);
  return relay.ok ? ok({ config, demo: false, payments, relay: relay.value, acceptor, workbench: null, close }) : relay;
}

async function composeDemo(config: KioskConfig, ports: CompositionPorts): Promise<Result<Composition, Problem>> {
  const simulated = await simulatedRelay(ports.clock);
  if (!simulated.ok) return simulated;
  const { startSandboxProcess } = await import('./demo/sandbox-link.ts');
  const started = await startSandboxProcess(ports.places.sandboxProcess, {
    dir: join(ports.dataDirectory, 'sandbox'),
    // A demonstration should not make its audience wait; the delay lets them see the screen before the QR.
    behaviour: { pollingIntervalS: 1 },
    delays: { 'qr/create': 900 },
  });
  if (!started.ok) return err(problem('internal-error', { detail: started.error }));
  const sandbox = started.value;
  const { files, baseUrl } = sandbox.ready;
  const settings: KaspiSettings = {
    scheme: 'standard',
    baseUrl,
    deviceId: 'KIOSK-DEMO',
    certificate: { pfxFile: files.pfx, passphraseFile: files.passphrase },
    caFiles: [files.rootCa, files.intermediateCa],
  };
  // No installed certificate: a real one has no business in a demonstration.
  const payments = new KaspiProvider(settings, providerParts(ports));
  const { relay, simulator, device } = simulated.value;
  const relaySettings: RelaySettings = { driver: 'simulated', pulseMs: config.peripherals.relay?.pulseMs ?? DEFAULT_PULSE_MS };
  return ok({
    config: { ...config, peripherals: { relay: relaySettings } },
    demo: true,
    payments,
    relay,
    acceptor: null,
    workbench: { simulator, device, sandbox },
    close(): void {
      payments.close();
      sandbox.stop();
    },
  });
}

function providerParts({ dataDirectory, log, redactor, clock }: CompositionPorts): ProviderParts {
  return { store: openDeviceStore(dataDirectory), log, redactor, clock };
}

function realRelay(settings: Exclude<RelaySettings, { driver: 'simulated' }>, clock: Clock): Result<Relay, Problem> {
  const created = createRelay(
    settings.driver,
    { path: settings.port, baudRate: settings.baudRate, channels: LCUS_CHANNELS },
    { opener: createSerialOpener(clock), clock },
  );
  return created.ok ? created : err(problem('config-invalid', { key: 'peripherals.relay', detail: created.error }));
}

/** Null where there is none. */
function realAcceptor({ peripherals }: KioskConfig, clock: Clock): Result<BillAcceptor | null, Problem> {
  if (peripherals.billAcceptor === undefined) return ok(null);
  const { driver, port, baudRate, denominationsTenge } = peripherals.billAcceptor;
  const settings = { path: port, baudRate, ...(denominationsTenge === undefined ? {} : { denominationsTenge }) };
  const created = createBillAcceptor(driver, settings, { opener: createSerialOpener(clock), clock });
  return created.ok ? created : err(problem('config-invalid', { key: 'peripherals.billAcceptor', detail: created.error }));
}

interface SimulatedRelay {
  readonly relay: Relay;
  readonly simulator: LcusSimulator;
  readonly device: MemoryDevice;
}

/** Loaded only where it is wanted: a kiosk in the field does not pay for simulators at its start. */
async function simulatedRelay(clock: Clock): Promise<Result<SimulatedRelay, Problem>> {
  const { createMemoryLine } = await import('../drivers/port/memory-port.ts');
  const { LcusSimulator } = await import('../drivers/relay/lcus/simulator.ts');
  const line = createMemoryLine(SIMULATED_PATH, clock);
  const simulator = new LcusSimulator({ clock });
  simulator.attach(line.device);
  const settings = { path: SIMULATED_PATH, channels: LCUS_CHANNELS };
  const created = createRelay('lcus', settings, { opener: line.opener, clock });
  return created.ok
    ? ok({ relay: created.value, simulator, device: line.device })
    : err(problem('internal-error', { detail: created.error }));
}
