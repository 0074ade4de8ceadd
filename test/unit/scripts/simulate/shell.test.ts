import { describe, expect, it } from 'vitest';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import type { BytePort } from '../../../../drivers/port/byte-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import type { OptionValues, SimulatedDevice } from '../../../../drivers/simulation/device.ts';
import { EndingClock } from '../../../../scripts/simulate/ending-clock.ts';
import { plainCommand } from '../../../../app/command-line/command.ts';
import { text } from '../../../../app/command-line/option.ts';
import type { Result } from '../../../../app/result.ts';
import { readDevice } from '../../../../scripts/simulate/device-command.ts';
import { RUN_OPTIONS, type RunOptions } from '../../../../scripts/simulate/options.ts';
import { Shell } from '../../../../scripts/simulate/shell.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { frame } from '../../../support/foreign-ccnet/host.ts';

interface Harness {
  readonly clock: FakeClock;
  readonly device: SimulatedDevice;
  readonly shell: Shell;
  readonly host: BytePort;
  readonly reported: string[];
}

/** None of these devices prints. */
const pictureFolder = (): never => {
  throw new Error('no picture is expected');
};

function start(name: string, values: OptionValues, clock: FakeClock) {
  const simulation = registry.simulations.find((one) => one.name === name);
  return simulation?.start(values, { clock, pictureFolder });
}

async function createHarness(name: string, values: Record<string, string | boolean> = {}): Promise<Harness> {
  const clock = new FakeClock();
  const made = await start(name, values, clock);
  if (made?.ok !== true) throw new Error(made?.error ?? name);
  const line = createMemoryLine('line', clock);
  made.value.attach(line.device);
  const opened = await line.opener.open({ path: 'line', baudRate: 9_600 });
  if (!opened.ok) throw new Error(opened.error.message);
  const reported: string[] = [];
  made.value.onHappening(({ text }) => reported.push(text));
  return { clock, device: made.value, shell: new Shell(made.value, clock, true), host: opened.value, reported };
}

async function send({ host, clock }: Harness, bytes: readonly number[]): Promise<void> {
  const written = host.write(Uint8Array.from(bytes));
  await clock.advance(1);
  expect((await written).ok).toBe(true);
}

describe('typed lines', () => {
  it('include help, comments, empty lines, frames and quit', async () => {
    const { shell } = await createHarness('ccnet');
    expect(await shell.run('  # only a remark')).toEqual({ kind: 'done', text: '' });
    expect(await shell.run('')).toEqual({ kind: 'done', text: '' });
    expect(await shell.run('help')).toMatchObject({
      kind: 'done',
      text: expect.stringMatching(/insert TENGE[^]*fault power-cut[^]*quit/),
    });
    expect(shell.showsFrames).toBe(true);
    await shell.run('frames off');
    expect(shell.showsFrames).toBe(false);
    expect((await shell.run('frames maybe')).kind).toBe('refused');
    expect(await shell.run('quit # now')).toEqual({ kind: 'quit' });
  });

  it('wait for a time or an event, but not for one that has already happened', async () => {
    const harness = await createHarness('ccnet');
    const { shell, clock } = harness;
    let ended = '';
    const wait = (line: string): void => void shell.run(line).then(() => (ended = line));
    wait('wait 400');
    await clock.advance(399);
    expect(ended).toBe('');
    await clock.advance(1);
    expect(ended).toBe('wait 400');
    wait('wait enabled');
    await send(harness, frame([0x30]));
    await clock.advance(4_000);
    expect(ended).toBe('wait 400');
    await send(harness, frame([0x34, 0, 0, 0x7f, 0, 0, 0x7f]));
    expect(ended).toBe('wait enabled');
    expect(await shell.run('wait enabled')).toEqual({ kind: 'done', text: '' });
    expect(await shell.run('wait bananas')).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('stacked'),
    });
  });

  it('insert a note only if the host has enabled the unit, and the status has its position', async () => {
    const harness = await createHarness('ccnet', { bills: '500,1000', currency: 'KAZ' });
    expect(await harness.shell.run('insert 1000')).toMatchObject({
      kind: 'refused',
      text: expect.stringContaining('not enabled'),
    });
    await send(harness, frame([0x30]));
    await harness.clock.advance(4_000);
    await send(harness, frame([0x34, 0, 0, 3, 0, 0, 3]));
    expect(await harness.shell.run('insert 1000')).toEqual({ kind: 'done', text: '' });
    await harness.clock.advance(1_300);
    expect(harness.device.status()).toContain('note inside: 1000, escrow');
    await send(harness, frame([0x35]));
    await harness.clock.advance(2_000);
    expect(harness.device.status()).toContain('cassette: 1 x 1000');
    expect(harness.reported).toEqual([
      'the host takes: 500, 1000',
      'the note of 1000 is drawn in',
      'the note of 1000 lies in escrow',
      'the note of 1000 is in the cassette',
    ]);
    expect(await harness.shell.run('cassette out')).toMatchObject({ kind: 'done' });
    expect(harness.device.status()).toContain('cassette: empty');
  });

  it('set faults and clear them all at once', async () => {
    const { shell, device } = await createHarness('ccnet');
    for (const line of ['fault jam', 'fault slow 90', 'fault power-cut'])
      expect((await shell.run(line)).kind).toBe('done');
    expect(await shell.run('insert 500')).toMatchObject({ kind: 'refused', text: 'The unit has no power.' });
    expect(await shell.run('clear')).toEqual({ kind: 'done', text: 'ended: jam, slow, power-cut' });
    expect(await shell.run('clear')).toEqual({ kind: 'done', text: 'there was no fault' });
    expect(device.setFault({ kind: 'mute' }).ok).toBe(true);
    expect(device.status()).toContain('faults: {"kind":"mute"}');
  });
});

