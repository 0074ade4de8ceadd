import { expect, it } from 'vitest';
import type { BytePort, PortError, PortOpener } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { PortSupervisor } from '../../../../drivers/port/supervisor.ts';
import { err, ok, type Result } from '../../../../app/result.ts';
import { OPENING_LIMIT_MS, OpeningWatch } from '../../../../scripts/simulate/opening-watch.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

interface Bench {
  readonly clock: FakeClock;
  readonly heard: string[];
  /** What the next attempts to open meet; null: the line itself. */
  trouble: PortError | null;
  readonly line: ReturnType<typeof createMemoryLine>;
}

function createBench(trouble: PortError | null): Bench {
  const clock = new FakeClock();
  const line = createMemoryLine('port', clock);
  const bench: Bench = { clock, heard: [], trouble, line };
  const opener: PortOpener = {
    open: (settings): Promise<Result<BytePort, PortError>> =>
      bench.trouble === null ? line.opener.open(settings) : Promise.resolve(err(bench.trouble)),
  };
  const supervisor = new PortSupervisor({
    opener,
    port: { path: 'port', baudRate: 9_600 },
    clock,
    prepare: () => Promise.resolve(ok(undefined)),
  });
  const watch = new OpeningWatch(supervisor, 'port', clock);
  void watch.opened.then(() => bench.heard.push('opened'));
  void watch.failed.then((sentence) => bench.heard.push(sentence));
  supervisor.start();
  return bench;
}

it.each(['io', 'no-permission'] as const)(
  'there is no hope for a port that says %s to the first attempt',
  async (kind) => {
    const { clock, heard } = createBench({ kind, message: 'no' });
    await clock.advance(0);
    expect(heard).toEqual(['port cannot be opened as a serial port: no']);
  },
);

it.each(['not-found', 'busy', 'timeout'] as const)(
  'a port that is %s is given up at the limit and not before',
  async (kind) => {
    const { clock, heard } = createBench({ kind, message: 'not yet' });
    await clock.advance(OPENING_LIMIT_MS - 1);
    expect(heard).toEqual([]);
    await clock.advance(1);
    expect(heard).toEqual(['port could not be opened for 10 s: not yet']);
  },
);

it('a port that fails for another reason in the middle gets no longer time for it', async () => {
  const bench = createBench({ kind: 'not-found', message: 'absent' });
  await bench.clock.advance(OPENING_LIMIT_MS / 2);
  bench.trouble = { kind: 'busy', message: 'taken' };
  await bench.clock.advance(OPENING_LIMIT_MS / 2);
  expect(bench.heard).toEqual(['port could not be opened for 10 s: taken']);
});

it('a port that comes in time is used, and has the whole time again after it was pulled out', async () => {
  const bench = createBench({ kind: 'not-found', message: 'absent' });
  await bench.clock.advance(OPENING_LIMIT_MS / 2);
  bench.trouble = null;
  await bench.clock.advance(OPENING_LIMIT_MS);
  expect(bench.heard).toEqual(['opened']);
  bench.line.device.unplug();
  bench.trouble = { kind: 'io', message: 'dead' };
  await bench.clock.advance(OPENING_LIMIT_MS - 1);
  expect(bench.heard).toEqual(['opened']);
  await bench.clock.advance(1);
  expect(bench.heard).toEqual(['opened', 'port could not be opened for 10 s: dead']);
});
