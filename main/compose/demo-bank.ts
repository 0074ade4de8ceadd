import { join } from 'node:path';
import type { KaspiSettings } from '../../app/config/schema.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { type SandboxLink, startSandboxProcess } from './sandbox-link.ts';

/** The stand-in for Kaspi, and how the kiosk reaches it. */
export interface DemoBank {
  readonly sandbox: SandboxLink;
  readonly settings: KaspiSettings;
}

/** Starts the stand-in; its files lie in the data directory, because making certificates takes seconds. */
export async function startDemoBank(program: string, dataDirectory: string): Promise<Result<DemoBank, Problem>> {
  const started = await startSandboxProcess(program, {
    dir: join(dataDirectory, 'sandbox'),
    // A demonstration should not make its audience wait; the delay lets them see the screen before the QR.
    behaviour: { pollingIntervalS: 1 },
    delays: { 'qr/create': 900 },
  });
  if (!started.ok) return err(problem('internal-error', { detail: started.error }));
  const sandbox = started.value;
  const { files, baseUrl } = sandbox.ready;
  return ok({
    sandbox,
    settings: {
      scheme: 'standard',
      baseUrl,
      deviceId: 'KIOSK-DEMO',
      certificate: { pfxFile: files.pfx, passphraseFile: files.passphrase },
      caFiles: [files.rootCa, files.intermediateCa],
    },
  });
}
