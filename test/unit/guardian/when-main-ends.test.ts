import { expect, test } from 'vitest';
import { scriptArguments } from '../../../main/guardian/script-arguments.ts';
import { registry } from '../../../drivers/registry.ts';

const PORT = '/dev/serial/by-path/relay';

function endOf(relay: Record<string, unknown>) {
  return registry.whenMainEnds('relay', { relay: { pulseMs: 700, driver: '', port: PORT, ...relay } });
}

test('LCUS: off for each of its eight channels, twice, in the board’s dialect', () => {
  const { frames, ...line } = endOf({ driver: 'lcus' }) ?? { frames: [] };
  expect(line).toEqual({ port: PORT, baudRate: 9_600, parity: 'none', gapMs: 10 });
  expect(frames).toHaveLength(16);
  expect(frames[0]).toEqual(Uint8Array.of(0xa0, 0x01, 0x00, 0xa1));
  expect(frames[15]).toEqual(Uint8Array.of(0xa0, 0x08, 0x00, 0xa8));
});

test('Modbus with pulses of the host: one frame for all outputs twice, then one for each', () => {
  const frames = endOf({ driver: 'modbus', parity: 'even', channels: 2 })?.frames ?? [];
  expect(frames.map((frame) => Buffer.from(frame).toString('hex').slice(0, 12))).toEqual([
    '010f00000002',
    '010f00000002',
    '010500000000',
    '010500010000',
  ]);
});

test.each([
  ['a board that ends its pulses itself', { driver: 'modbus', timedPulse: 'waveshare' }],
  ['a simulated board', { driver: 'simulated', port: undefined }],
])('%s needs no guardian', (_what, relay) => {
  expect(endOf(relay)).toBeNull();
});

test('without a relay no guardian is needed', () => {
  expect(registry.whenMainEnds('relay', {})).toBeNull();
});

test('the shell’s arguments have bytes as escapes, so that none is interpreted', () => {
  const end = {
    port: PORT,
    baudRate: 19_200,
    parity: 'odd',
    frames: [Uint8Array.of(0, 37, 92, 255)],
    gapMs: 10,
  } as const;
  const guarded = { note: '/data/guardian', pid: 4711 };
  const lines = [
    { name: '', end },
    { name: 'acceptor-', end: { ...end, port: '/dev/acceptor' } },
  ] as const;
  const [note, pid, name, option, port, line, gap, restart, frames, ...next] = scriptArguments(lines, guarded, 'linux');
  expect(restart).toBe('');
  expect({ option, port, gap }).toEqual({ option: '-F', port: PORT, gap: '0.010' });
  expect({ note, pid }).toEqual({ note: '/data/guardian', pid: '4711' });
  expect(line).toMatch(/parenb parodd 19200$/);
  expect({ name, frames }).toEqual({ name: '', frames: '\\000\\045\\134\\377' });
  expect(next.slice(0, 3)).toEqual(['acceptor-', '-F', '/dev/acceptor']);
  expect(scriptArguments(lines, guarded, 'darwin')[3]).toBe('-f');
});
