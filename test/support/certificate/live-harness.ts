import { copyFileSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { stringify } from 'yaml';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { loadConfig } from '../../../main/config/load-config.ts';
import { openCertificateStore } from '../../../main/certificate/store.ts';
import { fileVault, type Vault } from '../../../main/certificate/vault.ts';
import { openDeviceStore } from '../../../main/payments/kaspi/device-store.ts';
import { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import type { RequestEntry } from '../../../sandbox/http/request-log.ts';
import type { IssueOptions } from '../../../sandbox/server.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { SandboxHarness } from '../harness/sandbox-harness.ts';
import { answerReasons, readAnswer, runCommand, type Answer } from './command-line.ts';
import { SUBJECT_OPTIONS } from './kiosk-place.ts';

/** A line of the technical log. */
export interface LiveLine {
  readonly level: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** A kiosk's connection to the sandbox with a folder of its own, and the command line beside it. */
export class LiveKiosk {
  readonly provider: KaspiProvider;
  readonly clock = new FakeClock(Date.now());
  readonly log: LiveLine[] = [];
  readonly dataDirectory: string;
  /** Where the configured PFX and its passphrase lie. */
  readonly configured: { readonly pfxFile: string; readonly passphraseFile: string };
  readonly #bench: SandboxHarness;
  readonly #directory: string;
  readonly #from: number;

  constructor(harness: SandboxHarness, vault: Vault = fileVault()) {
    this.#bench = harness;
    this.#directory = mkdtempSync(join(harness.directory, 'kiosk-'));
    this.#from = harness.sandbox.requests().length;
    this.dataDirectory = join(this.#directory, 'data');
    this.configured = {
      pfxFile: join(this.#directory, 'certfile.pfx'),
      passphraseFile: join(this.#directory, 'passphrase'),
    };
    mkdirSync(this.dataDirectory);
    const { files } = harness.sandbox;
    copyFileSync(files.pfx, this.configured.pfxFile);
    copyFileSync(files.passphrase, this.configured.passphraseFile);
    writeFileSync(
      this.#configFile,
      stringify({ version: 1, payment: { kaspi: { ...harness.standard(), certificate: this.configured } } }),
    );
    const redactor = createRedactor();
    this.provider = new KaspiProvider(this.#settings(), {
      store: openDeviceStore(this.dataDirectory),
      certificates: openCertificateStore(this.dataDirectory, vault),
      redactor,
      clock: this.clock,
      log: {
        write: (level, event, facts) => {
          this.log.push({ level, event, facts: redactor.redactFacts(facts ?? {}) });
        },
      },
    });
  }

  get #configFile(): string {
    return join(this.#directory, 'kiosk.yaml');
  }

  #settings(): KaspiSettings {
    const config = loadConfig(this.#configFile);
    const settings = config.ok ? config.value.payment?.kaspi : undefined;
    if (settings === undefined) throw new Error(JSON.stringify(config));
    return settings;
  }

  path(name: string): string {
    return join(this.#directory, name);
  }

  /** Connected, with a registered device and a certificate in use. */
  async connect(): Promise<void> {
    const connected = await this.provider.connect();
    if (!connected.ok) throw new Error(JSON.stringify(connected.error));
  }

  /** What the session does every twenty seconds at idle. */
  async ping(): Promise<void> {
    const answered = await this.provider.ping();
    if (!answered.ok) throw new Error(JSON.stringify(answered.error));
  }

  /** `sauda certificate …` beside the running kiosk. */
  async run(
    ...args: readonly string[]
  ): Promise<Answer & { readonly code: number; readonly reasons: readonly string[] }> {
    const options = ['--config', this.#configFile, '--data-dir', this.dataDirectory, '--json'];
    const { code, out, complaint } = await runCommand([...args, ...options], { dataDirectory: this.dataDirectory });
    if (out === '') throw new Error(complaint);
    const answer = readAnswer(out);
    return { ...answer, code, reasons: answerReasons(answer) };
  }

  /** Requests a certificate and has the sandbox issue it; gives the path of the letter and the serial number. */
  async letter(options: IssueOptions = {}): Promise<{ letter: string; serial: string }> {
    const request = this.path('certrequest.csr');
    rmSync(request, { force: true });
    const requested = await this.run('request', ...SUBJECT_OPTIONS, '--out', request);
    if (!requested.ok) throw new Error(JSON.stringify(requested));
    const { archive, serial } = await this.#bench.sandbox.issue(readFileSync(request, 'utf8'), options);
    const letter = this.path('letter.zip');
    writeFileSync(letter, archive);
    return { letter, serial };
  }

  /** From the request to the installation; gives the serial number. The running kiosk has not looked yet. */
  async renew(options: IssueOptions = {}): Promise<string> {
    const { letter, serial } = await this.letter(options);
    const installed = await this.run('install', letter);
    if (!installed.ok) throw new Error(JSON.stringify(installed));
    return serial;
  }

  /** The serial number of the configured certificate, as the sandbox made it. */
  get configuredSerial(): string {
    return new X509Certificate(readFileSync(this.#bench.sandbox.files.clientCertificate)).serialNumber;
  }

  /** Facts of the log lines of an event, in their order. */
  logged(event: string): readonly LiveLine['facts'][] {
    return this.log.filter((line) => line.event === event).map(({ facts }) => facts);
  }

  /** The requests since this kiosk was set up, those of the command line's trials among them. */
  requests(): readonly RequestEntry[] {
    return this.#bench.sandbox
      .requests()
      .slice(this.#from)
      .filter(({ line }) => line === 'kiosk');
  }

  /** Under which certificate the last request came. */
  get lastSerial(): string | null {
    return this.requests().at(-1)?.certificate ?? null;
  }
}

/** One sandbox for all tests of the file, whose waits last until the test turns its clock. */
export function withLiveKiosks(): {
  readonly harness: SandboxHarness;
  readonly bankClock: FakeClock;
  readonly open: (vault?: Vault) => LiveKiosk;
} {
  const bankClock = new FakeClock(Date.now());
  const harness = new SandboxHarness({ clock: bankClock });
  const kiosks: LiveKiosk[] = [];
  beforeAll(() => harness.start());
  afterEach(() => {
    for (const kiosk of kiosks.splice(0)) kiosk.provider.close();
    harness.sandbox.faults.clear();
  });
  afterAll(() => harness.stop());
  return {
    harness,
    bankClock,
    open: (vault) => {
      const kiosk = new LiveKiosk(harness, vault);
      kiosks.push(kiosk);
      return kiosk;
    },
  };
}
