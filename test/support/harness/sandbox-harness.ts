import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { Agent } from 'node:https';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { Log } from '../../../app/log/events.ts';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import { openAgent } from '../../../main/payments/https/agent.ts';
import { KaspiClient } from '../../../main/payments/kaspi/client.ts';
import { loadCredentials } from '../../../main/payments/kaspi/credentials.ts';
import { openDeviceStore } from '../../../main/payments/kaspi/device-store.ts';
import { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { DEFAULT_ORGANISATIONS } from '../../../sandbox/bank/organisation.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.ts';
import { withCertificates } from '../sandbox/kept-certificates.ts';

/** A sandbox for a file of tests, and providers that talk with it over real TLS. */
export class SandboxHarness {
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-kaspi-'));
  readonly logged: string[] = [];
  #sandbox: Sandbox | null = null;
  readonly #providers: KaspiProvider[] = [];
  readonly #agents: Agent[] = [];
  readonly #options: Partial<SandboxOptions>;

  constructor(options: Partial<SandboxOptions> = {}) {
    this.#options = options;
  }

  get sandbox(): Sandbox {
    if (this.#sandbox === null) throw new Error('the sandbox is not running');
    return this.#sandbox;
  }

  async start(): Promise<void> {
    const dir = join(this.directory, 'bank');
    mkdirSync(dir);
    await withCertificates(dir);
    this.#sandbox = await startSandbox({
      dir,
      ports: { lite: 0, standard: 0, enhanced: 0 },
      ...this.#options,
    });
  }

  async stop(): Promise<void> {
    for (const provider of this.#providers) provider.close();
    for (const agent of this.#agents) agent.destroy();
    await this.#sandbox?.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Settings of the standard scheme, as the sandbox's own configuration has them. */
  standard(): Extract<KaspiSettings, { scheme: 'standard' }> {
    const { files, urls } = this.sandbox;
    return {
      scheme: 'standard',
      baseUrl: urls.standard ?? '',
      deviceId: 'KIOSK-TEST',
      certificate: { pfxFile: files.pfx, passphraseFile: files.passphrase },
      caFiles: [files.rootCa, files.intermediateCa],
    };
  }

  /** Settings of any scheme. */
  settings(scheme: KaspiScheme): KaspiSettings {
    const { files, urls } = this.sandbox;
    const standard = this.standard();
    const baseUrl = urls[scheme] ?? '';
    if (scheme === 'standard') return standard;
    if (scheme === 'enhanced')
      return { ...standard, scheme, baseUrl, organizationBin: DEFAULT_ORGANISATIONS[0]?.bin ?? '' };
    const { deviceId, caFiles } = standard;
    return { scheme, baseUrl, deviceId, caFiles, apiKeyFile: files.apiKey };
  }

  /** The client alone, over a connection of its own. */
  client(settings: KaspiSettings, monoMs?: () => number): KaspiClient {
    const credentials = loadCredentials(settings);
    if (!credentials.ok) throw new Error(JSON.stringify(credentials.error));
    const agent = openAgent(credentials.value.tls);
    this.#agents.push(agent);
    return new KaspiClient({ agent, settings, apiKey: credentials.value.apiKey }, { write: () => undefined }, monoMs);
  }

  /** A client with a registered device. */
  async registered(
    scheme: KaspiScheme,
    deviceId = 'KIOSK-CLIENT',
    monoMs?: () => number,
  ): Promise<{ client: KaspiClient; token: string }> {
    const client = this.client(this.settings(scheme), monoMs);
    const points = await client.tradePoints();
    if (!points.ok) throw new Error(JSON.stringify(points.error));
    const token = await client.registerDevice(deviceId, points.value[0]?.id ?? '');
    if (!token.ok) throw new Error(JSON.stringify(token.error));
    return { client, token: token.value };
  }

  provider(
    settings: KaspiSettings = this.standard(),
    dataDirectory = mkdtempSync(join(this.directory, 'data-')),
  ): KaspiProvider {
    const redactor = createRedactor();
    const log: Log = {
      write: (level, event, facts) => {
        this.logged.push(redactor.redact(`${level} ${event} ${JSON.stringify(facts ?? {})}`));
      },
    };
    const provider = new KaspiProvider(settings, { store: openDeviceStore(dataDirectory), log, redactor });
    this.#providers.push(provider);
    return provider;
  }

  /** The requests of the kiosk since a moment, by method. */
  methodsSince(count: number): readonly (string | null)[] {
    return this.sandbox
      .requests()
      .slice(count)
      .filter((entry) => entry.line === 'kiosk')
      .map((entry) => entry.method);
  }
}

/** One sandbox for all tests of the file. */
export function withSandbox(options: Partial<SandboxOptions> = {}): SandboxHarness {
  const harness = new SandboxHarness(options);
  beforeAll(() => harness.start());
  afterAll(() => harness.stop());
  return harness;
}
