import { beforeEach, expect, it } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { ForeignCcnetHost, frame } from '../../../support/foreign-ccnet/host.ts';
import { ForeignCcnetUnit } from '../../../support/foreign-ccnet/unit.ts';
import { frameOf, hexOf, SLOT } from '../../../support/foreign-ccnet/words.ts';

/** Proves that the foreign unit complains about a host that breaks the protocol, and only about that. */
let clock: FakeClock;
let unit: ForeignCcnetUnit;
let host: ForeignCcnetHost;
let write: (bytes: readonly number[]) => void;

beforeEach(async () => {
  clock = new FakeClock();
  const line = createMemoryLine('line', clock);
  unit = new ForeignCcnetUnit({ clock, checksTiming: true, wantsRestAfterItsOwnWord: true });
  unit.attach(line.device);
  unit.powerOn();
  const port = await line.opener.open({ path: 'line', baudRate: 9_600 });
  if (!port.ok) throw new Error(port.error.message);
  host = new ForeignCcnetHost(port.value, (ms) => clock.advance(ms));
  write = (bytes) => void port.value.write(Uint8Array.from(bytes));
});

/** A command and, when its answer has just ended, ACK. */
async function say(command: readonly number[], answerBytes: number): Promise<void> {
  write(frame(command));
  await clock.advance(((6 + answerBytes) * 10) / 9.6 + 6);
  write(frame([0x00]));
  await clock.advance(30);
}

async function startUp(): Promise<void> {
  await host.reset();
  await clock.advance(4_000);
  await say([0x33], 6);
  expect(unit.state).toEqual([0x19]);
}

it('both write the frames of the published vectors', () => {
  for (const body of [[0x30], [0x33], [0x80, 0x02], [0x1c, 0x60], [0x34, 0, 0x30, 0xfc, 0, 0, 0]])
    expect(hexOf(frameOf(body))).toBe(hexOf(frame(body)));
  expect(hexOf(frameOf([0x81, 0x07]))).toBe('02 03 07 81 07 EB 5E');
  expect(hexOf(frameOf([0x34, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]).slice(-2))).toBe('FE F7');
});

it('a start and polls at the right interval draw no complaint', async () => {
  await startUp();
  await host.enable([SLOT.tenge500]);
  await clock.advance(40);
  for (let polls = 0; polls < 4; polls += 1) {
    await say([0x33], 6);
    await clock.advance(100);
  }
  expect(unit.violations).toEqual([]);
});

it('polls that are too early and too late', async () => {
  await startUp();
  await host.enable([SLOT.tenge500]);
  await clock.advance(40);
  for (const pauseMs of [0, 300, 50]) {
    await say([0x33], 6);
    await clock.advance(pauseMs);
  }
  expect(unit.violations).toEqual(['POLL after 48.5 ms', 'POLL after 348.5 ms']);
});

it('a command without the pause after ACK, the unit’s own ACK included', async () => {
  await startUp();
  write(frame([0x31]));
  await clock.advance(25);
  write(frame([0x00]));
  await clock.advance(8);
  write(frame([0x32, 0, 0, 0]));
  await clock.advance(23);
  write(frame([0x34, 0, 0, 0, 0, 0, 0]));
  await clock.advance(40);
  expect(unit.violations.map((violation) => violation.replace(/[\d.]+ ms/, 'so soon'))).toEqual([
    'SET SECURITY so soon after ACK',
    'ENABLE BILL TYPES so soon after ACK',
  ]);
});

it('an ACK that is late, missing or unexpected', async () => {
  await startUp();
  await host.raw(frame([0x31]));
  await clock.advance(20);
  await host.raw(frame([0x00]));
  await host.raw(frame([0x31]));
  await host.raw(frame([0x33]));
  await host.raw(frame([0xff]));
  await host.raw(frame([0x00]));
  await clock.advance(200);
  await host.raw(frame([0x00]));
  await host.raw(frame([0x32, 0, 0, 0]));
  await host.raw(frame([0x00]));
  expect(unit.violations.map((violation) => violation.replace(/[\d.]+ ms/, 'so long'))).toEqual([
    'ACK after so long',
    'POLL without ACK of 00 00 00 00 00 00',
    'NAK after so long',
    'ACK after so long',
    'ACK to nothing',
    'ACK to an answer that is an acknowledgement',
  ]);
  expect([unit.missingAcks, unit.wrongAcks]).toEqual([1, 2]);
});

it('a command before the pending answer', async () => {
  await startUp();
  write(frame([0x33]));
  await clock.advance(8);
  write(frame([0x31]));
  await clock.advance(40);
  expect(unit.violations).toEqual(['GET STATUS while an answer is pending']);
});

it('a frame for another address, and a mask that changes while a note moves', async () => {
  await startUp();
  await host.raw([0x02, 0x02, 0x06, 0x33, 0x00, 0x00]);
  await host.enable([SLOT.tenge500]);
  await clock.advance(40);
  unit.insert(SLOT.tenge500);
  await say([0x33], 6);
  await host.enable([]);
  expect(unit.violations).toEqual(['POLL to address 2', 'ENABLE BILL TYPES after the unit reported 15']);
});

it('decisions without a note, and requests for tables while it is enabled, are refused', async () => {
  await startUp();
  await host.enable([SLOT.tenge500]);
  await clock.advance(40);
  await say([0x33], 6);
  for (const body of [[0x35], [0x36], [0x38], [0x37], [0x41], [0x99], [0x34, 1]])
    expect(hexOf(await host.raw(frame(body)))).toBe(hexOf(frame([0x30])));
  expect(unit.violations).toEqual([
    'STACK after the unit reported 14',
    'RETURN after the unit reported 14',
    'HOLD after the unit reported 14',
    'IDENTIFICATION after the unit reported 14',
    'GET BILL TABLE after the unit reported 14',
    'command 99',
    'ENABLE BILL TYPES of 2 bytes',
  ]);
});

it('a damaged command is answered with NAK, and a NAK with the same answer again', async () => {
  const poll = [...frame([0x33])];
  expect(hexOf(await host.raw([...poll.slice(0, -1), 0x00]))).toBe(hexOf(frame([0xff])));
  expect(hexOf(await host.raw(poll))).toBe(hexOf(frame([0x10])));
  expect(hexOf(await host.raw(frame([0xff])))).toBe(hexOf(frame([0x10])));
});
