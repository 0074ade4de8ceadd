import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BytePort } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import type { PrinterSimFaultKind } from '../../../../drivers/printer/escpos/simulator/faults.ts';
import type { OptionValues, SimulatedDevice } from '../../../../drivers/simulation/device.ts';
import { registry } from '../../../../drivers/registry.ts';
import { FAULTS, readEscposFault, readEscposOrder } from '../../../../drivers/printer/escpos/simulator/orders.ts';
import { EscposTrace } from '../../../../drivers/printer/escpos/simulator/trace.ts';
import { PngFolder } from '../../../../scripts/simulate/picture-folder.ts';
import { Shell } from '../../../../scripts/simulate/shell.ts';
import { type Direction, hexText } from '../../../../drivers/simulation/trace.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

/** The compiler keeps it complete. */
const everyKind: Record<PrinterSimFaultKind, null> = {
  'paper-end': null,
  'cover-open': null,
  'head-hot': null,
  'mechanical': null,
  'unrecoverable': null,
  'cutter': null,
  'near-end': null,
  'mute': null,
  'garbage': null,
  'slow': null,
};
function startPrinter(values: OptionValues, clock: FakeClock) {
  const simulation = registry.simulations.find(({ name }) => name === 'escpos');
  return simulation?.start(values, { clock, pictureFolder: (path) => new PngFolder(path) });
}

const CUT = [0x1d, 0x56, 0x00];

describe('commands typed for the printer', () => {
  it.each([
    ['fault paper-end', { kind: 'fault', fault: { kind: 'paper-end' } }],
    ['fault paper-end 3', { kind: 'fault', fault: { kind: 'paper-end', afterLines: 3 } }],
    ['fault cover-open', { kind: 'fault', fault: { kind: 'cover-open' } }],
    ['fault slow 400', { kind: 'fault', fault: { kind: 'slow', answerMs: 400 } }],
    ['fault power-cut', { kind: 'fault', fault: { kind: 'power-cut' } }],
    ['clear cutter', { kind: 'clear', fault: 'cutter' }],
    ['clear', { kind: 'clear', fault: null }],
    ['take', { kind: 'take' }],
    ['look', { kind: 'look' }],
  ])('%s', (line, order) => {
    expect(readEscposOrder(line.split(' '))).toEqual({ ok: true, value: order });
  });

  it.each([
    ['fault', 'There is no fault ""'],
    ['fault jam', 'There is no fault "jam". There are: paper-end,'],
    ['fault mute 3', 'fault mute takes nothing behind it'],
    ['fault paper-end soon', 'fault paper-end takes [LINES] behind it'],
    ['fault slow', 'fault slow takes MS behind it'],
    ['fault slow 999999', 'fault slow takes MS behind it'],
    ['fault slow 4 4', 'one word too many: "4"'],
    ['clear mute now', 'one word too many: "now"'],
    ['clear jam', 'There is no fault "jam"'],
    ['insert 500', 'There is no command "insert 500"'],
  ])('%s is refused', (line, part) => {
    const order = readEscposOrder(line.split(' '));
    expect(order.ok ? '' : order.error).toContain(part);
  });

  it('every fault of the simulated printer has a command', () => {
    expect(FAULTS.map(({ word }) => word).sort()).toEqual([...Object.keys(everyKind), 'power-cut'].sort());
  });

  it('a fault is accepted as data, if it is valid', () => {
    expect(readEscposFault({ kind: 'slow', answerMs: 90 })).toEqual({
      ok: true,
      value: { kind: 'slow', answerMs: 90 },
    });
    for (const wrong of [{ kind: 'slow' }, { kind: 'mute', hard: true }, { kind: 'paper-end', afterLines: -1 }, 'mute'])
      expect(readEscposFault(wrong).ok).toBe(false);
  });
});

