import { expect, it } from 'vitest';
import type { BytePort, PortError, PortOpener } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { PortSupervisor } from '../../../../drivers/port/supervisor.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import { OPENING_LIMIT_MS, OpeningWatch } from '../../../../scripts/simulate/opening-watch.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

interface Harness {
  readonly clock: FakeClock;
  readonly heard: string[];
  /** What the next attempts to open meet; null: the line itself. */
  trouble: PortError | null;
  readonly line: ReturnType<typeof createMemoryLine>;
}

function createHarness(trouble: PortError | null): Harness {
  const clock = new FakeClock();
  const line = createMemoryLine('port', clock);
  const harness: Harness = { clock, heard: [], trouble, line };
  const opener: PortOpener = {
    open: (settings): Promise<Result<BytePort, PortError>> =>
      harness.trouble === null ? line.opener.open(settings) : Promise.resolve(err(harness.trouble)),
  };
  const supervisor = new PortSupervisor({
    opener,
    port: { path: 'port', baudRate: 9_600 },
    clock,
    prepare: () => Promise.resolve(ok(undefined)),
  });
  const watch = new OpeningWatch(supervisor, 'port', clock);
  void watch.opened.then(() => harness.heard.push('opened'));
  void watch.failed.then((sentence) => harness.heard.push(sentence));
  supervisor.start();
  return harness;
}

it.each(['io', 'no-permission'] as const)(
  'a port that answers the first attempt with %s cannot be expected any more',
  async (kind) => {
    const { clock, heard } = createHarness({ kind, message: 'no' });
    await clock.advance(0);
    expect(heard).toEqual(['port cannot be opened as a serial port: no']);
  },
);

it.each(['not-found', 'busy', 'timeout'] as const)(
  'a port that is %s is given up at the limit and not before',
  async (kind) => {
    const { clock, heard } = createHarness({ kind, message: 'not yet' });
    await clock.advance(OPENING_LIMIT_MS - 1);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual(['port could not be opened for 10 s: not yet']);
  },
);

it('another error in between does not extend the limit of a port', async () => {
  const harness = createHarness({ kind: 'not-found', message: 'absent' });
  await harness.clock.advance(OPENING_LIMIT_MS / 2);
  harness.trouble = { kind: 'busy', message: 'taken' };
  await harness.clock.advance(OPENING_LIMIT_MS / 2);
  expect(harness.heard).toEqual(['port could not be opened for 10 s: taken']);
});

it('a port that appears in time is used, and has the full limit again after it was unplugged', async () => {
  const harness = createHarness({ kind: 'not-found', message: 'absent' });
  await harness.clock.advance(OPENING_LIMIT_MS / 2);
  harness.trouble = null;
  await harness.clock.advance(OPENING_LIMIT_MS);
  expect(harness.heard).toEqual(['opened']);
  harness.line.device.unplug();
  harness.trouble = { kind: 'io', message: 'dead' };
  await harness.clock.advance(OPENING_LIMIT_MS - 1);
  expect(harness.heard).toEqual(['opened']);
  await harness.clock.advance(1);
  expect(harness.heard).toEqual(['opened', 'port could not be opened for 10 s: dead']);
});