describe('the relay board', () => {
  it('shows channels, the length of a pulse, and a stuck relay', async () => {
    const harness = await createHarness('lcus', { channels: '2' });
    await send(harness, [0xa0, 2, 1, 0xa3]);
    await harness.clock.advance(299);
    await send(harness, [0xa0, 2, 0, 0xa2]);
    expect(harness.reported).toEqual([' . [2]  channel 2 is on', ' .  .   channel 2 is off after 300 ms']);
    expect(await harness.shell.run('fault stuck-on 1')).toMatchObject({ kind: 'done' });
    await send(harness, [0xa0, 1, 0, 0xa1]);
    expect(harness.device.status()).toContain('relays: [1] . ');
    expect(await harness.shell.run('fault stuck-on 3')).toEqual({ kind: 'refused', text: 'The board has 2 channels.' });
    await harness.shell.run('clear');
    await send(harness, [0xa0, 1, 0, 0xa1]);
    expect(harness.device.status()).toContain('relays:  .  . ');
  });
});

describe('the Modbus board', () => {
  it('shows channels, pulses and falling products, and accepts a fault', async () => {
    const harness = await createHarness('modbus', { channels: '2' });
    await send(harness, [1, 5, 0, 0, 0xff, 0, 0x8c, 0x3a]);
    await harness.clock.advance(300);
    await send(harness, [1, 5, 0, 0, 0, 0, 0xcd, 0xca]);
    expect(harness.reported).toEqual(['[1] .   channel 1 is on', ' .  .   channel 1 is off after 301 ms']);
    expect(await harness.shell.run('drop 20')).toMatchObject({ kind: 'done' });
    await harness.clock.advance(20);
    expect(harness.reported.slice(2)).toEqual(['input 0 is on', 'input 0 is off']);
    expect(await harness.shell.run('fault relay-stuck-on 2')).toMatchObject({ kind: 'done' });
    expect(harness.device.status()).toContain('relays:  . [2]');
    for (const line of [
      'fault relay-stuck-on 3',
      'fault relay-stuck-on',
      'fault slow x',
      'fault mute 3',
      'fault jam',
      'drop far',
    ]) {
      expect(await harness.shell.run(line)).toMatchObject({ kind: 'refused' });
    }
  });
});

describe('the command line', () => {
  const kind = { options: { bills: text({ help: '' }) }, baudRate: 9_600 };

  /** What `npm run simulate -- DEVICE` understands, typed in /srv/me. */
  function readOptions(args: readonly string[]): Result<RunOptions, string> {
    const found: RunOptions[] = [];
    const reader = plainCommand({
      name: 'device',
      summary: '',
      options: { ...kind.options, ...RUN_OPTIONS },
      read: (values) => readDevice(values, kind),
      run: (options) => {
        found.push(options);
        return { code: 0, reason: null };
      },
    });
    const prepared = reader.prepare(args, { resolvePath: (path) => `/srv/me/${path}` });
    if (!prepared.ok) return prepared;
    void prepared.value(null);
    const [options] = found;
    if (options === undefined) throw new Error('nothing ran');
    return { ok: true, value: options };
  }

  it('accepts a port or a pseudo-terminal, faults as JSON, and the options of the device', () => {
    expect(
      readOptions([
        '--port',
        'COM3',
        '--fault',
        '{"kind":"jam"}',
        '--fault',
        '{"kind":"mute"}',
        '--bills',
        '500',
        '--quiet',
      ]),
    ).toEqual({
      ok: true,
      value: {
        port: 'COM3',
        link: null,
        baudRate: 9_600,
        faults: [{ kind: 'jam' }, { kind: 'mute' }],
        quiet: true,
        once: false,
        own: { bills: '500' },
      },
    });
    expect(readOptions(['--pty', '--link', 'here', '--baud', '19200', '--once'])).toMatchObject({
      ok: true,
      value: { port: null, link: '/srv/me/here', baudRate: 19_200, quiet: false, once: true, own: {} },
    });
  });

  it.each([
    [[]],
    [['--port', 'a', '--pty']],
    [['--port', 'a', '--link', 'b']],
    [['--pty', '--baud', '9601']],
    [['--pty', '--fault', 'jam']],
    [['--pty', '--wrong']],
    [['--pty', 'more']],
  ])('%j is refused', (args) => {
    expect(readOptions(args).ok).toBe(false);
  });

  it('refuses invalid devices', async () => {
    const clock = new FakeClock();
    const refused = [
      ['ccnet', { currency: 'EUR' }],
      ['ccnet', { bills: '1250' }],
      ['lcus', { channels: '9' }],
      ['lcus', { channels: '0' }],
    ] as const;
    for (const [name, values] of refused) expect(await start(name, values, clock)).toMatchObject({ ok: false });
  });
});

it('no timer is pending after the end of the clock', () => {
  const clock = new FakeClock();
  const ending = new EndingClock(clock);
  ending.setTimer(10, () => undefined)();
  ending.setTimer(10_000, () => undefined);
  expect(clock.pendingTimers).toBe(1);
  ending.end();
  expect(clock.pendingTimers).toBe(0);
});
