import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import type { PaymentProvider } from '../../../app/payment/provider.ts';
import { tiyn } from '../../../app/money/money.ts';
import { openDeviceStore } from '../../../main/payments/kaspi/device-store.ts';
import type { ServiceLookup } from '../../../main/payments/https/lookup.ts';
import { KaspiProvider } from '../../../main/payments/kaspi/provider.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import type { RequestEntry } from '../../../sandbox/http/request-log.ts';
import { BadLine } from '../network/bad-line.ts';
import { drainMicrotasks, FakeClock } from '../fakes/fake-clock.ts';
import { SandboxHarness } from './sandbox-harness.ts';
import type { TestKiosk } from './test-kiosk.ts';
import { until } from '../until.ts';

export const order = { externalId: 'order-1', amountTiyn: tiyn(45_000) };

/** The kiosk's clock as its client sees it: one timer for each request that is on its way. */
class CountedClock implements Clock {
  inFlight = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  wallMs(): number {
    return this.#clock.wallMs();
  }

  monoMs(): number {
    return this.#clock.monoMs();
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    this.inFlight += 1;
    let over = false;
    const end = (): void => {
      if (!over) this.inFlight -= 1;
      over = true;
    };
    const cancel = this.#clock.setTimer(delayMs, () => {
      end();
      fire();
    });
    return () => {
      end();
      cancel();
    };
  }
}

/** Fine enough for every pause of the session. */
const STEP_MS = 500;

/** What a test may choose about its provider. */
interface Choice {
  readonly settings?: Partial<Extract<KaspiSettings, { scheme: 'standard' }>>;
  readonly clock?: Clock;
  readonly lookup?: ServiceLookup;
}

/** A sandbox at the far end of a bad line, and providers whose time limits a test lets pass by hand. */
export class NetworkHarness extends SandboxHarness {
  /** Time of the providers: stands still unless a test moves it. */
  clock = new FakeClock(Date.now());
  readonly #cleanUp: (() => void | Promise<void>)[] = [];
  #line: BadLine | null = null;
  #counted: CountedClock | null = null;

  get line(): BadLine {
    if (this.#line === null) throw new Error('there is no line');
    return this.#line;
  }

  override async start(): Promise<void> {
    await super.start();
    await this.renew();
  }

  /** A new line and a new clock, and nothing left over from the last test. */
  async renew(): Promise<void> {
    for (const clean of this.#cleanUp.splice(0)) await clean();
    await this.#line?.close();
    this.sandbox.faults.clear();
    this.clock = new FakeClock(Date.now());
    this.#line = await BadLine.to(Number(new URL(this.sandbox.urls.standard ?? '').port));
  }

  override async stop(): Promise<void> {
    for (const clean of this.#cleanUp.splice(0)) await clean();
    await this.#line?.close();
    await super.stop();
  }

  /** Runs after the test, however it ends. */
  afterwards(clean: () => void | Promise<void>): void {
    this.#cleanUp.push(clean);
  }

  /** The address of the sandbox through the line. */
  get lineUrl(): string {
    const url = new URL(this.sandbox.urls.standard ?? '');
    url.port = String(this.line.port);
    return url.href;
  }

  /** A provider at the near end of the line. */
  coldProvider({ settings = {}, clock = this.clock, lookup }: Choice = {}): KaspiProvider {
    const redactor = createRedactor();
    const provider = new KaspiProvider(
      { ...this.standard(), baseUrl: this.lineUrl, ...settings },
      {
        store: openDeviceStore(mkdtempSync(join(this.directory, 'data-'))),
        redactor,
        clock,
        ...(lookup === undefined ? {} : { lookup }),
        log: {
          write: (level, event, facts) => {
            this.logged.push(redactor.redact(`${level} ${event} ${JSON.stringify(facts ?? {})}`));
          },
        },
      },
    );
    this.afterwards(() => {
      provider.close();
    });
    return provider;
  }

  /** The same, connected and warm. */
  async warmProvider(choice: Choice = {}): Promise<KaspiProvider> {
    const provider = this.coldProvider(choice);
    const connected = await provider.connect();
    if (!connected.ok) throw new Error(JSON.stringify(connected.error));
    return provider;
  }

  /** For a kiosk whose client is at the near end of the line. */
  payments(choice: Omit<Choice, 'clock'> = {}): (clock: Clock) => PaymentProvider {
    return (clock) => {
      this.#counted = new CountedClock(clock);
      return this.coldProvider({ ...choice, clock: this.#counted });
    };
  }

  /** Lets a kiosk's time pass while the network is fast: no request takes any of it. */
  async pass(kiosk: TestKiosk, ms: number): Promise<void> {
    for (let leftMs = ms; leftMs > 0; leftMs -= STEP_MS) {
      await kiosk.clock.advance(Math.min(STEP_MS, leftMs));
      await until(() => this.#counted?.inFlight === 0);
      await drainMicrotasks();
    }
  }

  /** Requests of the kiosk from the given one on. */
  kioskRequests(since = 0): readonly RequestEntry[] {
    return this.sandbox
      .requests()
      .filter((entry) => entry.line === 'kiosk')
      .slice(since);
  }

  /** Waits until the sandbox has worked off so many requests of the kiosk. */
  worked(count: number): Promise<void> {
    return until(() => this.kioskRequests().length >= count);
  }
}

/** One sandbox for all tests of the file, a new line for each. */
export function withNetwork(): NetworkHarness {
  const harness = new NetworkHarness();
  beforeAll(() => harness.start());
  afterEach(() => harness.renew());
  afterAll(() => harness.stop());
  return harness;
}
