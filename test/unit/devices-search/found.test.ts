import { describe, expect, test } from 'vitest';
import { CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { ModbusBoardSimulator } from '../../../drivers/modbus/simulator/board.ts';
import { EscposSimulator } from '../../../drivers/printer/escpos/simulator/simulator.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { at, searchWith } from './search-bench.ts';

const nobody = { firmware: null, serialNumber: null };

describe('an acceptor', () => {
  test.each([
    [9_600, {}],
    [19_200, { baudRate: 19_200 }],
  ])('at %i baud is found with its identification', async (baudRate, settings) => {
    const { outcome } = await searchWith(at(baudRate), (line, clock) => new CcnetSimulator({ clock }).attach(line));
    const identity = { model: 'CashCode SM', firmware: 'SM-KZ1234', serialNumber: '21KC70012345' };
    const device = { kind: 'billAcceptor', driver: 'ccnet', settings, baudRate, identity };
    expect(outcome).toEqual({ kind: 'found', devices: [device] });
  });
});

describe('a printer', () => {
  test.each([9_600, 19_200, 38_400, 115_200])('at %i baud is found', async (baudRate) => {
    const { outcome } = await searchWith(at(baudRate), (line, clock) => new EscposSimulator({ clock }).attach(line));
    const settings = baudRate === 19_200 ? {} : { baudRate };
    const identity = { ...nobody, model: null };
    const device = { kind: 'printer', driver: 'escpos', settings, baudRate, identity };
    expect(outcome).toEqual({ kind: 'found', devices: [device] });
  });

  test('that knows its name is written with it', async () => {
    const information = { 65: '1.07', 67: 'TM-T88V', 68: 'J5MF012345' };
    const { outcome } = await searchWith(at(19_200), (line, clock) =>
      new EscposSimulator({ clock, information }).attach(line),
    );
    const identity = { model: 'TM-T88V', firmware: '1.07', serialNumber: 'J5MF012345' };
    const device = { kind: 'printer', driver: 'escpos', settings: { model: 'TM-T88V' }, baudRate: 19_200, identity };
    expect(outcome).toEqual({ kind: 'found', devices: [device] });
  });

  test('whose name the rules refuse is found without it', async () => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new EscposSimulator({ clock, information: { 67: 'TM-U220' } }).attach(line),
    );
    expect(outcome).toMatchObject({ devices: [{ settings: { baudRate: 9_600 }, identity: { model: 'TM-U220' } }] });
  });

  test('without paper answers all the same', async () => {
    const { outcome } = await searchWith(at(19_200), (line, clock) => {
      const printer = new EscposSimulator({ clock });
      printer.setFault({ kind: 'paper-end' });
      printer.setFault({ kind: 'cover-open' });
      printer.attach(line);
    });
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ kind: 'printer' }] });
  });
});

describe('a relay board', () => {
  test.each([1, 2, 4, 8])('of %i channels is found', async (channelCount) => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new LcusSimulator({ clock, channelCount }).attach(line),
    );
    const identity = { ...nobody, model: `LCUS-${String(channelCount)}` };
    const device = { kind: 'relay', driver: 'lcus', settings: {}, baudRate: 9_600, identity };
    expect(outcome).toEqual({ kind: 'found', devices: [device] });
  });

  test.each(['words', 'ff'] as const)('that answers in words (%s) is found', async (dialect) => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new LcusSimulator({ clock, dialect }).attach(line),
    );
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ kind: 'relay', driver: 'lcus' }] });
  });

  test.each(['frames', 'd0'] as const)('that answers nothing (%s) is not found', async (dialect) => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new LcusSimulator({ clock, dialect, feedback: false }).attach(line),
    );
    expect(outcome).toEqual({ kind: 'silent' });
  });
});

describe('a Modbus board', () => {
  const boards = [
    { baudRate: 9_600, parity: 'none', address: 1, settings: { address: 1 } },
    { baudRate: 9_600, parity: 'none', address: 3, settings: { address: 3 } },
    { baudRate: 19_200, parity: 'none', address: 1, settings: { baudRate: 19_200, address: 1 } },
    { baudRate: 38_400, parity: 'none', address: 1, settings: { baudRate: 38_400, address: 1 } },
    { baudRate: 115_200, parity: 'none', address: 1, settings: { baudRate: 115_200, address: 1 } },
    { baudRate: 19_200, parity: 'even', address: 1, settings: { baudRate: 19_200, parity: 'even', address: 1 } },
    { baudRate: 9_600, parity: 'even', address: 1, settings: { parity: 'even', address: 1 } },
  ] as const;
  test.each(boards)(
    'at $baudRate baud, parity $parity, address $address is found with its inputs',
    async ({ baudRate, parity, address, settings }) => {
      const { outcome } = await searchWith(at(baudRate, parity), (line, clock) =>
        new ModbusBoardSimulator({ clock, address }).attach(line),
      );
      const relay = {
        kind: 'relay',
        driver: 'modbus',
        settings,
        baudRate,
        identity: { ...nobody, model: 'Modbus, 8' },
      };
      const sensor = { ...relay, kind: 'dropSensor', identity: { ...nobody, model: 'Modbus' } };
      expect(outcome).toEqual({ kind: 'found', devices: [relay, sensor] });
    },
  );

  test.each([
    [16, { channels: 16 }],
    [4, { channels: 4 }],
    [2, { channels: 2 }],
    [1, { channels: 1 }],
  ])('with %i outputs is counted', async (coils, settings) => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new ModbusBoardSimulator({ clock, coils }).attach(line),
    );
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ kind: 'relay', settings }, { kind: 'dropSensor' }] });
  });

  test('with inputs alone is a drop sensor', async () => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new ModbusBoardSimulator({ clock, coils: 0, lacks: [1, 5, 15] }).attach(line),
    );
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ kind: 'dropSensor', driver: 'modbus' }] });
  });

  test('behind an adapter that echoes is found', async () => {
    const { outcome } = await searchWith(at(9_600), (line, clock) =>
      new ModbusBoardSimulator({ clock, echoes: true }).attach(line),
    );
    expect(outcome).toMatchObject({ kind: 'found', devices: [{ kind: 'relay' }, { kind: 'dropSensor' }] });
  });
});
