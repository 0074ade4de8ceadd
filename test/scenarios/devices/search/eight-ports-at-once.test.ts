import { spawn } from 'node:child_process';
import { mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { CcnetSimulator } from '../../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { ModbusBoardSimulator } from '../../../../drivers/modbus/simulator/board.ts';
import { EscposSimulator } from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import { LcusSimulator } from '../../../../drivers/relay/lcus/simulator/simulator.ts';
import { portsCommand } from '../../../../main/cli/ports/command.ts';
import { type Attach, DevicePty } from '../../../support/lines/device-pty.ts';
import { runAsTyped } from '../../../support/run-command.ts';

const line = z.looseObject({ path: z.string(), search: z.looseObject({ kind: z.string() }) });

/** Devices at the far ends of real lines; what they did can be looked at afterwards. */
function devices() {
  const clock = systemClock;
  return {
    unit: new CcnetSimulator({ clock }),
    printer: new EscposSimulator({ clock, information: { 67: 'TM-T88V' } }),
    board: new LcusSimulator({ clock, channelCount: 4 }),
    bus: new ModbusBoardSimulator({ clock, coils: 16 }),
  };
}

/** A program of somebody else that has opened and locked a port. */
async function otherProgram(path: string): Promise<{ readonly name: string; end: () => void }> {
  const script = `new (require('serialport').SerialPort)({ path: process.argv[1], baudRate: 9600 }, () => console.log('open')); setTimeout(() => {}, 120_000)`;
  const other = spawn(process.execPath, ['-e', script, path], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => other.stdout.once('data', resolve));
  return { name: `${basename(await realpath(process.execPath))} (${String(other.pid)})`, end: () => void other.kill() };
}

test('eight ports at once, each with another device, are each told as what they are, and nothing moves', async () => {
  const { unit, printer, board, bus } = devices();
  const ends: Readonly<Record<string, Attach>> = {
    acceptor: (port) => unit.attach(port),
    printer: (port) => printer.attach(port),
    relay: (port) => board.attach(port),
    modbus: (port) => bus.attach(port),
    silent: () => undefined,
    echo: (port) => port.onBytes((bytes) => void port.write(bytes)),
    talker(port) {
      const talk = setInterval(() => void port.write(Uint8Array.of(0x55, 0xaa, 0x12)), 50);
      return () => {
        clearInterval(talk);
      };
    },
    held: () => undefined,
  };
  const folder = await mkdtemp(join(tmpdir(), 'sauda-search-'));
  const lines: DevicePty[] = [];
  for (const [name, attach] of Object.entries(ends)) {
    const pty = await DevicePty.open(9_600, attach);
    lines.push(pty);
    await symlink(await realpath(pty.path), join(folder, name));
  }
  const other = await otherProgram(join(folder, 'held'));
  process.env['SAUDA_PORTS_FOLDER'] = folder;
  try {
    const ran = await runAsTyped(portsCommand, ['--find', '--json'], (console) => console);
    const rows = ran.out
      .trimEnd()
      .split('\n')
      .map((row) => line.parse(JSON.parse(row)));
    const found = new Map(rows.map(({ path, search }) => [basename(path), search]));
    expect(found.get('acceptor')).toMatchObject({
      kind: 'found',
      devices: [{ kind: 'billAcceptor', driver: 'ccnet', settings: {}, identity: { serialNumber: '21KC70012345' } }],
    });
    // These lines carry every speed, so a late answer is heard at the next one that is tried.
    expect(found.get('printer')).toMatchObject({
      kind: 'found',
      devices: [{ kind: 'printer', settings: { model: 'TM-T88V' } }],
    });
    expect(found.get('relay')).toMatchObject({ kind: 'found', devices: [{ identity: { model: 'LCUS-4' } }] });
    expect(found.get('modbus')).toMatchObject({
      kind: 'found',
      devices: [{ kind: 'relay', settings: { address: 1, channels: 16 } }, { kind: 'dropSensor' }],
    });
    expect(found.get('silent')).toEqual({ kind: 'silent' });
    expect(found.get('echo')).toEqual({ kind: 'silent' });
    expect(found.get('talker')).toEqual({ kind: 'talks' });
    expect(found.get('held')).toEqual({ kind: 'held', holder: other.name, stop: null });
    // Nothing has moved.
    expect(unit.enabledBills()).toEqual([]);
    expect(printer.uncut().rows).toEqual([]);
    expect([...board.changes(), ...bus.changes()]).toEqual([]);
  } finally {
    delete process.env['SAUDA_PORTS_FOLDER'];
    other.end();
    for (const pty of lines) await pty.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});
