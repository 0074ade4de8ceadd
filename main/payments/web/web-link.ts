import type { Agent } from 'node:https';
import type { ProxySettings } from '../../../app/config/service-address.ts';
import type { Log } from '../../../app/log/events.ts';
import type { PaymentFailure, ServiceAbout } from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { problem, type Problem } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Redactor } from '../../log/redact.ts';
import type { AddressStore } from '../https/address-store.ts';
import { openAgent, retireAgent, timeOf } from '../https/agent.ts';
import { AnswerWatch } from '../https/answer-watch.ts';
import { revisionOf } from '../https/files-revision.ts';
import { sharedLookup, type ServiceLookup } from '../https/lookup.ts';
import { proxyFingerprint, proxySecrets, readProxy } from '../https/proxy.ts';
import { ServicePause } from '../https/retry-after.ts';
import { loadKeyCredentials } from './key-credentials.ts';
import { webCall, type WebAnswer, type WebRequest } from './web-call.ts';

/** The settings of a service by HTTPS with a key in a header; its paths are absolute. */
export interface WebSettings {
  /** What people call the service. */
  readonly title: string;
  /** The setting that names the file of the key. */
  readonly keySetting: string;
  readonly baseUrl: string;
  readonly keyFile: string;
  /** The header that the key travels in. */
  readonly keyHeader: string;
  readonly caFiles?: readonly string[] | undefined;
  readonly proxy?: ProxySettings | undefined;
}

/** What a link is opened with. */
export interface WebLinkParts {
  readonly log: Log;
  readonly redactor: Redactor;
  readonly clock: Clock;
  readonly addresses?: AddressStore;
  readonly lookup?: ServiceLookup;
}

interface Connected {
  readonly agent: Agent;
  readonly key: string;
  readonly fingerprint: string;
}

/** A service by HTTPS with a key: kept connections, and files that may be replaced while the machine runs. */
export class WebLink {
  readonly #settings: WebSettings;
  readonly #parts: WebLinkParts;
  readonly #lookup: ServiceLookup;
  readonly #pause = new ServicePause();
  readonly #answers = new AnswerWatch();
  #connected: Connected | null = null;
  #seen = '';

  constructor(settings: WebSettings, parts: WebLinkParts) {
    this.#settings = settings;
    this.#parts = parts;
    const { addresses = null, clock } = parts;
    this.#lookup = parts.lookup ?? sharedLookup(undefined, { clock, store: addresses });
  }

  get host(): string {
    return new URL(this.#settings.baseUrl).host;
  }

  get isOpen(): boolean {
    return this.#connected !== null;
  }

  /** The service, and this machine's place at it: it has no device and no trade point there. */
  about(): ServiceAbout {
    return {
      host: this.host,
      contract: this.#settings.title,
      deviceId: '',
      tradePointId: null,
      certificate: null,
      lastAnswer: this.#answers.last,
    };
  }

  /** This machine's clock minus the service's, in milliseconds; null before the first answer. */
  get clockOffsetMs(): number | null {
    return this.#connected === null ? null : (timeOf(this.#connected.agent).trustedTime?.offsetMs() ?? null);
  }

  /** Reads the files, so that corrected ones work without a restart; the problem is the technician's. */
  open(): Result<void, Problem> {
    const { clock, log, redactor } = this.#parts;
    this.#seen = this.#revision();
    const proxy = readProxy(this.#settings.proxy);
    if (!proxy.ok) return this.#keepOr(proxy.error);
    const loaded = loadKeyCredentials(this.#settings.keyFile, this.#settings.caFiles, clock.wallMs());
    if (!loaded.ok) return this.#keepOr(loaded.error);
    const { key, tls, exposedFiles } = loaded.value;
    const fingerprint = `${loaded.value.fingerprint} ${proxyFingerprint(proxy.value)}`;
    if (this.#connected?.fingerprint === fingerprint) return ok(undefined);
    for (const secret of [key, ...proxySecrets(proxy.value)]) redactor.protect(secret);
    for (const file of exposedFiles)
      log.write('warning', 'config-warning', { file, warning: 'readable by other users' });
    if (this.#connected !== null) retireAgent(this.#connected.agent);
    this.#connected = { agent: openAgent(tls, { clock, lookup: this.#lookup, proxy: proxy.value }), key, fingerprint };
    return ok(undefined);
  }

  /** The same; what is wrong with the files is up to a technician, and nothing is sold through the service meanwhile. */
  openForSales(): Result<void, PaymentFailure> {
    const opened = this.open();
    return opened.ok ? opened : err({ action: 'payments-off', problem: opened.error, code: opened.error.reason });
  }

  /** At a quiet moment: takes in files that a technician has replaced. Costs a few file dates. */
  refresh(): void {
    if (this.#connected === null || this.#revision() === this.#seen) return;
    // With a connection, files that cannot be used are reported and change nothing.
    const opened = this.open();
    if (!opened.ok) this.close();
  }

  /** One request with the key. Never rejects. */
  async send(request: WebRequest): Promise<Result<WebAnswer, PaymentFailure>> {
    const connected = this.#connected;
    if (connected === null) {
      const opened = this.openForSales();
      return opened.ok ? this.send(request) : opened;
    }
    const { baseUrl, keyHeader } = this.#settings;
    const answered = await webCall(
      {
        agent: connected.agent,
        baseUrl,
        headers: { [keyHeader]: connected.key },
        pause: this.#pause,
        answers: this.#answers,
        log: this.#parts.log,
      },
      request,
    );
    return answered.ok ? answered : err({ ...answered.error, problem: this.#named(answered.error.problem) });
  }

  /** The problem with the service's name for its sentence. */
  #named({ parameters, reason }: Problem): Problem {
    const { keySetting, title } = this.#settings;
    return problem(reason, { service: title, keySetting, ...parameters });
  }

  close(): void {
    this.#connected?.agent.destroy();
    this.#connected = null;
  }

  /** Half-copied files are no reason to give up a connection that works. */
  #keepOr(found: Problem): Result<void, Problem> {
    if (this.#connected === null) return err(this.#named(found));
    const file = this.#settings.keyFile;
    this.#parts.log.write('warning', 'config-warning', { file, warning: found.reason });
    return ok(undefined);
  }

  #revision(): string {
    const { caFiles = [], keyFile, proxy } = this.#settings;
    const password = typeof proxy === 'object' ? [proxy.passwordFile] : [];
    return revisionOf([keyFile, ...caFiles, ...password]);
  }
}
