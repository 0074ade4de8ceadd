import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { err, ok } from '../../../../app/result.ts';
import type { ChecksOutcome } from '../../../../app/service/doors/checks/types.ts';
import type { DropSensor } from '../../../../drivers/drop-sensor/drop-sensor.ts';
import type { Relay } from '../../../../drivers/relay/relay.ts';
import { emptyConfig } from '../../../../main/compose/compose.ts';
import { noService } from '../../../../main/payments/port/no-service.ts';
import { commissionedBoardsIn } from '../../../../main/peripherals/commissioned-boards.ts';
import { createDispenser } from '../../../../main/peripherals/dispenser.ts';
import { runChecks } from '../../../../main/service/doors/checks.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { silentLog } from '../../../support/fakes/silent-log.ts';
import { ChecksHarness } from '../../../support/harness/checks-harness.ts';

const BOARD = { driver: 'lcus', port: '/dev/shelf' };

/** A hand that can be held into the beam; `arms` counts who has watched. */
class HandSensor implements DropSensor {
  isBlocked = false;
  arms = 0;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  arm(): ReturnType<DropSensor['arm']> {
    this.arms += 1;
    if (this.isBlocked) return Promise.resolve(err({ kind: 'blocked', message: 'a hand' }));
    const fallen = (limitMs: number): Promise<'not-seen'> =>
      new Promise((resolve) => {
        this.#clock.setTimer(limitMs, () => {
          resolve('not-seen');
        });
      });
    return Promise.resolve(ok({ fallen, cancel: () => undefined }));
  }

  start(): void {
    // It is there already.
  }

  stop(): Promise<void> {
    return Promise.resolve();
  }

  onEvent(): () => void {
    return () => undefined;
  }
}

async function workshop(): Promise<{
  readonly clock: FakeClock;
  readonly sensor: HandSensor;
  readonly pulses: number[];
  readonly outcomes: ChecksOutcome[];
  readonly machine: ChecksHarness;
  readonly boards: ReturnType<typeof commissionedBoardsIn>;
  readonly run: (effect: Parameters<ReturnType<typeof runChecks>>[0]) => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-checks-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const clock = new FakeClock();
  const sensor = new HandSensor(clock);
  const pulses: number[] = [];
  const relay: Relay = {
    pulse: (channel) => {
      pulses.push(channel);
      return Promise.resolve(ok(undefined));
    },
    start: () => undefined,
    stop: () => Promise.resolve(),
    onEvent: () => () => undefined,
  };
  const machine = new ChecksHarness().atChecks();
  const boards = commissionedBoardsIn(folder);
  const peripherals = { relay: { ...BOARD, pulseMs: 700 } };
  const config = { ...emptyConfig(), peripherals };
  const ports = {
    clock,
    log: silentLog,
    kiosk: () => machine.loop.state(),
    dispenser: createDispenser(relay, sensor, clock),
    parts: { config, sensor, payments: noService, commissioning: boards },
  };
  const outcomes: ChecksOutcome[] = [];
  const runner = runChecks(ports);
  const run = async (effect: Parameters<typeof runner>[0]): Promise<void> => {
    await runner(effect, (outcome) => void outcomes.push(outcome));
  };
  return { clock, sensor, pulses, outcomes, machine, boards, run };
}

test('a board that a person has seen move is on disk, where the next start finds it', async () => {
  const { run, boards } = await workshop();
  expect(await boards.isCommissioned(BOARD)).toBe(false);
  await run({ kind: 'commission' });
  expect(await boards.isCommissioned(BOARD)).toBe(true);
});

test('the beam is shown live, and a pulse waits until the check of the beam has ended', async () => {
  const { clock, sensor, run, outcomes, pulses } = await workshop();
  const watching = run({ kind: 'watch-beam', untilMonoMs: 60_000 });
  await clock.advance(1_000);
  sensor.isBlocked = true;
  await clock.advance(1_000);
  sensor.isBlocked = false;
  await clock.advance(1_000);
  expect(outcomes).toEqual(['free', 'blocked', 'free'].map((beam) => ({ kind: 'beam-seen', beam })));
  const pulsed = run({ kind: 'pulse-channel', channel: 1, pulseMs: 700, watchMs: 500, untilMonoMs: 60_000 });
  await clock.advance(2_000);
  await Promise.all([watching, pulsed]);
  expect(pulses).toEqual([1]);
  expect(outcomes.at(-1)).toEqual({ kind: 'pulse-ended', channel: 1, pulse: { kind: 'pulsed', drop: 'not-seen' } });
  const { arms } = sensor;
  await clock.advance(5_000);
  expect(sensor.arms).toBe(arms);
});

test('the look ends with the menu, so that it never cuts the watch of a sale short', async () => {
  const { clock, sensor, run, machine } = await workshop();
  const watching = run({ kind: 'watch-beam', untilMonoMs: 60_000 });
  await clock.advance(1_000);
  machine.touch('service-leave');
  await clock.advance(1_000);
  await watching;
  const { arms } = sensor;
  await clock.advance(10_000);
  expect(sensor.arms).toBe(arms);
});

test('an intent that came to the disk too late has no pulse, and two never run at once', async () => {
  const { clock, run, outcomes, pulses } = await workshop();
  await clock.advance(20_000);
  await run({ kind: 'pulse-channel', channel: 1, pulseMs: 700, watchMs: null, untilMonoMs: 10_000 });
  expect(outcomes).toMatchObject([{ pulse: { kind: 'failed', certain: true, reason: 'too-late' } }]);
  expect(pulses).toEqual([]);
  const both = [1, 2].map((channel) =>
    run({ kind: 'pulse-channel', channel, pulseMs: 700, watchMs: 500, untilMonoMs: 60_000 }),
  );
  await clock.advance(2_000);
  await Promise.all(both);
  expect(pulses).toEqual([1]);
  expect(outcomes.slice(1)).toContainEqual({
    kind: 'pulse-ended',
    channel: 2,
    pulse: { kind: 'failed', certain: true, reason: 'pulse-in-progress' },
  });
});
