import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ok } from '../../../../app/result.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { createPortOpener } from '../../../../drivers/port/port-opener.ts';
import { createEscposPrinter } from '../../../../drivers/printer/escpos/driver.ts';
import { escposSettings } from '../../../../drivers/printer/escpos/settings.ts';
import { EscposSimulator } from '../../../../drivers/printer/escpos/simulator/simulator.ts';
import type { Printer, PrinterEvent } from '../../../../drivers/printer/printer.ts';
import { documentOf } from '../../../support/lines/printer-line.ts';
import { nextValue } from '../next-value.ts';

const HOST = '127.0.0.1';
const atEnd: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of atEnd.splice(0)) await end();
});

/** A printer behind a TCP port; it takes one host at a time. */
class NetworkPrinter {
  readonly device = new EscposSimulator({ clock: systemClock, flowControl: 'none' });
  readonly #server: Server;
  #socket: Socket | null = null;

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => {
      this.#socket = socket;
      socket.on('error', () => undefined);
      this.device.attach({
        async write(bytes) {
          socket.write(bytes);
          return ok(undefined);
        },
        onBytes(listener) {
          socket.on('data', (bytes) => listener(bytes));
          return () => socket.removeAllListeners('data');
        },
      });
    });
  }

  static async open(port = 0): Promise<NetworkPrinter> {
    const server = createServer();
    const printer = new NetworkPrinter(server);
    await new Promise<void>((resolve) => {
      server.listen(port, HOST, resolve);
    });
    atEnd.push(() => printer.close());
    return printer;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  hangUp(): void {
    this.#socket?.destroy();
  }

  close(): Promise<void> {
    this.hangUp();
    return new Promise((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}

function driverOf(port: string): {
  readonly printer: Printer;
  readonly next: (kind: PrinterEvent['kind']) => Promise<PrinterEvent>;
} {
  const printer = createEscposPrinter(escposSettings.parse({ driver: 'escpos', port, model: 'epson-tm-t88v' }), {
    opener: createPortOpener(systemClock),
    clock: systemClock,
  });
  atEnd.unshift(() => printer.stop());
  return {
    printer,
    next: (kind) =>
      nextValue<PrinterEvent>(
        (listener) => printer.onEvent(listener),
        (event) => event.kind === kind,
      ),
  };
}

test('prints over TCP with its status, and again after the connection was lost', async () => {
  const line = await NetworkPrinter.open();
  const { printer, next } = driverOf(`tcp://${HOST}:${String(line.port)}`);
  const events: PrinterEvent[] = [];
  printer.onEvent((event) => events.push(event));
  const ready = next('status');
  printer.start();
  expect(await ready).toMatchObject({ status: { faults: [], isAssumed: false } });
  expect(await printer.print(documentOf(40))).toEqual({ ok: true, value: undefined });
  expect(line.device.papers()).toHaveLength(1);
  expect(line.device.lostBytes).toBe(0);
  const lost = next('lost');
  const back = next('status');
  line.hangUp();
  await lost;
  await back;
  expect(await printer.print(documentOf(10))).toEqual({ ok: true, value: undefined });
  expect(line.device.papers()).toHaveLength(2);
  // A network has no modem lines, and needs none.
  expect(events.filter(({ kind }) => kind === 'no-flow-control')).toEqual([]);
});

test('the end of its paper is reported', async () => {
  const line = await NetworkPrinter.open();
  line.device.setFault({ kind: 'paper-end' });
  const { printer, next } = driverOf(`tcp://${HOST}:${String(line.port)}`);
  const status = next('status');
  printer.start();
  expect(await status).toMatchObject({ status: { faults: ['paper-end'] } });
  expect(await printer.print(documentOf(3))).toMatchObject({ ok: false, error: { isUntouched: true } });
});

test('a printer that is switched on later is found', async () => {
  const first = await NetworkPrinter.open();
  const { port } = first;
  await first.close();
  const { printer, next } = driverOf(`tcp://${HOST}:${String(port)}`);
  const lost = next('lost');
  const ready = next('status');
  printer.start();
  expect(await lost).toMatchObject({ reason: { kind: 'busy' } });
  await NetworkPrinter.open(port);
  expect(await ready).toMatchObject({ status: { faults: [] } });
});
