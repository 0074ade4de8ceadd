import { join } from 'node:path';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { sandboxService } from '../payments/kaspi/sandbox-service.ts';
import type { PaymentService } from '../payments/port/service.ts';
import { type SandboxLink, startSandboxProcess } from './sandbox-link.ts';

/** The payment service of demo mode, and the process of its sandbox. */
export interface DemoBank {
  readonly sandbox: SandboxLink;
  readonly service: PaymentService;
}

/** Starts the sandbox. Its files are in the data directory, because generating certificates takes seconds. */
export async function startDemoBank(program: string, dataDirectory: string): Promise<Result<DemoBank, Problem>> {
  const started = await startSandboxProcess(program, {
    dir: join(dataDirectory, 'sandbox'),
    // Short waits for the audience; the delay leaves time to see the screen before the QR.
    behaviour: { pollingIntervalS: 1 },
    delays: { 'qr/create': 900 },
  });
  if (!started.ok) return err(problem('internal-error', { detail: started.error }));
  const sandbox = started.value;
  return ok({ sandbox, service: sandboxService(sandbox.ready) });
}
