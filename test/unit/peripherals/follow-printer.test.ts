import { expect, test } from 'vitest';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { Listeners } from '../../../drivers/common/listeners.ts';
import type { Printer, PrinterEvent, PrinterFault, PrinterStatus } from '../../../drivers/printer/printer.ts';
import { followPrinter } from '../../../main/peripherals/follow-printer.ts';

type Logged = [LogLevel, LogEvent, LogFacts | undefined];

/** The loop's events and the log's lines for a printer that reports this as soon as it is started. */
function reported(said: readonly PrinterEvent[]): { events: readonly KioskEvent[]; logged: readonly Logged[] } {
  const listeners = new Listeners<PrinterEvent>();
  const printer: Printer = {
    start: () => {
      for (const event of said) listeners.emit(event);
    },
    stop: () => Promise.resolve(),
    print: () => new Promise(() => undefined),
    onEvent: (listener) => listeners.add(listener),
  };
  const events: KioskEvent[] = [];
  const logged: Logged[] = [];
  const log = {
    write: (...line: [LogLevel, LogEvent, LogFacts?]): void => void logged.push([line[0], line[1], line[2]]),
  };
  followPrinter(printer, { port: '/dev/printer', dispatch: (event) => void events.push(event), log });
  return { events, logged };
}

function status(facts: Partial<PrinterStatus> = {}): PrinterEvent {
  return { kind: 'status', status: { faults: [], isPaperNearEnd: false, isAssumed: false, ...facts } };
}

test('without a fault it can print, with or without feedback', () => {
  const { events, logged } = reported([status(), status({ isAssumed: true })]);
  expect(events).toEqual([
    { kind: 'printer-ready', isPaperNearEnd: false },
    { kind: 'printer-ready', isPaperNearEnd: false, isAssumed: true },
  ]);
  expect(logged).toEqual([
    ['info', 'printer-ready', { port: '/dev/printer', isPaperNearEnd: false, isAssumed: false }],
    ['info', 'printer-ready', { port: '/dev/printer', isPaperNearEnd: false, isAssumed: true }],
  ]);
});

test('a roll near its end still prints, and the technician is warned', () => {
  const { events, logged } = reported([status({ isPaperNearEnd: true })]);
  expect(events).toEqual([{ kind: 'printer-ready', isPaperNearEnd: true }]);
  expect(logged[0]?.[0]).toBe('warning');
});

const FAULTS: readonly PrinterFault[] = [
  'paper-end',
  'cover-open',
  'cutter',
  'head-hot',
  'mechanical',
  'unrecoverable',
  'offline',
];

test('a paper in the presenter does not prevent the next one', () => {
  const { events } = reported([status({ faults: ['ticket-waiting'] })]);
  expect(events).toEqual([{ kind: 'printer-ready', isPaperNearEnd: false }]);
});

test.each(FAULTS)('%s: it cannot print, with the reason', (fault) => {
  const { events, logged } = reported([status({ faults: [fault] })]);
  expect(events).toMatchObject([
    { kind: 'printer-out', problem: { reason: 'printer-out', parameters: { port: '/dev/printer', code: fault } } },
  ]);
  expect(logged).toMatchObject([['error', 'printer-out', { kind: fault }]]);
});

test('several faults at once: the first is the code, and all are named', () => {
  const { events } = reported([status({ faults: ['cover-open', 'paper-end'], isPaperNearEnd: true })]);
  expect(events).toMatchObject([
    { kind: 'printer-out', problem: { parameters: { code: 'cover-open', detail: 'cover-open, paper-end' } } },
  ]);
});

test('lost, and back by itself', () => {
  const { events } = reported([{ kind: 'lost', reason: { kind: 'silent', message: 'no answer' } }, status()]);
  expect(events).toMatchObject([
    {
      kind: 'printer-out',
      problem: { reason: 'printer-out', parameters: { port: '/dev/printer', code: 'silent', detail: 'no answer' } },
    },
    { kind: 'printer-ready' },
  ]);
});
