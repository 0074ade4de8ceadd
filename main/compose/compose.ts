import { existsSync } from 'node:fs';
import type { KioskConfig } from '../../app/config/config.ts';
import type { PaymentSettings } from '../../app/config/payment.ts';
import { type PeripheralsConfig, SIMULATED } from '../../app/config/peripherals.ts';
import { type Product } from '../../app/config/schema.ts';
import type { Log } from '../../app/log/events.ts';
import { NOTES_ALONE, type PaymentCapabilities } from '../../app/payment/capabilities.ts';
import type { PaymentProvider } from '../../app/payment/provider.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { ok, type Result } from '../../app/result.ts';
import type { Problem } from '../../app/problem.ts';
import type { Vault } from '../certificate/vault.ts';
import { demoPeripherals } from './demo-peripherals.ts';
import { choosePeripherals, type ChosenPeripherals, type Peripherals } from './peripherals.ts';
import type { SimulatedDevices } from './simulated-devices.ts';
import { configSchema } from '../config/config-schema.ts';
import { loadConfig } from '../config/load-config.ts';
import { withPictures } from '../config/operator-pictures.ts';
import type { SandboxLink } from './sandbox-keeper.ts';
import { noService } from '../payments/port/no-service.ts';
import { servicesOf } from '../payments/registry.ts';
import type { OpenService } from '../runtime/kiosk-parts.ts';
import type { PaymentService, ServiceParts } from '../payments/port/service.ts';
import { finishCertificate } from '../setup/keep-certificate.ts';
import type { Relay } from '../../drivers/relay/relay.ts';
import type { Redactor } from '../log/redact.ts';
import type { Places } from '../files/paths.ts';

/** The simulated devices and the sandbox, for the bench. */
export interface Workbench extends SimulatedDevices {
  readonly catalogue: readonly Product[];
  /** Null where payments go to a server that is not the local sandbox. */
  readonly sandbox: SandboxLink | null;
}

/** Everything that was chosen for the kiosk. */
export interface Composition extends Peripherals {
  readonly config: KioskConfig;
  readonly demo: boolean;
  readonly payments: PaymentProvider;
  readonly capabilities: PaymentCapabilities;
  readonly otherServices: readonly OpenService[];
  /** Null where nothing is simulated. */
  readonly workbench: Workbench | null;
  close(): void;
}

/** What the choice depends on. */
export interface CompositionPorts {
  readonly configFile: string | null;
  /** The configured machine as a demonstration: its products, and nothing of its bank or its devices. */
  readonly isDemo?: boolean;
  /** The machine is being set up: its file may not exist yet, and nothing is simulated that the file does not name. */
  readonly setup: boolean;
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly redactor: Redactor;
  /** Protects the passphrases of installed certificates. */
  readonly vault: Vault;
  readonly places: Places;
  /** Starts the relay as soon as the devices are chosen; the answer stands in its place. */
  readonly startRelay?: (chosen: Peripherals, config: KioskConfig) => Promise<Relay | null>;
  /** The payment service is loaded after this: until then main is needed for the page. */
  readonly pageServed?: Promise<void>;
}

/** The configuration of a kiosk that could not read its own. */
export function emptyConfig(): KioskConfig {
  return configSchema.parse({ version: 1 });
}

/**
 * Chooses between real and simulated, which no other code does. Without a configuration, or without `payment` in it,
 * the kiosk is in demo mode: the local sandbox and simulated peripherals only, even where the configuration names real
 * ones.
 */
export async function compose(ports: CompositionPorts): Promise<Result<Composition, Problem>> {
  await finishInterrupted(ports);
  if (ports.setup && !existsSync(ports.configFile ?? '')) return composeSale(emptyConfig(), {}, ports);
  const loaded = loadConfig(ports.configFile ?? ports.places.demoConfig, (facts) => {
    ports.log.write('warning', 'config-warning', facts);
  });
  if (!loaded.ok) return loaded;
  ports.log.write('info', 'config-loaded', { file: ports.configFile ?? 'demo' });
  const config = withPictures(loaded.value, ports.log);
  const { payment = ports.setup ? {} : undefined, ...rest } = config;
  if (ports.isDemo === true) return composeDemo(rest, ports);
  if (payment !== undefined) return composeSale(config, payment, ports);
  const { claimForDemo } = await import('../setup/claim-for-demo.ts');
  const claimed = claimForDemo(ports, ports.clock.wallMs());
  return claimed.ok ? composeDemo(rest, ports) : claimed;
}

