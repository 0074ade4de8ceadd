import { isDeepStrictEqual } from 'node:util';
import type { BrowserWindow } from 'electron';
import { type BenchDevice, type BenchView, benchContract } from '../../app/ipc/contract.ts';
import type { Log } from '../../app/log/events.ts';
import type { Workbench } from '../compose/compose.ts';
import { pushTo, serveContract } from '../ipc/serve.ts';
import { BenchValidator } from './bench-acceptor.ts';
import { BenchBank } from './bench-bank.ts';
import { BenchMachine } from './bench-machine.ts';
import { BenchPaperTray } from './bench-printer.ts';
import { BenchSensor } from './bench-sensor.ts';

/**
 * The interval at which the acceptor's state is read, because the simulator reports neither its slot nor a note's
 * movement.
 */
const LOOK_EVERY_MS = 100;

/** The simulated devices on the bench; null where one is real or absent. */
interface Things {
  readonly bank: BenchBank;
  readonly machine: BenchMachine | null;
  readonly sensor: BenchSensor | null;
  readonly validator: BenchValidator | null;
  readonly printer: BenchPaperTray | null;
}

/** Serves the bench's window: it operates the customer's phone, the simulated devices and their cables. */
export function serveBench(window: BrowserWindow, workbench: Workbench, log: Log): void {
  let shown: BenchView | null = null;
  const push = (): void => {
    shown = viewOf(things);
    pushTo(window, benchContract, 'bench', shown);
  };
  const pushPapers = (): void => {
    if (things.printer !== null) pushTo(window, benchContract, 'papers', things.printer.papers());
  };
  const things = thingsOf(workbench, push, pushPapers);
  const looking = setInterval(() => {
    if (!isDeepStrictEqual(viewOf(things), shown)) push();
  }, LOOK_EVERY_MS);
  window.on('closed', () => clearInterval(looking));
  const { bank, machine, validator, printer } = things;
  /** Runs a person's action and pushes the new state at once. */
  const then = (act: () => void): void => {
    act();
    push();
  };
  serveContract(
    benchContract,
    {
      ready(): void {
        push();
        pushPapers();
      },
      phone: ({ action }) => bank.phone(action),
      cable: ({ plugged }) => then(() => bank.plugCable(plugged)),
      plug: ({ device, plugged }) => then(() => deviceOf(things, device)?.plug(plugged)),
      stuck: ({ channel, stuck }) => then(() => machine?.setStuck(channel, stuck)),
      insert: ({ tenge }) => then(() => validator?.insert(tenge)),
      acceptorFault: ({ fault, on }) => then(() => validator?.setFault(fault, on)),
      printerFault: ({ fault, on }) => then(() => printer?.setFault(fault, on)),
    },
    { window, devServer: process.env['SAUDA_DEV_SERVER'] ?? null, log },
  );
}

function thingsOf(
  { catalogue, sandbox, relay, sensor, acceptor, printer }: Workbench,
  push: () => void,
  pushPapers: () => void,
): Things {
  return {
    bank: new BenchBank(sandbox, push),
    machine: relay === null ? null : new BenchMachine(relay, catalogue, push),
    sensor: sensor === null ? null : new BenchSensor(sensor),
    validator: acceptor === null ? null : new BenchValidator(acceptor, push),
    printer: printer === null ? null : new BenchPaperTray(printer, pushPapers),
  };
}

function viewOf({ bank, machine, sensor, validator, printer }: Things): BenchView {
  return {
    ...bank.view(),
    relay: machine?.view() ?? null,
    sensor: sensor?.view() ?? null,
    acceptor: validator?.view() ?? null,
    printer: printer?.view() ?? null,
  };
}

function deviceOf(
  { machine, sensor, validator, printer }: Things,
  device: BenchDevice,
): { plug(plugged: boolean): void } | null {
  switch (device) {
    case 'relay':
      return machine;
    case 'sensor':
      return sensor;
    case 'acceptor':
      return validator;
    case 'printer':
      return printer;
  }
}
