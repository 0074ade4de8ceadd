/** Turns samples into lines with targets. */
import type { MemorySample, SaleSample } from './measure.ts';
import { ratios, summarize, type Summary } from './numbers.ts';
import type { Stages } from './subject.ts';

/** One line of the table and of `out/bench.json`. */
export interface Line {
  readonly name: string;
  readonly unit: 'ms' | 'MB' | 'kB' | 'files' | '×' | '/s' | '%';
  readonly summary: Summary;
  /** The highest median that meets the target, or with `least` the lowest; absent on lines without a target. */
  readonly target?: number;
  readonly least?: number;
  readonly met?: boolean;
}

export const TARGETS = {
  startRatio: 1.25,
  touchMs: 35,
  relayMs: 5,
  stackMs: 60,
  invoiceMs: 60,
  guardianMs: 300,
  pollShare: 0.95,
  memoryRatio: 1.25,
  idlePercent: 1,
  attractPercent: 3,
  padMs: 150,
  homeMs: 400,
  answerMs: 100,
  menuRatio: 1.02,
  fleetRatio: 1.02,
  consoleMs: 2_000,
  /** Of the frames that this computer can show: one of sixty may be late. */
  consoleFrames: { least: 0.98 },
  decodeMs: 0.2,
  appendRatio: 0.7,
  historyRatio: 1.1,
  searchMs: 300,
  soakRatio: 1.05,
} as const;

/** Makes a line and checks its target; a plain number is the highest median that meets it. */
export function line(
  name: string,
  unit: Line['unit'],
  samples: readonly number[],
  target?: number | { readonly least: number },
): Line {
  const summary = summarize(samples);
  if (target === undefined) return { name, unit, summary };
  if (typeof target === 'number') return { name, unit, summary, target, met: summary.median <= target };
  return { name, unit, summary, least: target.least, met: summary.median >= target.least };
}

/** The milliseconds after which each start reached a stage. */
export function stage(name: string, runs: readonly Stages[]): number[] {
  return runs.map((stages) => stages[name] ?? Number.NaN);
}

/** The lines of the starts. */
export function startLines({ kiosk, bare }: { kiosk: readonly Stages[]; bare: readonly Stages[] }): Line[] {
  const [kioskMs, bareMs] = [stage('idle-painted', kiosk), stage('idle-painted', bare)];
  const inner = ['main-begins', 'electron-ready', 'window-made', 'page-parsed'].flatMap((name) => [
    line(`  bare window: ${name}`, 'ms', stage(name, bare)),
    line(`  kiosk: ${name}`, 'ms', stage(name, kiosk)),
  ]);
  return [
    line('start: kiosk ÷ bare window', '×', ratios(kioskMs, bareMs), TARGETS.startRatio),
    line('start: bare window until painted', 'ms', bareMs),
    line('start: kiosk until idle is painted', 'ms', kioskMs),
    line('start: kiosk until a touch on it is answered', 'ms', stage('touch-taken', kiosk)),
    ...inner,
  ];
}

/** The lines of the sales. */
export function saleLines(samples: readonly SaleSample[]): Line[] {
  const own = samples.map(({ touchMs, createMs }) => touchMs - createMs);
  return [
    line('touch → painted QR, less the server’s time', 'ms', own, TARGETS.touchMs),
    line(
      '  the server’s time (qr/create)',
      'ms',
      samples.map(({ createMs }) => createMs),
    ),
    line(
      'Processed answered → relay’s first byte',
      'ms',
      samples.map(({ relayMs }) => relayMs),
      TARGETS.relayMs,
    ),
  ];
}

/** The lines of the memory. */
export function memoryLines(samples: readonly MemorySample[]): Line[] {
  const column = (name: keyof MemorySample): number[] => samples.map((sample) => sample[name]);
  return [
    line('memory at idle: kiosk ÷ bare window', '×', ratios(column('idleMb'), column('bareMb')), TARGETS.memoryRatio),
    line('memory with QR: kiosk ÷ bare window', '×', ratios(column('qrMb'), column('bareMb')), TARGETS.memoryRatio),
    line('memory: bare window', 'MB', column('bareMb')),
    line('memory: kiosk at idle', 'MB', column('idleMb')),
    line('memory: kiosk with QR', 'MB', column('qrMb')),
  ];
}

/** The lines of the decoding of answers. */
export function decodeLines({ decode, parse }: { decode: readonly number[]; parse: readonly number[] }): Line[] {
  return [
    line('one answer of Kaspi’s decoded', 'ms', decode, TARGETS.decodeMs),
    line('  the same text through JSON.parse', 'ms', parse),
    line('  decoded ÷ JSON.parse', '×', ratios(decode, parse)),
  ];
}

/** The lines of the machine's own share. */
export function floorLines(floor: { fsync: readonly number[]; roundTrip: readonly number[] }): Line[] {
  return [
    line('floor: one fsync', 'ms', floor.fsync),
    line('floor: one warm exchange over mutual TLS', 'ms', floor.roundTrip),
  ];
}
