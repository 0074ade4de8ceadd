import type { Agent } from 'node:https';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { isInEffect } from '../../../app/certificate/in-effect.ts';
import type { Log } from '../../../app/log/events.ts';
import type { LastAnswer, PaymentFailure } from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Problem } from '../../../app/problem.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { configuredFingerprint } from '../../certificate/configured.ts';
import type { InstalledCertificate } from '../../certificate/installed.ts';
import type { CertificateStore } from '../../certificate/store.ts';
import type { Redactor } from '../../log/redact.ts';
import type { AddressStore } from '../https/address-store.ts';
import { AnswerWatch } from '../https/answer-watch.ts';
import { openAgent, retireAgent, timeOf } from '../https/agent.ts';
import { KaspiClient } from './client.ts';
import type { Credentials } from './credentials.ts';
import { ExpiryWatch } from './expiry-watch.ts';
import { filesRevision } from './files-revision.ts';
import { sharedLookup, type ServiceLookup } from '../https/lookup.ts';
import { RemoteLimits } from './request-limits.ts';
import { ServicePause } from '../https/retry-after.ts';
import { proxyFingerprint, proxySecrets, readProxy, type Proxy } from '../https/proxy.ts';
import { usableCredentials } from './usable-credentials.ts';

/** What the connection to Kaspi is made of. */
export interface LinkParts {
  /** Where a technician may have installed another certificate than the configured one. */
  readonly certificates?: CertificateStore;
  readonly log: Log;
  readonly redactor: Redactor;
  /** The machine's own where nothing else is given. */
  readonly clock?: Clock;
  readonly lookup?: ServiceLookup;
  /** Where the service's address is kept between runs. */
  readonly addresses?: AddressStore;
}

interface Connected {
  readonly client: KaspiClient;
  readonly agent: Agent;
  readonly fingerprint: string;
}

/**
 * The connection with the certificate in effect, and its replacement during operation: a new certificate is tried with
 * its own ping while the old one stays in use, and replaces it only when the service has accepted it.
 */
export class KaspiLink {
  readonly #settings: KaspiSettings;
  readonly #parts: LinkParts;
  readonly #expiry: ExpiryWatch;
  /** One for all connections: a new certificate must not make the address forgotten. */
  readonly #lookup: ServiceLookup;
  readonly #remote = new RemoteLimits();
  readonly #pause = new ServicePause();
  readonly #answers = new AnswerWatch();
  #connected: Connected | null = null;
  #isClosed = false;
  /** The files as they were when they were last taken in, or last refused. */
  #seen = '';
  /** The last reported error, with the revision of its files. */
  #refused = '';
  /** One opening at a time: connecting and looking for new files never meet. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(settings: KaspiSettings, parts: LinkParts) {
    this.#settings = settings;
    this.#parts = parts;
    const clock = parts.clock ?? systemClock;
    this.#lookup = parts.lookup ?? sharedLookup(undefined, { clock, store: parts.addresses ?? null });
    this.#expiry = new ExpiryWatch(parts.clock ?? systemClock, parts.log);
  }

  /** The client that requests go through; null before the first opening. */
  get client(): KaspiClient | null {
    return this.#connected?.client ?? null;
  }

  /** When the service answered last, over whatever connection. */
  get lastAnswer(): LastAnswer | null {
    return this.#answers.last;
  }

  /** This machine's clock minus the service's, in milliseconds, as the last answer showed it; null before the first. */
  get clockOffsetMs(): number | null {
    return this.#connected === null ? null : (timeOf(this.#connected.agent).trustedTime?.offsetMs() ?? null);
  }

