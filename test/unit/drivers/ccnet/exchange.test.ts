import { describe, expect, it } from 'vitest';
import { Exchange } from '../../../../drivers/bill-acceptor/ccnet/exchange.ts';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { enableBillTypes, readReply, requests } from '../../../../drivers/bill-acceptor/ccnet/protocol/request.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

const frame = (...body: readonly number[]): Uint8Array => encodeFrame(validatorAddress, body);
const nak = 'ff';
const ack = '00';

/** An exchange, and a unit whose answers are given by hand: to each frame of the host the next one. */
async function createExchange(...answers: readonly (Uint8Array | null)[]) {
  const clock = new FakeClock();
  const { opener, device } = createMemoryLine('port', clock);
  const opened = await opener.open({ path: 'port', baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.message);
  const exchange = new Exchange(opened.value, clock, { baudRate: 9_600, restMs: delays.ccnetFreeMs });
  const heard: { readonly body: string; readonly atMonoMs: number }[] = [];
  const left = [...answers];
  device.onBytes((bytes) => {
    heard.push({ body: Buffer.from(bytes.slice(3, -2)).toString('hex'), atMonoMs: clock.monoMs() });
    const answer = left.shift() ?? null;
    if (answer !== null) void device.write(answer);
  });
  const outcome = async (asked: ReturnType<Exchange['ask']>, withinMs = 10_000) => {
    await clock.advance(withinMs);
    return asked;
  };
  return { clock, device, exchange, heard, outcome, bodies: () => heard.map(({ body }) => body) };
}

const both = (first: Uint8Array, second: Uint8Array): Uint8Array => Uint8Array.from([...first, ...second]);

describe('acknowledging', () => {
  it('sends ACK for data', async () => {
    const { exchange, outcome, bodies } = await createExchange(frame(0x14));
    expect(await outcome(exchange.ask(requests.poll))).toMatchObject({ kind: 'data' });
    expect(bodies()).toEqual(['33', ack]);
  });

  it('sends nothing for an acknowledgement', async () => {
    const { exchange, outcome, bodies } = await createExchange(frame(0x00));
    expect(await outcome(exchange.ask(requests.hold))).toEqual({ kind: 'ack' });
    expect(bodies()).toEqual(['38']);
  });

  it('sends NAK for damaged data and takes the repeated answer', async () => {
    const damaged = frame(0x81, 2);
    damaged[6] = 0;
    const { exchange, outcome, bodies } = await createExchange(damaged, frame(0x81, 2));
    expect(await outcome(exchange.ask(requests.poll))).toMatchObject({ kind: 'data', body: Uint8Array.of(0x81, 2) });
    expect(bodies()).toEqual(['33', nak, ack]);
  });
});

describe('limits', () => {
  it('sends NAK for an incomplete frame after its limit', async () => {
    const { exchange, outcome, heard } = await createExchange(frame(0x14).subarray(0, 4), frame(0x14));
    expect(await outcome(exchange.ask(requests.poll))).toMatchObject({ kind: 'data' });
    expect(heard.slice(0, 2)).toEqual([
      { body: '33', atMonoMs: 0 },
      { body: nak, atMonoMs: delays.ccnetInterByteLimitMs },
    ]);
  });

  it('waits for a long answer in several chunks', async () => {
    const { clock, device, exchange, outcome } = await createExchange();
    const asked = exchange.ask({ ...requests.getBillTable, answerLimitMs: 200 });
    const table = frame(...new Uint8Array(120));
    for (let at = 0; at < table.length; at += 10) {
      await clock.advance(at === 0 ? 190 : 40 / 3);
      expect((await device.write(table.subarray(at, at + 10))).ok).toBe(true);
    }
    expect(await outcome(asked)).toMatchObject({ kind: 'data' });
  });

  it('does not wait for endless junk', async () => {
    const { clock, device, exchange } = await createExchange();
    let outcome: string | undefined;
    void exchange.ask(requests.poll).then(({ kind }) => {
      outcome = kind;
    });
    for (let sent = 0; sent < 300 && outcome === undefined; sent += 1) {
      await clock.advance(10);
      expect((await device.write(Uint8Array.of(0x02, 0x03, 0xff, 0x02))).ok).toBe(true);
    }
    expect(outcome).toBe('damaged');
  });

  it('repeats a command three times with pauses, a poll never', async () => {
    const command = await createExchange();
    expect(await command.outcome(command.exchange.ask(enableBillTypes([])))).toEqual({ kind: 'silent' });
    expect(command.heard).toHaveLength(3);
    const gapMs = (command.heard[1]?.atMonoMs ?? 0) - (command.heard[0]?.atMonoMs ?? 0);
    expect(gapMs).toBeGreaterThanOrEqual(delays.ccnetAnswerLimitMs + delays.ccnetRepeatPauseMs);
    const poll = await createExchange();
    expect(await poll.outcome(poll.exchange.ask(requests.poll))).toEqual({ kind: 'silent' });
    expect(poll.heard).toHaveLength(1);
  });

  it('ends with the port', async () => {
    const { clock, device, exchange } = await createExchange();
    const asked = exchange.ask(requests.poll);
    await clock.advance(10);
    device.unplug();
    expect(await asked).toMatchObject({ kind: 'gone', error: { kind: 'io' } });
    expect(await exchange.ask(requests.poll)).toMatchObject({ kind: 'gone' });
  });
});

describe('RESET and ILLEGAL are the same bytes', () => {
  it('is an echo when an answer follows', async () => {
    const { exchange, outcome } = await createExchange(both(frame(0x30), frame(0x00)));
    expect(await outcome(exchange.ask(requests.reset))).toEqual({ kind: 'ack' });
  });

  it('is an echo, then ILLEGAL, when it comes twice', async () => {
    const { exchange, outcome } = await createExchange(both(frame(0x30), frame(0x30)));
    expect(await outcome(exchange.ask(requests.reset))).toEqual({ kind: 'illegal' });
  });

  it('is ILLEGAL when nothing follows', async () => {
    const { exchange, outcome, heard } = await createExchange(frame(0x30));
    expect(await outcome(exchange.ask(requests.reset))).toEqual({ kind: 'illegal' });
    expect(heard).toHaveLength(1);
  });

  it('is silence, not ILLEGAL, on a line with a known echo', async () => {
    const { exchange, outcome } = await createExchange(
      both(frame(0x33), frame(0x19)),
      frame(0x00),
      ...Array<Uint8Array>(3).fill(frame(0x30)),
    );
    expect(await outcome(exchange.ask(requests.poll))).toMatchObject({ kind: 'data' });
    expect(exchange.lineEchoes).toBe(true);
    expect(await outcome(exchange.ask(requests.reset))).toEqual({ kind: 'silent' });
  });
});

it('does not take the late echo of its own ACK for the unit’s ACK', async () => {
  const { clock, device, exchange, outcome } = await createExchange(both(frame(0x33), frame(0x80, 1)));
  expect(await outcome(exchange.ask(requests.poll), 100)).toMatchObject({ kind: 'data' });
  const asked = exchange.ask(requests.stack);
  await clock.advance(1);
  expect((await device.write(both(frame(0x00), frame(0x35)))).ok).toBe(true);
  expect(await outcome(asked)).toEqual({ kind: 'silent' });
});

it('accepts only frames that can answer the request', () => {
  const reads = (request: keyof typeof requests, body: Uint8Array) => readReply(requests[request], body)?.kind ?? null;
  expect(reads('poll', Uint8Array.of(0x00))).toBe(null);
  expect(reads('poll', Uint8Array.of(0x81, 1))).toBe('data');
  expect(reads('poll', new Uint8Array(120))).toBe(null);
  expect(reads('stack', Uint8Array.of(0x80, 1))).toBe(null);
  expect(reads('stack', Uint8Array.of(0x17))).toBe(null);
  expect(reads('getBillTable', Uint8Array.of(0x14))).toBe(null);
  expect(reads('getBillTable', Uint8Array.of(0x30))).toBe('illegal');
  expect(reads('getBillTable', new Uint8Array(120))).toBe('data');
  expect(reads('identification', new Uint8Array(120))).toBe(null);
  expect(reads('identification', new Uint8Array(34).fill(0xff))).toBe('data');
});
