import { beforeEach, expect, it } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { CcnetSimulator } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { ForeignCcnetHost, frame, hex } from '../../../support/foreign-ccnet/host.ts';

const ack = [0x00];
const illegal = [0x30];
const everyCode = [0, 1, 2, 3, 4, 5, 6];

let clock: FakeClock;
let unit: CcnetSimulator;
let host: ForeignCcnetHost;

beforeEach(async () => {
  clock = new FakeClock();
  const line = createMemoryLine('line', clock);
  unit = new CcnetSimulator({
    clock,
    identity: { firmware: 'VU-KZ1837AF', serialNumber: '00K505021811', assetNumber: '' },
  });
  unit.attach(line.device);
  const port = await line.opener.open({ path: 'line', baudRate: 9_600 });
  if (!port.ok) throw new Error(port.error.message);
  host = new ForeignCcnetHost(port.value, (ms) => clock.advance(ms));
});

function insert(tenge: number): void {
  expect(unit.insert(tiyn(tenge * 100))).toEqual({ ok: true, value: undefined });
}

async function startUp(): Promise<void> {
  expect(await host.poll()).toEqual([0x10]);
  expect(await host.reset()).toEqual(ack);
  expect(await host.poll()).toEqual([0x13]);
  expect(await host.pollUntil(0x19)).toEqual([0x19]);
}

async function open(): Promise<void> {
  await startUp();
  expect(await host.enable(everyCode)).toEqual(ack);
  expect(await host.poll()).toEqual([0x14]);
}

it('writes the frames of the published vectors', () => {
  expect(
    [[0x30], [0x33], [0x35], [0x36], [0x37], [0x38], [0x41], [0x00], [0xff]].map((body) => hex(frame(body)).slice(-5)),
  ).toEqual(['41 B3', 'DA 81', 'EC E4', '77 D6', 'FE C7', '09 3F', '4F D1', 'C2 82', 'BA 8D']);
  expect(hex(frame([0x34, 0, 0x30, 0xfc, 0, 0, 0])).slice(-5)).toBe('D9 38');
});

it('reads the unit’s identity and its bills, and that it is disabled', async () => {
  await startUp();
  expect(await host.enabled()).toEqual([]);
  expect(await host.identity()).toEqual({ part: 'VU-KZ1837AF', serial: '00K505021811' });
  expect([...(await host.billTable())].map(([code, { value, currency }]) => `${code} ${value} ${currency}`)).toEqual([
    '0 200 KZT',
    '1 500 KZT',
    '2 1000 KZT',
    '3 2000 KZT',
    '4 5000 KZT',
    '5 10000 KZT',
    '6 20000 KZT',
  ]);
  expect(host.heard.at(-1)?.slice(-5)).toBe('DE 10');
});

it('buys with two notes', async () => {
  await open();
  expect(await host.enabled()).toEqual(everyCode);
  for (const [tenge, code] of [
    [1_000, 2],
    [20_000, 6],
  ] as const) {
    insert(tenge);
    expect(await host.poll()).toEqual([0x15]);
    expect(await host.pollUntil(0x80)).toEqual([0x80, code]);
    expect(await host.stack()).toEqual(ack);
    expect(await host.poll()).toEqual([0x17]);
    expect(await host.pollUntil(0x81)).toEqual([0x81, code]);
    expect(await host.poll()).toEqual([0x14]);
  }
  expect(unit.totals()).toEqual({ insertedTiyn: 2_100_000, stackedTiyn: 2_100_000, returnedTiyn: 0 });
  expect(host.heard).toContain('02 03 07 81 02 46 09');
});

it('returns a note, requests the answer again and receives it until the acknowledgement', async () => {
  await open();
  insert(1_000);
  await host.pollUntil(0x80);
  expect(await host.askAgain()).toEqual([0x80, 2]);
  expect(await host.giveBack()).toEqual(ack);
  expect(await host.poll()).toEqual([0x18]);
  await clock.advance(2_000);
  expect(await host.pollWithoutAck()).toEqual([0x82, 2]);
  expect(await host.pollWithoutAck()).toEqual([0x82, 2]);
  expect(await host.askAgain()).toEqual([0x82, 2]);
  expect(await host.poll()).toEqual([0x14]);
  expect(unit.totals().returnedTiyn).toBe(100_000);
});

it('holds a note, which is returned without another HOLD', async () => {
  await open();
  insert(500);
  await host.pollUntil(0x80);
  expect(await host.hold()).toEqual(ack);
  expect(await host.poll()).toEqual([0x1a]);
  await clock.advance(9_000);
  expect(await host.poll()).toEqual([0x1a]);
  expect(await host.pollUntil(0x82)).toEqual([0x82, 1]);
});

it('enables some bills only, and lets the unit stack without escrow', async () => {
  await startUp();
  expect(await host.enable([4], [])).toEqual(ack);
  insert(1_000);
  expect(await host.pollUntil(0x1c)).toEqual([0x1c, 0x68]);
  await host.pollUntil(0x14);
  insert(5_000);
  expect(await host.pollUntil(0x81)).toEqual([0x81, 4]);
  expect(await host.enable([])).toEqual(ack);
  expect(await host.poll()).toEqual([0x19]);
});

it('gets ILLEGAL for a command in the wrong state', async () => {
  await open();
  for (const wrong of [() => host.stack(), () => host.giveBack(), () => host.hold()])
    expect(await wrong()).toEqual(illegal);
  await expect(host.identity()).rejects.toThrow('an identification has 34 bytes, not 1');
  await expect(host.billTable()).rejects.toThrow('a bill table has 120 bytes, not 1');
  expect(host.heard.slice(-2)).toEqual(['02 03 06 30 41 B3', '02 03 06 30 41 B3']);
});

it('detects the removal of the cassette and its return, and buys again', async () => {
  await open();
  insert(2_000);
  await host.pollUntil(0x80);
  expect(await host.stack()).toEqual(ack);
  await host.pollUntil(0x81);
  expect(unit.removeCassette()).toEqual(new Map([[200_000, 1]]));
  expect(await host.poll()).toEqual([0x42]);
  expect(unit.insert(tiyn(50_000))).toEqual({ ok: false, error: 'trouble' });
  expect((await host.billTable()).get(3)).toEqual({ value: 2_000, currency: 'KZT' });
  unit.returnCassette();
  expect(await host.poll()).toEqual([0x13]);
  expect(await host.pollUntil(0x19)).toEqual([0x19]);
  expect(await host.enable(everyCode)).toEqual(ack);
  insert(2_000);
  expect(await host.pollUntil(0x80)).toEqual([0x80, 3]);
});