  /** Reads the files, so that fixed ones work without a restart. The problem is the technician's. */
  async open(): Promise<Result<KaspiClient, Problem>> {
    return this.#inTurn(async () => {
      this.#seen = this.#revision();
      const loaded = await this.#load();
      if (!loaded.ok && this.#connected !== null) {
        // Half-copied files are no reason to give up a connection that works.
        this.#refuse(loaded.error.reason, loaded.error.parameters['detail'] ?? '');
        return ok(this.#connected.client);
      }
      if (!loaded.ok) return err(loaded.error);
      const { fingerprint } = loaded.value;
      if (this.#connected !== null && this.#connected.fingerprint !== fingerprint)
        await this.#replace(this.#connected, loaded.value);
      this.#connected ??= this.#connect(loaded.value);
      return ok(this.#connected.client);
    });
  }

  /** At a quiet moment: looks whether a technician has put another certificate there. Costs a few file dates. */
  async refresh(): Promise<void> {
    await this.#inTurn(async () => {
      const before = this.#connected;
      if (before !== null) this.#expiry.look(before.agent);
      const revision = this.#revision();
      if (before === null || revision === this.#seen) return;
      this.#seen = revision;
      const loaded = await this.#load();
      if (!loaded.ok) this.#refuse(loaded.error.reason, loaded.error.parameters['detail'] ?? '');
      else if (loaded.value.fingerprint !== before.fingerprint) await this.#replace(before, loaded.value);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#connected?.agent.destroy();
    this.#connected = null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #revision(): string {
    return `${this.#parts.certificates?.revision() ?? ''} ${filesRevision(this.#settings)}`;
  }

  /** The new one is used when the service accepts it; until then, and otherwise, the old one stays in use. */
  async #replace(before: Connected, loaded: Loaded): Promise<void> {
    const candidate = this.#connect(loaded);
    const trial = await candidate.client.ping();
    if (this.#isClosed) {
      candidate.agent.destroy();
      return;
    }
    if (!trial.ok) {
      candidate.agent.destroy();
      this.#refuse(trial.error.problem.reason, trial.error.code);
      // The error is not about the certificate, so the next quiet moment tries again.
      if (!isAnswer(trial.error)) this.#seen = '';
      return;
    }
    this.#connected = candidate;
    // Requests in flight end on the old connection.
    retireAgent(before.agent);
    this.#parts.log.write('info', 'certificate-switched', { installed: loaded.installed !== null });
  }

  /** Once for every state of the files: while the network is down the same is found again and again. */
  #refuse(reason: string, detail: string): void {
    const refused = `${this.#revision()} ${reason}`;
    if (refused === this.#refused) return;
    this.#refused = refused;
    this.#parts.log.write('error', 'certificate-refused', { reason, detail });
  }

  async #load(): Promise<Result<Loaded, Problem>> {
    const proxy = readProxy(this.#settings.proxy);
    if (!proxy.ok) return proxy;
    const installed = this.#installed();
    const credentials = await this.#credentials(installed.ok ? installed.value : null);
    // With a working configured certificate there is no reason to stop selling; without one the installed one is to be fixed.
    if (!credentials.ok) return installed.ok ? credentials : installed;
    if (!installed.ok) this.#refuse(installed.error.reason, installed.error.parameters['detail'] ?? '');
    const fingerprint = `${credentials.value.fingerprint} ${proxyFingerprint(proxy.value)}`;
    return ok({
      credentials: credentials.value,
      proxy: proxy.value,
      fingerprint,
      installed: installed.ok ? installed.value : null,
    });
  }

  async #credentials(installed: InstalledCertificate | null): Promise<Result<Credentials, Problem>> {
    const nowMs = (this.#parts.clock ?? systemClock).wallMs();
    const usable = await usableCredentials(this.#settings, installed, nowMs);
    if (!usable.ok) return usable;
    const { credentials, converted } = usable.value;
    if (converted !== null) this.#parts.log.write('warning', 'certificate-converted', { subject: converted });
    return ok(credentials);
  }

  /** The installed certificate, where it counts: the last human act wins. */
  #installed(): Result<InstalledCertificate | null, Problem> {
    const settings = this.#settings;
    const { certificates } = this.#parts;
    if (settings.scheme === 'lite' || certificates === undefined) return ok(null);
    const active = certificates.active();
    if (!active.ok || active.value === null) return active;
    return ok(isInEffect(active.value.replaces, configuredFingerprint(settings.certificate)) ? active.value : null);
  }

  #connect({ credentials, proxy, fingerprint }: Loaded): Connected {
    const { log, redactor, clock } = this.#parts;
    for (const secret of [...credentials.secrets, ...proxySecrets(proxy)]) redactor.protect(secret);
    for (const file of credentials.exposedFiles)
      log.write('warning', 'config-warning', { file, warning: 'readable by other users' });
    const network = { ...(clock === undefined ? {} : { clock }), lookup: this.#lookup };
    const agent = openAgent(credentials.tls, { ...network, proxy });
    const access = {
      agent,
      settings: this.#settings,
      apiKey: credentials.apiKey,
      remote: this.#remote,
      pause: this.#pause,
      answers: this.#answers,
    };
    const monoMs = clock === undefined ? undefined : (): number => clock.monoMs();
    return { client: new KaspiClient(access, log, monoMs), agent, fingerprint };
  }
}

/** Everything read from the files, checked. */
interface Loaded {
  readonly credentials: Credentials;
  readonly fingerprint: string;
  readonly proxy: Proxy | null;
  readonly installed: InstalledCertificate | null;
}

/** The trial failed because of the new files: the certificate, or the CAs that came with it. */
function isAnswer({ problem }: PaymentFailure): boolean {
  const { reason } = problem;
  return reason === 'client-certificate-refused' || reason === 'access-refused' || reason === 'server-untrusted';
}
