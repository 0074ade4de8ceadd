import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import type { KaspiSettings } from '../../app/config/schema.ts';
import type { Log } from '../../app/log/events.ts';
import { openDeviceStore } from '../../main/kaspi/device-store.ts';
import { KaspiProvider } from '../../main/kaspi/provider.ts';
import { createRedactor } from '../../main/log/redact.ts';
import { startSandbox, type Sandbox } from '../../sandbox/server.ts';

/** A sandbox for a file of tests, and providers that talk with it over real TLS. */
export class SandboxBench {
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-kaspi-'));
  readonly logged: string[] = [];
  #sandbox: Sandbox | null = null;
  readonly #providers: KaspiProvider[] = [];

  get sandbox(): Sandbox {
    if (this.#sandbox === null) throw new Error('the sandbox is not running');
    return this.#sandbox;
  }

  async start(): Promise<void> {
    this.#sandbox = await startSandbox({
      dir: join(this.directory, 'bank'),
      ports: { lite: 0, standard: 0, enhanced: 0 },
    });
  }

  async stop(): Promise<void> {
    for (const provider of this.#providers) provider.close();
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

  provider(settings: KaspiSettings = this.standard(), dataDirectory = mkdtempSync(join(this.directory, 'data-'))): KaspiProvider {
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
export function withSandbox(): SandboxBench {
  const bench = new SandboxBench();
  beforeAll(() => bench.start());
  afterAll(() => bench.stop());
  return bench;
}
