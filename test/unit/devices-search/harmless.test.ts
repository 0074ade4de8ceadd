import { beforeAll, describe, expect, test } from 'vitest';
import { CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { commandBytes } from '../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { ModbusBoardSimulator } from '../../../drivers/modbus/simulator/board.ts';
import { EscposSimulator } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { heardBy, type Receiver, UartLine } from '../../support/lines/uart-line.ts';
import { at, searchWith } from './search-bench.ts';

const SPEEDS = [1_200, 2_400, 4_800, 9_600, 19_200, 38_400, 57_600, 115_200];
/** Clocks of cheap boards are off by up to 3 %; what they hear at another speed changes with it. */
const CLOCKS = [0.97, 0.98, 1, 1.02, 1.03];
const PARITIES = ['none', 'even'] as const;
const ANY_SPEED = SPEEDS.flatMap((baudRate) => PARITIES.map((parity) => ({ baudRate, parity })));

/** Every way to hear at these settings: each clock, with broken bytes taken as they are or dropped. */
function receiversAt(settings: Pick<Receiver, 'baudRate' | 'parity'>): readonly Receiver[] {
  return CLOCKS.flatMap((clockRatio) => [false, true].map((dropsBroken) => ({ ...settings, clockRatio, dropsBroken })));
}

/** Everything that a search sends where nobody answers, which is the most that any device ever hears. */
let everything: UartLine['sent'] = [];
beforeAll(async () => {
  everything = (await searchWith(at(9_600), () => undefined)).line.sent;
  expect(everything.length).toBeGreaterThan(50);
});

/** Lets a device hear all of it in its own way. */
async function hearEverything(receiver: Receiver, attach: (line: UartLine['device']) => unknown): Promise<UartLine> {
  const line = new UartLine('/dev/ttyS9', receiver);
  attach(line.device);
  for (const { bytes, at: sent } of everything) {
    const isSame = sent.baudRate === receiver.baudRate && sent.parity === receiver.parity;
    await line.deviceHears(isSame && receiver.clockRatio === 1 ? bytes : heardBy(bytes, sent, receiver));
  }
  return line;
}

describe('a printer that hears all questions and answers none', () => {
  test.each(SPEEDS.filter((baudRate) => baudRate >= 4_800))('prints nothing at %i baud', async (baudRate) => {
    for (const receiver of receiversAt({ baudRate, parity: 'none' })) {
      const clock = new FakeClock();
      const printer = new EscposSimulator({ clock, startsInChinese: true, hasPresenter: true });
      const line = await hearEverything(receiver, (device) => printer.attach(device));
      expect(printer.papers()).toEqual([]);
      expect(printer.uncut().rows).toEqual([]);
      // The next slip begins as the driver begins it, and nothing of the search stands on it.
      const slip = [0x1b, 0x40, 0x1c, 0x2e, 0x1d, 0x61, 0x00, ...Buffer.from('RECEIPT'), 0x0a, 0x1d, 0x56, 0x00];
      await line.deviceHears(Uint8Array.from(slip));
      expect(printer.papers().map(({ text }) => text.map((words) => words.trim()))).toEqual([['RECEIPT']]);
    }
  });

  // No driver of ours can print on them: lines of letters that make no sense, and nothing else.
  test.each(ANY_SPEED.filter(({ baudRate, parity }) => baudRate < 4_800 || parity === 'even'))(
    'cuts and presents nothing at $baudRate baud, parity $parity',
    async ({ baudRate, parity }) => {
      for (const receiver of receiversAt({ baudRate, parity })) {
        const printer = new EscposSimulator({ clock: new FakeClock(), hasPresenter: true });
        await hearEverything(receiver, (device) => printer.attach(device));
        expect(printer.papers()).toEqual([]);
        expect(printer.isTicketWaiting).toBe(false);
        expect(printer.uncut().text.length).toBeLessThan(10);
      }
    },
  );
});

describe.each(ANY_SPEED)('a device that hears all questions at $baudRate baud, parity $parity', (settings) => {
  test.each(['frames', 'words', 'ff', 'd0'] as const)('closes no contact (LCUS, %s)', async (dialect) => {
    for (const receiver of receiversAt(settings)) {
      const board = new LcusSimulator({ clock: new FakeClock(), dialect });
      await hearEverything(receiver, (device) => board.attach(device));
      expect(board.changes()).toEqual([]);
      expect(board.commands().filter(({ operation }) => operation !== 'query')).toEqual([]);
    }
  });

  test.each([1, 2, 3, 16, 247])('writes nothing (Modbus, address %i)', async (address) => {
    for (const receiver of receiversAt(settings)) {
      const board = new ModbusBoardSimulator({ clock: new FakeClock(), address });
      await hearEverything(receiver, (device) => board.attach(device));
      expect(board.changes()).toEqual([]);
      expect(board.requests().filter(({ code }) => code !== 1 && code !== 2)).toEqual([]);
    }
  });

  test('draws in no note, and does not move (CCNET)', async () => {
    for (const receiver of receiversAt(settings)) {
      const unit = new CcnetSimulator({ clock: new FakeClock() });
      await hearEverything(receiver, (device) => unit.attach(device));
      expect(unit.enabledBills()).toEqual([]);
      expect(unit.commands().filter(({ byte }) => byte !== commandBytes.identification)).toEqual([]);
    }
  });
});

describe.each(ANY_SPEED)('a device that answers at $baudRate baud, parity $parity', (settings) => {
  const { baudRate, parity } = settings;
  const isPlain = parity === 'none';

  test('is a printer or nothing', async () => {
    const printers: EscposSimulator[] = [];
    const { outcome } = await searchWith(settings, (line, clock) => {
      const printer = new EscposSimulator({ clock });
      printer.attach(line);
      printers.push(printer);
    });
    expect(printers[0]?.uncut().text.length).toBeLessThan(10);
    if (isPlain && baudRate >= 4_800) expect(printers[0]?.uncut().rows).toEqual([]);
    expect(kindsOf(outcome)).toEqual(isPlain && baudRate >= 4_800 ? ['printer'] : []);
  });

  test('is an acceptor or nothing', async () => {
    const units: CcnetSimulator[] = [];
    const { outcome } = await searchWith(settings, (line, clock) => {
      const unit = new CcnetSimulator({ clock });
      unit.attach(line);
      units.push(unit);
    });
    expect(units[0]?.enabledBills()).toEqual([]);
    expect(kindsOf(outcome)).toEqual(isPlain && (baudRate === 9_600 || baudRate === 19_200) ? ['billAcceptor'] : []);
  });

  test('is an LCUS board or nothing', async () => {
    const boards: LcusSimulator[] = [];
    const { outcome } = await searchWith(settings, (line, clock) => {
      const board = new LcusSimulator({ clock });
      board.attach(line);
      boards.push(board);
    });
    expect(boards[0]?.changes()).toEqual([]);
    expect(kindsOf(outcome)).toEqual(isPlain && baudRate === 9_600 ? ['relay'] : []);
  });

  test('is a Modbus board or nothing', async () => {
    const boards: ModbusBoardSimulator[] = [];
    const { outcome } = await searchWith(settings, (line, clock) => {
      const board = new ModbusBoardSimulator({ clock });
      board.attach(line);
      boards.push(board);
    });
    expect(boards[0]?.changes()).toEqual([]);
    const usual = isPlain ? [9_600, 19_200, 38_400, 115_200] : [9_600, 19_200];
    expect(kindsOf(outcome)).toEqual(usual.includes(baudRate) ? ['relay', 'dropSensor'] : []);
  });
});

function kindsOf(outcome: Awaited<ReturnType<typeof searchWith>>['outcome']): readonly string[] {
  return outcome.kind === 'found' ? outcome.devices.map(({ kind }) => kind) : [];
}