describe('the printer', () => {
  let folder: string;
  let clock: FakeClock;
  let device: SimulatedDevice;
  let shell: Shell;
  let host: BytePort;
  let answers: string[];
  let reported: string[];

  async function start(values: Record<string, string | boolean> = {}): Promise<void> {
    clock = new FakeClock();
    const made = await startPrinter({ out: folder, ...values }, clock);
    if (made?.ok !== true) throw new Error(made?.error);
    device = made.value;
    shell = new Shell(device, clock, true);
    const line = createMemoryLine('line', clock);
    device.attach(line.device);
    const opened = await line.opener.open({ path: 'line', baudRate: 19_200 });
    if (!opened.ok) throw new Error(opened.error.message);
    host = opened.value;
    answers = [];
    reported = [];
    host.onBytes((bytes) => answers.push(hexText([...bytes])));
    device.onHappening(({ text }) => reported.push(text));
  }

  async function send(...parts: readonly (string | readonly number[])[]): Promise<void> {
    const bytes = parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part));
    void host.write(Uint8Array.from(bytes));
    await clock.advance(5_000);
  }

  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'sauda-papers-')), 'papers');
    await start();
  });

  afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

  it('writes each paper as a picture of its dots and shows its lines', async () => {
    await send('Kvas 450\nTotal 450\n', CUT, 'Second\n', CUT);
    expect(reported.map((text) => text.replaceAll(folder, 'folder'))).toEqual([
      'folder/paper-0001.png (576 x 60 dots)\n  | Kvas 450\n  | Total 450',
      'folder/paper-0002.png (576 x 30 dots)\n  | Second',
    ]);
    const { width, height, data } = PNG.sync.read(await readFile(join(folder, 'paper-0001.png')));
    expect([width, height]).toEqual([576, 60]);
    const isBlack = (x: number, y: number): boolean => data[(y * width + x) * 4] === 0;
    expect(new Set(data)).toEqual(new Set([0, 255]));
    expect(isBlack(width - 1, 0)).toBe(false);
  });

  it('draws each dot where it was printed, and an empty paper as a white row', async () => {
    await send([0x1d, 0x76, 0x30, 0, 1, 0, 2, 0, 0b1010_0001, 0b0000_0010], CUT, CUT);
    const { width, height, data } = PNG.sync.read(await readFile(join(folder, 'paper-0001.png')));
    const dots = (y: number): string =>
      Array.from({ length: 8 }, (_, x) => (data[(y * width + x) * 4] === 0 ? '#' : '.')).join('');
    expect([height, dots(0), dots(1)]).toEqual([2, '#.#....#', '......#.']);
    expect(PNG.sync.read(await readFile(join(folder, 'paper-0002.png')))).toMatchObject({ width: 576, height: 1 });
  });

  it('keeps the pictures of earlier runs, and reports when it cannot write', async () => {
    await send('a\n', CUT);
    await start();
    await send('b\n', CUT);
    expect(await readdir(folder)).toEqual(['paper-0001.png', 'paper-0002.png']);
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await start({ out: file });
    await send('c\n', CUT);
    expect(reported).toEqual([expect.stringMatching(/cannot be written: .*\n {2}\| c$/)]);
  });

  it('stops at a fault, shows the incomplete paper, and continues after the fault', async () => {
    expect(await shell.run('look')).toMatchObject({ kind: 'refused' });
    expect(await shell.run('fault paper-end 1')).toEqual({
      kind: 'done',
      text: 'fault {"kind":"paper-end","afterLines":1}',
    });
    await send('one\ntwo\n', CUT);
    await send([0x10, 0x04, 0x02]);
    expect(answers).toEqual(['32']);
    expect(reported).toEqual([]);
    expect(device.status()).toContain('not cut off yet: 30 rows');
    expect(await shell.run('look')).toMatchObject({
      kind: 'done',
      text: expect.stringMatching(/paper-0001\.png \(576 x 30 dots\)\n {2}\| one$/),
    });
    expect(await shell.run('clear')).toEqual({ kind: 'done', text: 'ended: paper-end' });
    await clock.advance(1_000);
    expect(reported).toEqual([expect.stringMatching(/\| one\n {2}\| two$/)]);
    expect(device.status()).toContain('papers: 1');
    expect(await shell.run('clear')).toEqual({ kind: 'done', text: 'there was no such fault' });
  });

  it('receives nothing without power, and has a presenter if configured', async () => {
    expect(await shell.run('fault power-cut')).toMatchObject({ kind: 'done' });
    await send([0x10, 0x04, 0x01]);
    expect([answers, device.status().at(-1)]).toEqual([[], 'faults: {"kind":"power-cut"}']);
    await shell.run('clear power-cut');
    await send([0x10, 0x04, 0x01]);
    expect(answers).toEqual(['12']);
    expect(await shell.run('take')).toMatchObject({ kind: 'refused' });
    await start({ presenter: true, width: '384' });
    await send('x\n', CUT, [0x1d, 0x65, 0x03, 0x05]);
    expect(reported).toEqual([expect.stringContaining('(384 x 30 dots)')]);
    expect(await shell.run('take')).toEqual({ kind: 'done', text: 'the paper is taken' });
  });

  it.each([
    [{}, ['13'], 0],
    [{ flow: 'none' }, [], 904],
  ])(
    'with %j it signals %j when its buffer is full, and loses what comes after that: %i bytes',
    async (values, says, lost) => {
      await start(values);
      await shell.run('fault cover-open');
      await send('x'.repeat(3_500));
      expect(answers).toEqual(says);
      if (says.length === 0) await send('x'.repeat(1_500));
      expect(device.status()[2]).toBe(`waiting to be printed: ${lost === 0 ? 3_500 : 4_096} bytes, lost: ${lost}`);
    },
  );

  it.each([{ width: '400' }, { make: 'star' }, { flow: 'dtr-dsr' }, { out: '' }])('cannot be %j', async (values) => {
    expect(await startPrinter(values, clock)).toMatchObject({ ok: false });
  });
});

