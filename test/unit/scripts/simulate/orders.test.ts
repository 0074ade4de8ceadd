import { describe, expect, it } from 'vitest';
import type { CcnetFaultKind } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { readBills } from '../../../../drivers/bill-acceptor/ccnet/simulator/device.ts';
import { FAULTS, readCcnetFault, readCcnetOrder } from '../../../../drivers/bill-acceptor/ccnet/simulator/orders.ts';
import { readLcusFault, readLcusOrder } from '../../../../drivers/relay/lcus/simulator/orders.ts';

const ccnet = (line: string) => readCcnetOrder(line.split(' '));
const lcus = (line: string) => readLcusOrder(line.split(' '));
const errorOf = (result: ReturnType<typeof ccnet | typeof lcus>): string => (result.ok ? '' : result.error);

/** The compiler keeps it complete. */
const everyKind: Record<CcnetFaultKind, null> = {
  'jam': null,
  'cassette-jam': null,
  'cheat': null,
  'cassette-full': null,
  'cassette-removed': null,
  'pause': null,
  'failure': null,
  'mute': null,
  'refuse-to-stack': null,
  'echo': null,
  'slow': null,
  'corrupt': null,
  'lose-acks': null,
  'reject': null,
  'power-cut': null,
  'boots-after-reset': null,
  'long-answers': null,
  'bill-rows': null,
  'identity-bytes': null,
};

describe('commands typed for the bill validator', () => {
  it.each([
    ['insert 1000', { kind: 'insert', billTiyn: 100_000 }],
    ['pull', { kind: 'pull' }],
    ['cassette out', { kind: 'fault', fault: { kind: 'cassette-removed' } }],
    ['cassette in', { kind: 'clear', fault: 'cassette-removed' }],
    ['fault jam', { kind: 'fault', fault: { kind: 'jam' } }],
    ['fault cheat', { kind: 'fault', fault: { kind: 'cheat' } }],
    ['fault full', { kind: 'fault', fault: { kind: 'cassette-full' } }],
    ['fault mute', { kind: 'fault', fault: { kind: 'mute' } }],
    ['fault pause', { kind: 'fault', fault: { kind: 'pause' } }],
    ['fault failure fe', { kind: 'fault', fault: { kind: 'failure', code: 0xfe } }],
    ['fault slow 400', { kind: 'fault', fault: { kind: 'slow', answerMs: 400 } }],
    ['fault corrupt-crc', { kind: 'fault', fault: { kind: 'corrupt', answers: 3 } }],
    ['fault corrupt-crc 7', { kind: 'fault', fault: { kind: 'corrupt', answers: 7 } }],
    ['fault repeat 2', { kind: 'fault', fault: { kind: 'lose-acks', acks: 2 } }],
    ['fault reject inhibited', { kind: 'fault', fault: { kind: 'reject', reason: 'inhibited' } }],
    ['fault boot 6000', { kind: 'fault', fault: { kind: 'boots-after-reset', bootMs: 6_000, meanwhile: 'silence' } }],
    ['fault long-answers', { kind: 'fault', fault: { kind: 'long-answers', extraBytes: 3 } }],
    ['fault bill-rows 8', { kind: 'fault', fault: { kind: 'bill-rows', rows: 8 } }],
    ['fault identity-bytes 48', { kind: 'fault', fault: { kind: 'identity-bytes', bytes: 48 } }],
    ['fault power-cut', { kind: 'fault', fault: { kind: 'power-cut' } }],
    ['fault power-cut in-stacker', { kind: 'fault', fault: { kind: 'power-cut', when: 'in-stacker' } }],
    ['clear repeat', { kind: 'clear', fault: 'lose-acks' }],
    ['clear', { kind: 'clear', fault: null }],
  ])('%s', (line, order) => {
    expect(ccnet(line)).toEqual({ ok: true, value: order });
  });

  it.each([
    ['insert', 'insert needs a note in tenge'],
    ['insert 0', 'insert needs a note in tenge'],
    ['insert 10.5', 'insert needs a note in tenge'],
    ['insert 500 500', 'one word too many: "500"'],
    ['cassette sideways', 'no command "cassette sideways"'],
    ['fault', 'There is no fault ""'],
    ['fault jamm', 'There is no fault "jamm". There are: jam,'],
    ['fault jam 3', 'fault jam takes nothing behind it'],
    ['fault slow', 'fault slow takes MS behind it'],
    ['fault failure 100', 'fault failure takes CODE behind it'],
    ['fault corrupt-crc 0', 'fault corrupt-crc takes [N] behind it'],
    ['fault reject badly', 'fault reject takes [REASON] behind it'],
    ['fault power-cut in-pocket', 'fault power-cut takes [in-head|in-stacker] behind it'],
    ['clear jamm', 'There is no fault "jamm"'],
    ['__proto__', 'There is no command "__proto__"'],
  ])('%s is refused', (line, part) => {
    expect(errorOf(ccnet(line))).toContain(part);
  });

  it('every fault of the simulated unit has a command', () => {
    expect([...FAULTS.map(({ kind }) => kind), 'cassette-removed'].sort()).toEqual(Object.keys(everyKind).sort());
  });

  it('a fault is accepted as data, if it is valid', () => {
    expect(readCcnetFault({ kind: 'slow', answerMs: 90 })).toEqual({ ok: true, value: { kind: 'slow', answerMs: 90 } });
    expect(readCcnetFault({ kind: 'slow' })).toMatchObject({ ok: false, error: expect.stringContaining('answerMs') });
    expect(readCcnetFault({ kind: 'jam', hard: true }).ok).toBe(false);
    expect(readCcnetFault({ kind: 'reject', reason: 'constructor' }).ok).toBe(false);
    expect(readCcnetFault('jam').ok).toBe(false);
  });

  it('a bill table is accepted if its rows can express the values', () => {
    expect(readBills('500, 1000,20000')).toEqual({ ok: true, value: [50_000, 100_000, 2_000_000] });
    for (const wrong of ['', '500,', '1250', '0', '-500', '5e2', '20000000']) expect(readBills(wrong).ok).toBe(false);
    expect(readBills(Array.from({ length: 25 }, () => '500').join()).ok).toBe(false);
  });
});

describe('commands typed for the relay board', () => {
  it.each([
    ['fault stuck-on 2', { fault: { kind: 'stuck-on', channel: 2 } }],
    ['fault stuck-off 8', { fault: { kind: 'stuck-off', channel: 8 } }],
    ['fault mute', { fault: { kind: 'mute' } }],
    ['fault garbage', { fault: { kind: 'garbage' } }],
    ['fault power-cut', { fault: { kind: 'power-cut' } }],
    ['clear', { fault: null }],
  ])('%s', (line, order) => {
    expect(lcus(line)).toEqual({ ok: true, value: order });
  });

  it.each([
    'fault stuck-on',
    'fault stuck-on 9',
    'fault stuck-off x',
    'fault mute 1',
    'fault stuck',
    'insert 500',
    'clear mute',
  ])('%s is refused', (line) => {
    expect(errorOf(lcus(line))).not.toBe('');
  });

  it('a fault is accepted as data', () => {
    expect(readLcusFault({ kind: 'stuck-off', channel: 1 })).toEqual({
      ok: true,
      value: { kind: 'stuck-off', channel: 1 },
    });
    expect(readLcusFault({ kind: 'stuck-off' }).ok).toBe(false);
  });
});
