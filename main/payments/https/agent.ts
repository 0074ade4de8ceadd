import { Agent, type RequestOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket, type SecureContextOptions } from 'node:tls';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { sharedLookup, type ServiceLookup } from './lookup.ts';
import { ProxyError, type Proxy } from './proxy.ts';
import { TrustedTime } from './trusted-time.ts';
import { openTunnel } from './tunnel.ts';

/** Sockets towards Kaspi: the sale in hand must not queue behind purchases that are watched in the background. */
const MAX_SOCKETS = 6;
/** An idle connection is probed this often, so that one which a router has dropped is found before a customer does. */
const PROBE_IDLE_AFTER_MS = 15_000;
const HTTPS_PORT = 443;

/** How an agent reaches the service. */
export interface AgentParts {
  readonly proxy?: Proxy | null;
  readonly clock?: Clock;
  readonly lookup?: ServiceLookup;
}

/** Kept connections to the service with our certificate; the server's certificate is always verified. */
export function openAgent(tls: SecureContextOptions, { proxy = null, ...parts }: AgentParts = {}): ServiceAgent {
  return proxy === null ? new ServiceAgent(tls, parts) : new TunnelAgent(tls, parts, proxy);
}

/** Closes the idle connections: after one that died unseen the others are not to be trusted either. */
export function dropIdle(agent: Agent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}

/** The agent's credentials were replaced: idle connections close now, busy ones when their request ends. */
export function retireAgent(agent: Agent): void {
  agent.maxFreeSockets = 0;
  dropIdle(agent);
}

/** The clock of an agent's time limits, and its knowledge of the server's time; an agent made elsewhere has none. */
export function timeOf(agent: Agent): { readonly clock: Clock; readonly trustedTime: TrustedTime | null } {
  return agent instanceof ServiceAgent ? agent : { clock: systemClock, trustedTime: null };
}

/** Node's agent with what the exchanges of one service share. */
export class ServiceAgent extends Agent {
  /** Time limits of the exchanges run on it. */
  readonly clock: Clock;
  readonly trustedTime: TrustedTime;
  protected readonly lookup: ServiceLookup;

  constructor(
    tls: SecureContextOptions,
    { clock = systemClock, lookup = sharedLookup() }: Omit<AgentParts, 'proxy'> = {},
  ) {
    super({
      ...tls,
      keepAlive: true,
      keepAliveMsecs: PROBE_IDLE_AFTER_MS,
      maxSockets: MAX_SOCKETS,
      scheduling: 'lifo',
      rejectUnauthorized: true,
      lookup,
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: lookup.attemptMs,
    });
    this.clock = clock;
    this.lookup = lookup;
    this.trustedTime = new TrustedTime(clock, tls);
  }

  override createConnection(options: RequestOptions, callback?: SocketCallback): Duplex | null | undefined {
    const socket = super.createConnection(options, callback);
    // What goes through a tunnel stands at the proxy's address.
    if (socket instanceof TLSSocket && !('socket' in options)) this.#watch(socket, options.host ?? '');
    return socket;
  }

  /** Reports to the lookup whether the address was the right one. */
  #watch(socket: TLSSocket, name: string): void {
    let isVerified = false;
    let acceptedAt: string | null = null;
    socket.once('connect', () => {
      acceptedAt = socket.remoteAddress ?? null;
    });
    socket.once('secureConnect', () => {
      isVerified = true;
      if (socket.remoteAddress !== undefined) this.lookup.proved(name, socket.remoteAddress);
    });
    socket.once('close', () => {
      if (!isVerified) this.lookup.failed(name, acceptedAt);
    });
  }
}

/** Goes along with a request's options: aborted when the request does not wait any longer. */
export interface GivenUp {
  readonly givenUp: AbortSignal;
}

type SocketCallback = (error: Error | null, socket: Duplex) => void;

/**
 * TLS inside a CONNECT tunnel, on Node's own agent: it keeps connections and TLS sessions as it does without a proxy,
 * and asks for the service's name and no other.
 */
class TunnelAgent extends ServiceAgent {
  readonly #proxy: Proxy;
  /** Tunnels in the making; the agent itself counts a connection only when it stands. */
  readonly #opening = new Set<AbortController>();

  constructor(tls: SecureContextOptions, parts: Omit<AgentParts, 'proxy'>, proxy: Proxy) {
    super(tls, parts);
    this.#proxy = proxy;
  }

  override createConnection(options: RequestOptions, callback?: SocketCallback): undefined {
    this.#secure(options).then(
      (socket) => callback?.(null, socket),
      (error: unknown) => {
        // The agent ignores the socket beside an error; only the callback's type requires one.
        callback?.(error instanceof Error ? error : new Error(String(error)), new Socket());
      },
    );
    return undefined;
  }

  override destroy(): void {
    for (const opening of this.#opening) opening.abort();
    super.destroy();
  }

  async #secure(options: RequestOptions): Promise<Duplex> {
    const socket = await this.#tunnel(options);
    try {
      const through: RequestOptions & { readonly socket: Socket } = { ...options, socket };
      const secured = super.createConnection(through);
      if (secured === null || secured === undefined) throw new Error('no TLS in the tunnel');
      return secured;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  async #tunnel(options: RequestOptions): Promise<Socket> {
    if (this.#opening.size >= MAX_SOCKETS)
      throw new ProxyError('PROXY_UNREACHABLE', 'too many tunnels are being opened');
    const opening = new AbortController();
    const target = { host: options.host ?? '', port: Number(options.port ?? HTTPS_PORT) };
    const givenUp = 'givenUp' in options && options.givenUp instanceof AbortSignal ? [options.givenUp] : [];
    const signal = AbortSignal.any([opening.signal, ...givenUp]);
    this.#opening.add(opening);
    try {
      const socket = await openTunnel(this.#proxy, target, { clock: this.clock, lookup: this.lookup, signal });
      if (socket.remoteAddress !== undefined) this.lookup.proved(this.#proxy.host, socket.remoteAddress);
      return socket.setNoDelay(true).setKeepAlive(true, PROBE_IDLE_AFTER_MS);
    } catch (error) {
      this.lookup.failed(this.#proxy.host);
      throw error;
    } finally {
      this.#opening.delete(opening);
    }
  }
}
