import { expect, test } from 'vitest';
import type { ToSandbox } from '../../../app/ipc/sandbox-process.ts';
import type { Log } from '../../../app/log/events.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import { sandboxService } from '../../../main/payments/kaspi/sandbox-service.ts';
import {
  AGAIN_MS,
  SandboxKeeper,
  START_LIMIT_MS,
  type RunningSandbox,
  type SandboxNews,
} from '../../../main/compose/sandbox-keeper.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { ok, type Result } from '../../../app/result.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';

/** A process that a test ends. */
class Process implements RunningSandbox {
  readonly sent: ToSandbox[] = [];
  stops = 0;
  tell: (news: SandboxNews) => void = () => undefined;
  end: (detail: string) => void = () => undefined;

  send(message: ToSandbox): void {
    this.sent.push(message);
  }

  onNews(listener: (news: SandboxNews) => void): void {
    this.tell = listener;
  }

  onEnd(listener: (detail: string) => void): void {
    this.end = listener;
  }

  stop(): void {
    this.stops += 1;
    this.end('stopped');
  }
}

const SLOW = { ok: false, error: 'the sandbox was not ready in time' } as const;
const CABLE: ToSandbox = { kind: 'cable', plugged: false };
const NEWS: SandboxNews = { kind: 'purchases', purchases: [] };

/** A keeper whose starts come out as listed; the last outcome repeats itself. */
function keeperOf(...outcomes: (Result<RunningSandbox, string> | Process)[]) {
  const clock = new FakeClock();
  const limitsMs: number[] = [];
  const logged: Parameters<Log['write']>[] = [];
  const keeper = new SandboxKeeper({
    start: (limitMs) => {
      const outcome = outcomes[Math.min(limitsMs.length, outcomes.length - 1)] ?? SLOW;
      limitsMs.push(limitMs);
      return Promise.resolve(outcome instanceof Process ? ok(outcome) : outcome);
    },
    clock,
    log: { write: (...line) => logged.push(line) },
  });
  return { keeper, clock, limitsMs, logged };
}

test('not ready in time: the demonstration goes on, and each next start has twice the time, up to four minutes', async () => {
  const { keeper, clock, limitsMs, logged } = keeperOf(SLOW);
  await keeper.start();
  expect(keeper.isReady).toBe(false);
  expect(logged).toEqual([['error', 'sandbox-gone', { detail: SLOW.error, againMs: AGAIN_MS }]]);
  for (let times = 0; times < 5; times += 1) await clock.advance(MINUTE_MS);
  const seconds = limitsMs.map((ms) => ms / START_LIMIT_MS);
  expect(seconds.slice(0, 6)).toEqual([1, 2, 4, 8, 8, 8]);
});

test('it dies: it is started again, and the bench speaks with the new one', async () => {
  const [first, second] = [new Process(), new Process()];
  const { keeper, clock, logged } = keeperOf(first, second);
  const heard: SandboxNews[] = [];
  keeper.onNews((news) => heard.push(news));
  await keeper.start();
  first.end('the sandbox ended with code 1');
  expect(keeper.isReady).toBe(false);
  keeper.send(CABLE);
  await clock.advance(AGAIN_MS);
  expect(keeper.isReady).toBe(true);
  keeper.send(CABLE);
  second.tell(NEWS);
  expect(logged.at(-1)).toEqual(['info', 'sandbox-back']);
  expect({ first: first.sent, second: second.sent, heard }).toEqual({ first: [], second: [CABLE], heard: [NEWS] });
});

test('one that dies again and again is started more and more seldom, and soon again once one has lasted', async () => {
  const processes = Array.from({ length: 10 }, () => new Process());
  const { keeper, clock, logged } = keeperOf(...processes);
  await keeper.start();
  for (const process of processes.slice(0, 8)) {
    process.end('died');
    await clock.advance(MINUTE_MS);
  }
  const pauses = (): unknown[] =>
    logged.filter(([, event]) => event === 'sandbox-gone').map(([, , facts]) => facts?.['againMs']);
  expect(pauses()).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  await clock.advance(10 * MINUTE_MS);
  processes[8]?.end('died');
  expect(pauses().at(-1)).toBe(1_000);
});

test('after the end of the demonstration nothing is started again', async () => {
  const process = new Process();
  const { keeper, clock, limitsMs, logged } = keeperOf(process);
  await keeper.start();
  keeper.stop();
  await clock.advance(10 * MINUTE_MS);
  expect({ stops: process.stops, starts: limitsMs.length, logged }).toEqual({ stops: 1, starts: 1, logged: [] });
});

test('until it listens the bank is silent, which the kiosk asks again about', async () => {
  const service = sandboxService({ dir: '/nowhere', port: 1, isReady: () => false });
  const provider = await service.open({
    dataDirectory: '/nowhere',
    vault: () => Promise.resolve(fileVault()),
    log: silentLog,
    redactor: createRedactor(),
    clock: new FakeClock(),
  });
  expect(await provider.connect()).toMatchObject({ ok: false, error: { action: 'retry' } });
  provider.close();
});
