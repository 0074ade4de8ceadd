import { expect, it } from 'vitest';
import { err, ok, type Result } from '../../../../app/result.ts';
import { ModbusClient } from '../../../../drivers/modbus/client.ts';
import { withCrc } from '../../../../drivers/modbus/crc.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import type { BytePort, PortError } from '../../../../drivers/port/byte-port.ts';
import { Listeners } from '../../../../drivers/common/listeners.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { watchOutcome } from '../../../support/lines/modbus-line.ts';
import { Seeded } from '../../../support/seeded.ts';

async function harness(written: Result<void, PortError> = ok(undefined)) {
  const clock = new FakeClock();
  const answers = new Listeners<Uint8Array>();
  const port: BytePort = {
    write: () => Promise.resolve(written),
    close: async () => undefined,
    onBytes: (listener) => answers.add(listener),
    onClosed: () => () => undefined,
  };
  const client = new ModbusClient(port, 9_600, clock);
  return { clock, client, answer: (bytes: Uint8Array) => answers.emit(bytes) };
}

const question = { kind: 'read-inputs', address: 1, first: 0, count: 1 } as const;
const on = { kind: 'write-coil', address: 1, coil: 0, value: 0xff00 } as const;
const onFrame = withCrc([1, 5, 0, 0, 0xff, 0]);
const longMs = 2 * delays.modbusAnswerLimitMs;

it('reads an answer in chunks, with noise before and after it', async () => {
  const { client, answer } = await harness();
  const asked = client.ask(question);
  const frame = withCrc([1, 2, 1, 1]);
  answer(Uint8Array.of(0x00, 0xff));
  for (const byte of frame) answer(Uint8Array.of(byte));
  answer(Uint8Array.of(0x01, 0x02));
  expect(await asked).toMatchObject({ ok: true, value: { bits: [true] } });
});

it.each([
  ['another coil', withCrc([1, 5, 0, 1, 0xff, 0])],
  ['another value', withCrc([1, 5, 0, 0, 0, 0])],
  ['a wrong CRC', Uint8Array.of(...onFrame.slice(0, -1), 0)],
])('does not take an answer with %s for its own', async (_what, frame) => {
  const { client, answer } = await harness();
  const asked = client.ask(on);
  answer(frame);
  expect(await asked).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});

it.each([
  ['another address', withCrc([2, 5, 0, 0, 0xff, 0])],
  ['another function', withCrc([1, 1, 1, 1])],
  ['half a frame', onFrame.slice(0, 5)],
])('waits no longer than its limit when there is only %s', async (_what, frame) => {
  const { clock, client, answer } = await harness();
  const asked = watchOutcome(client.ask(on));
  answer(frame);
  await clock.advance(longMs);
  expect(asked.outcome).toMatchObject({ ok: false, error: { kind: 'no-answer' } });
  expect(clock.pendingTimers).toBe(0);
});

it('ignores a late answer, and names the code of an exception', async () => {
  const { clock, client, answer } = await harness();
  const late = watchOutcome(client.ask(question));
  await clock.advance(longMs);
  expect(late.outcome).toMatchObject({ ok: false, error: { kind: 'no-answer' } });
  answer(withCrc([1, 2, 1, 1]));
  const asked = client.ask(question);
  answer(withCrc([1, 0x82, 2]));
  expect(await asked).toMatchObject({ ok: false, error: { kind: 'exception', code: 2 } });
});

it('no random answer crashes, blocks or counts without a valid CRC', async () => {
  const { clock, client, answer } = await harness();
  const random = new Seeded(77);
  const frame = withCrc([1, 2, 1, 1]);
  let good = 0;
  for (let round = 0; round < 5_000; round += 1) {
    const stream = [...frame];
    const isDamaged = random.chance(0.9);
    const at = random.below(stream.length);
    if (isDamaged && random.chance(0.5)) stream[at] = (stream[at] ?? 0) ^ (1 + random.below(255));
    else if (isDamaged) stream.splice(at, 1 + random.below(6));
    const asked = watchOutcome(client.ask(question));
    answer(Uint8Array.from(stream));
    if (random.chance(0.5)) answer(Uint8Array.from({ length: random.below(300) }, () => random.below(256)));
    await clock.advance(longMs);
    if (asked.outcome === undefined) throw new Error(`round ${round} waits for ever`);
    if (asked.outcome.ok && isDamaged) throw new Error(`round ${round} was believed: ${stream.join(' ')}`);
    good += asked.outcome.ok ? 1 : 0;
  }
  expect(good).toBeGreaterThan(100);
});

it.each([
  ['closed', 'not-sent'],
  ['io', 'line'],
  ['timeout', 'line'],
] as const)(
  'a write that fails with %s ends as %s: only `closed` promises that nothing was sent',
  async (kind, expected) => {
    const { clock, client } = await harness(err({ kind, message: 'no' }));
    expect(await client.ask(on)).toMatchObject({ ok: false, error: { kind: expected } });
    expect(clock.pendingTimers).toBe(0);
  },
);

it('ignores an answer with another number of bits', async () => {
  const { client, answer } = await harness();
  const asked = client.ask(question);
  answer(withCrc([1, 2, 2, 1]));
  expect(await asked).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});
