import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CcnetSimulator } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { DevicePty } from '../../../support/lines/device-pty.ts';
import { ACCEPTOR, DevicesMachine, TEXT } from './harness.ts';

test('a device on a real line is found and taken over by one touch; comments stay, the intent is on record first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-ports-'));
  const unit = new CcnetSimulator({ clock: systemClock });
  const line = await DevicePty.open(9_600, (port) => unit.attach(port));
  await symlink(await realpath(line.path), join(folder, 'socket'));
  process.env['SAUDA_PORTS_FOLDER'] = folder;
  const machine = await new DevicesMachine().atDoor();
  try {
    machine.touchDoor({ kind: 'find' });
    await machine.search();
    const path = join(folder, 'socket');
    const port = machine.door.ports.find((one) => one.path === path);
    expect(port?.found).toMatchObject([{ device: { kind: 'billAcceptor', driver: 'ccnet' }, doubts: [] }]);
    expect(machine.door).toMatchObject({ isSearching: false, isSearched: true });

    machine.touchDoor({ kind: 'take', path, index: 0 });
    // A second touch meanwhile means nothing.
    machine.touchDoor({ kind: 'take', path, index: 0 });
    expect(machine.told().map(({ kind }) => kind)).toEqual(['settings-intended']);
    expect(machine.text).toBe(TEXT);
    await machine.carryOut();
    expect(machine.text).toContain('# What is inside.');
    expect(machine.text).toContain('# the upper board');
    expect(machine.text).toMatch(/billAcceptor:/);
    expect(machine.told().map(({ kind }) => kind)).toEqual(['settings-intended', 'settings-changed']);
    expect(machine.door).toMatchObject({ notice: { kind: 'taken' }, needsRestart: true });
    const after = machine.door.ports.find((one) => one.path === path);
    expect(after?.found).toMatchObject([{ doubts: ['set-up'] }]);

    machine.touchDoor({ kind: 'undo' });
    await machine.carryOut();
    expect(machine.text).toBe(TEXT);

    machine.touchDoor({ kind: 'restart' });
    machine.touchDoor({ kind: 'restart' });
    await machine.carryOut();
    expect(machine.ends).toEqual(['restart']);
    expect(unit.enabledBills()).toEqual([]);
  } finally {
    delete process.env['SAUDA_PORTS_FOLDER'];
    machine.dispose();
    await line.dispose();
    await rm(folder, { recursive: true });
  }
});

test('a device of the same driver changes its port and speed alone', async () => {
  const machine = await new DevicesMachine(
    `version: 1\nperipherals:\n  billAcceptor:\n    driver: ccnet\n    port: /dev/old   # upper USB\n    restMs: 50\n`,
  ).atDoor();
  machine.find({ '/dev/serial/by-path/two': [ACCEPTOR] });
  expect(machine.door.ports[0]?.found[0]?.doubts).toEqual(['replaces']);
  machine.touchDoor({ kind: 'take', path: '/dev/serial/by-path/two', index: 0 });
  await machine.carryOut();
  expect(machine.text).toContain('port: /dev/serial/by-path/two   # upper USB');
  expect(machine.text).toContain('restMs: 50');
  expect(machine.text).toContain('baudRate: 19200');
  machine.dispose();
});
