import { describe, expect, test } from 'vitest';
import type { PaperDocument } from '../../../../app/paper/document.ts';
import { paperOf } from '../../../../app/paper/compose-slip.ts';
import { createMemoryLine, type DeviceLine, type MemoryDevice } from '../../../../drivers/port/memory-port.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import type { Paper } from '../../../../drivers/printer/stand-in.ts';
import {
  EscposSimulator,
  type EscposSimulatorSettings,
} from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer } from '../../../../drivers/printer/printer.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { asOnPaper, readPaper } from '../../../support/paper/paper-reader.ts';
import { claimSlip, receiptSlip } from '../../../unit/app/paper/slips.ts';

const CODES = ['7K4-82M', '3P9-51T'] as const;
/** It has no Kazakh letters: every line of the slip is a picture. */
const KAZAKH_FIRST = 'xprinter-xp-n160ii';
const enoughMs = 20_000;

/** A kiosk's printer that can be left by a program that is killed, and found by the next one. */
class Machine {
  readonly clock = new FakeClock();
  readonly device: EscposSimulator;
  readonly wire: MemoryDevice;
  printer: Printer;
  readonly #start: () => Printer;
  #isDead = false;

  constructor(settings: Record<string, unknown>, simulated: Omit<EscposSimulatorSettings, 'clock'>) {
    const { opener, device } = createMemoryLine('printer', this.clock, { isTimed: true });
    this.wire = device;
    this.device = new EscposSimulator({ clock: this.clock, rowsPerSecond: 300, ...simulated });
    const line: DeviceLine = {
      write: (bytes) => device.write(bytes),
      onBytes: (listener) => device.onBytes((bytes) => (this.#isDead ? undefined : listener(bytes))),
    };
    this.device.attach(line);
    const checked = escposSettings.parse({ driver: 'escpos', port: 'printer', ...settings });
    this.#start = () => createEscposPrinter(checked, { opener, clock: this.clock });
    this.printer = this.#start();
  }

  async start(): Promise<void> {
    this.printer.start();
    await this.clock.advance(5_000);
  }

  /** From one moment to the next nothing of the program reaches the printer any more, and another one starts. */
  async restart(): Promise<void> {
    this.#isDead = true;
    const stopping = this.printer.stop();
    await this.clock.advance(1_000);
    await stopping;
    this.#isDead = false;
    this.printer = this.#start();
    await this.start();
  }

  async print(document: PaperDocument): Promise<boolean> {
    const printed = this.printer.print(document);
    await this.clock.advance(enoughMs);
    return (await printed).ok;
  }

  /** Lets so many rows of a paper come out. */
  async until(rows: number): Promise<void> {
    for (let passedMs = 0; passedMs < enoughMs && this.device.uncut().rows.length < rows; passedMs += 10)
      await this.clock.advance(10);
  }
}

interface Cause {
  readonly name: string;
  begin(machine: Machine): void | Promise<void>;
  end(machine: Machine): void | Promise<void>;
}

const fault = (kind: 'paper-end' | 'cover-open' | 'mechanical' | 'unrecoverable'): Cause => ({
  name: kind,
  begin: ({ device }) => device.setFault({ kind }),
  end: ({ device }) => device.clearFault(kind),
});
const causes: readonly Cause[] = [
  fault('paper-end'),
  fault('cover-open'),
  fault('mechanical'),
  fault('unrecoverable'),
  {
    name: 'cable out and in',
    begin: ({ wire }) => wire.unplug(),
    end: ({ wire }) => wire.plug(),
  },
  {
    name: 'power off and on',
    begin: ({ device }) => device.powerCut(),
    end: ({ device }) => device.powerOn(),
  },
  {
    name: 'cable out, and the paper ends meanwhile',
    begin({ wire, device }) {
      wire.unplug();
      device.setFault({ kind: 'paper-end' });
    },
    end({ wire, device }) {
      device.clearFault('paper-end');
      wire.plug();
    },
  },
  { name: 'restart', begin: (machine) => machine.restart(), end: () => undefined },
];

const kinds: readonly (readonly [string, Record<string, unknown>, Omit<EscposSimulatorSettings, 'clock'>])[] = [
  [KAZAKH_FIRST, { model: 'xprinter-xp-n160ii', columns: 42 }, { width: 504 }],
  ['a clone without flow control', { columns: 48 }, { flowControl: 'none' }],
  [
    'a clone without flow control and without GS r',
    { columns: 48, baudRate: 115_200, flowControl: 'none' },
    { flowControl: 'none', answersPaper: false, rowsPerSecond: 250 },
  ],
  ['58 mm, a small buffer', { columns: 32 }, { width: 384, bufferBytes: 1_024 }],
  ['epson-tm-t88v', { model: 'epson-tm-t88v', baudRate: 115_200 }, { make: 'epson', clearsBuffer: true, width: 504 }],
];

const next: Readonly<Record<string, PaperDocument>> = {
  claim: paperOf(claimSlip('kk', { claimCode: CODES[1] })),
  receipt: paperOf(receiptSlip('ru')),
};

function read(papers: readonly Paper[]): readonly (readonly string[])[] {
  return papers.map(readPaper);
}

function hasCode(lines: readonly string[], code: string): boolean {
  return lines.some((line) => line.includes(asOnPaper(code)));
}

const pristine = new Map<string, Promise<readonly string[]>>();

/** What the next slip looks like on a machine on which nothing has happened. */
function untouched(kind: (typeof kinds)[number], slip: string): Promise<readonly string[]> {
  const key = `${kind[0]}: ${slip}`;
  const known = pristine.get(key) ?? printUntouched(kind, next[slip] ?? { lines: [] });
  pristine.set(key, known);
  return known;
}

async function printUntouched(kind: (typeof kinds)[number], document: PaperDocument): Promise<readonly string[]> {
  const machine = new Machine(kind[1], kind[2]);
  await machine.start();
  expect(await machine.print(document)).toBe(true);
  const [paper = []] = read(machine.device.papers());
  await machine.printer.stop();
  return paper;
}

const moments = [
  [40, 'claim', 'at once'],
  [300, 'receipt', 'later'],
  [500, 'claim', 'at once'],
] as const;

describe.each(kinds)('on %s', (...kind) => {
  describe.each(causes)('after $name in mid-slip', (cause) => {
    test.each(kind[0] === KAZAKH_FIRST ? moments : moments.slice(1, 2))(
      '(%i rows out) the next %s contains nothing of the other customer, printed %s',
      async (rows, slip, when) => {
        const document = next[slip] ?? { lines: [] };
        const machine = new Machine(kind[1], kind[2]);
        await machine.start();
        const first = machine.printer.print(paperOf(claimSlip('kk', { claimCode: CODES[0] })));
        await machine.until(rows);
        await cause.begin(machine);
        await machine.clock.advance(enoughMs);
        expect(await first).toMatchObject({ ok: false });
        await cause.end(machine);
        if (when === 'later') await machine.clock.advance(enoughMs);
        else await machine.clock.advance(4_000);
        const printed = await machine.print(document);
        expect(printed || (await machine.print(document))).toBe(true);
        await machine.clock.advance(enoughMs);
        const papers = read(machine.device.papers());
        expect(papers.at(-1)).toEqual(await untouched(kind, slip));
        for (const paper of papers.filter((lines) => hasCode(lines, CODES[0])))
          expect(paper.join('\n')).toContain(asOnPaper('VOID'));
        expect(machine.device.uncut().rows).toEqual([]);
        await machine.printer.stop();
      },
    );
  });
});