describe('the line of a printer', () => {
  function read(trace: EscposTrace, direction: Direction, bytes: readonly number[]): readonly string[] {
    return trace.push(direction, Uint8Array.from(bytes)).map(({ meaning }) => meaning);
  }

  it('is read in commands and runs of text, from any chunks', () => {
    const trace = new EscposTrace();
    const picture = [0x1d, 0x76, 0x30, 0, 2, 0, 1, 0, 0x1b, 0x40];
    expect(
      read(trace, 'from-host', [
        0x1b,
        0x40,
        0x1b,
        0x74,
        17,
        ...Buffer.from('Kvas'),
        0x8a,
        0x0a,
        ...picture.slice(0, 6),
      ]),
    ).toEqual(['initialize', 'code page 17', 'text: Kvas·', 'line feed']);
    expect(read(trace, 'from-host', [...picture.slice(6), ...CUT])).toEqual(['picture, 16 x 1 dots', 'cut 0']);
    expect(read(trace, 'from-host', [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30, 0x1d, 0x72, 1])).toEqual([
      'QR code: print',
      'question: is everything printed? 1',
    ]);
  });

  it('gives the meaning of an answer to the previous request', () => {
    const trace = new EscposTrace();
    expect(read(trace, 'from-host', [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 4])).toEqual([
      'question: state?',
      'question: why offline?',
      'question: paper?',
    ]);
    expect([[0x1a], [0x32], [0x7e]].flatMap((answer) => read(trace, 'to-host', answer))).toEqual([
      'state? offline',
      'why offline? stopped by paper end',
      'paper? paper near end, paper end',
    ]);
    expect([[0x13], [0x11], [0x00], [0x0c]].flatMap((answer) => read(trace, 'to-host', answer))).toEqual([
      'XOFF: the buffer is full',
      'XON: go on',
      'printed, paper is there',
      'paper end',
    ]);
  });

  it('an unanswered request does not shift later answers', () => {
    const trace = new EscposTrace();
    read(trace, 'from-host', [0x10, 4, 1]);
    read(trace, 'from-host', [0x10, 4, 4]);
    expect(read(trace, 'to-host', [0x7e])).toEqual(['paper? paper near end, paper end']);
  });
});