/** Before anything reads the files of the certificate. A disk that refuses is told by whoever reads them. */
async function finishInterrupted({ configFile, log }: CompositionPorts): Promise<void> {
  if (configFile === null) return;
  try {
    await finishCertificate(configFile);
  } catch (error) {
    const warning = error instanceof Error ? error.message : String(error);
    log.write('warning', 'config-warning', { file: configFile, warning });
  }
}

async function composeSale(
  config: KioskConfig,
  payment: PaymentSettings,
  ports: CompositionPorts,
): Promise<Result<Composition, Problem>> {
  const chosen = await startedPeripherals(config, ports);
  if (!chosen.ok) return chosen;
  const paid = await openServices(servicesOf(payment), ports);
  return ok({ ...partsOf(config, chosen.value, null), demo: isPretending(config.peripherals), ...paid });
}

async function composeDemo(config: KioskConfig, ports: CompositionPorts): Promise<Result<Composition, Problem>> {
  const demo: KioskConfig = { ...config, peripherals: demoPeripherals(config.peripherals) };
  const chosen = await startedPeripherals(demo, ports);
  if (!chosen.ok) return chosen;
  const { startDemoBank } = await import('./demo-bank.ts');
  const { dataDirectory, clock, log } = ports;
  const program = ports.places.sandboxProcess;
  const { sandbox, services } = await startDemoBank({ program, dataDirectory, clock, log });
  const paid = await openServices(services, ports);
  const close = (): void => {
    paid.close();
    sandbox.stop();
  };
  return ok({ ...partsOf(demo, chosen.value, sandbox), demo: true, ...paid, close });
}

/** Chooses the devices. The relay is started at once: switching every channel off takes the longest of a start. */
async function startedPeripherals(
  config: KioskConfig,
  { clock, dataDirectory, startRelay, pageServed }: CompositionPorts,
): Promise<Result<ChosenPeripherals, Problem>> {
  const chosen = await choosePeripherals(config.peripherals, clock, dataDirectory);
  if (!chosen.ok) return chosen;
  const { peripherals, simulated } = chosen.value;
  const relay = startRelay === undefined ? peripherals.relay : await startRelay(peripherals, config);
  await pageServed;
  return ok({ peripherals: { ...peripherals, relay }, simulated });
}

/** Opens the payment services; a machine that takes notes alone has none. */
async function openServices(
  services: readonly PaymentService[],
  ports: CompositionPorts,
): Promise<Pick<Composition, 'payments' | 'capabilities' | 'otherServices' | 'close'>> {
  const { dataDirectory, log, redactor, clock, vault } = ports;
  const parts: ServiceParts = { dataDirectory, log, redactor, clock, vault: () => Promise.resolve(vault) };
  const opened = await Promise.all(
    services.map(async (service) => ({ payments: await service.open(parts), capabilities: service.capabilities })),
  );
  const close = (): void => {
    for (const { payments } of opened) payments.close();
  };
  const [first = NO_SERVICE, ...otherServices] = opened;
  return { ...first, otherServices, close };
}

const NO_SERVICE: OpenService = { payments: noService, capabilities: NOTES_ALONE };

function partsOf(
  config: KioskConfig,
  { peripherals, simulated }: ChosenPeripherals,
  sandbox: SandboxLink | null,
): Pick<Composition, keyof Peripherals | 'config' | 'workbench'> {
  const workbench = simulated === null ? null : { ...simulated, catalogue: config.catalogue, sandbox };
  return { config, ...peripherals, workbench };
}

/** Whether products or money are simulated, which the screen then shows. */
function isPretending({ relay, billAcceptor }: PeripheralsConfig): boolean {
  return relay?.driver === SIMULATED || billAcceptor?.driver === SIMULATED;
}
