import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { drainMicrotasks } from '../fakes/fake-clock.ts';

const CREATED = 'http.client.request.created';
const LIMIT_MS = 90_000;
/** As long as an answer of a server in the same process may take that is not kept back on purpose. */
const SILENCE_MS = 40;

/** Knows which HTTP requests of this process are on their way, so that virtual time can wait for them. */
export class RequestsOnTheirWay {
  readonly #open = new Set<ClientRequest>();
  /** As many requests as a test keeps without an answer. */
  mayHang = 0;

  readonly #onCreated = (message: unknown): void => {
    const { request } = message as { readonly request: ClientRequest };
    this.#open.add(request);
    request.once('close', () => this.#open.delete(request));
  };

  constructor() {
    subscribe(CREATED, this.#onCreated);
  }

  /** Resolves when every request has been answered and what follows from the answers has run. */
  async quiet(): Promise<void> {
    const startedMs = performance.now();
    await drainMicrotasks();
    if (this.mayHang > 0 && this.#open.size > 0) await pause(SILENCE_MS);
    while (this.#open.size > this.mayHang) {
      if (performance.now() - startedMs > LIMIT_MS) throw new Error('a request is not answered');
      await drainMicrotasks();
    }
    await drainMicrotasks();
    if (this.#open.size > this.mayHang) await this.quiet();
  }

  stop(): void {
    unsubscribe(CREATED, this.#onCreated);
  }
}
