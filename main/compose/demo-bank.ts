import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { sandboxApiPay } from '../payments/apipay/sandbox-service.ts';
import { sandboxService } from '../payments/kaspi/sandbox-service.ts';
import type { PaymentService } from '../payments/port/service.ts';
import { SandboxKeeper } from './sandbox-keeper.ts';
import { startSandboxProcess } from './sandbox-link.ts';

/** The payment services of demo mode, and the process of their sandbox. */
export interface DemoBank {
  readonly sandbox: SandboxKeeper;
  readonly services: readonly PaymentService[];
}

/** What the sandbox is started with. */
interface DemoBankPorts {
  readonly program: string;
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Starts the sandbox, and starts it again whenever it ends. Its files are in the data directory, because generating
 * certificates takes seconds. Each start listens at the same address.
 */
export async function startDemoBank({ program, dataDirectory, clock, log }: DemoBankPorts): Promise<DemoBank> {
  const dir = join(dataDirectory, 'sandbox');
  const [port, apiPayPort] = await Promise.all([freePort(), freePort()]);
  const sandbox = new SandboxKeeper({
    start: (limitMs) =>
      startSandboxProcess(
        program,
        {
          dir,
          port,
          apiPayPort,
          // Short waits for the audience; the delay leaves time to see the screen before the QR.
          behaviour: { pollingIntervalS: 1 },
          delays: { 'qr/create': 900 },
        },
        limitMs,
      ),
    clock,
    log,
  });
  await sandbox.start();
  const isReady = (): boolean => sandbox.isReady;
  const services = [sandboxService({ dir, port, isReady }), sandboxApiPay({ dir, port: apiPayPort, isReady })];
  return { sandbox, services };
}

/** A port that nobody listens at. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      server.close(() => {
        resolve(port);
      });
    });
  });
}
