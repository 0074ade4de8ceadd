import { join } from 'node:path';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { SANDBOX_FILES } from '../../../app/ipc/sandbox-files.ts';
import type { PaymentConnection, PaymentFailure } from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';
import { err, type Result } from '../../../app/result.ts';
import type { PaymentService } from '../port/service.ts';
import { kaspiCapabilities } from './capabilities.ts';
import { openDeviceStore } from './device-store.ts';
import { KaspiProvider, type ProviderParts } from './provider.ts';

/** Where the sandbox of a demonstration is. */
interface SandboxPlace {
  /** Its folder, with the certificates. */
  readonly dir: string;
  /** Of this machine, the same after each start of the sandbox. */
  readonly port: number;
  /** Whether it listens; before its first start there are no certificates either. */
  readonly isReady: () => boolean;
}

/** The sandbox of a demonstration. Its sales are bound to no contract. */
export function sandboxService({ dir, port, isReady }: SandboxPlace): PaymentService {
  const settings: KaspiSettings = {
    scheme: 'standard',
    baseUrl: `https://127.0.0.1:${String(port)}/r2/v01`,
    deviceId: 'KIOSK-DEMO',
    certificate: {
      pfxFile: join(dir, SANDBOX_FILES.pfx),
      passphraseFile: join(dir, SANDBOX_FILES.passphrase),
    },
    caFiles: [join(dir, SANDBOX_FILES.rootCa), join(dir, SANDBOX_FILES.intermediateCa)],
  };
  return {
    capabilities: { ...kaspiCapabilities(settings), binding: 'demo' },
    // No installed certificate: a real one has no business in a demonstration.
    open: ({ dataDirectory, log, redactor, clock }) =>
      Promise.resolve(
        new DemoProvider(settings, { store: openDeviceStore(dataDirectory), log, redactor, clock }, isReady),
      ),
    openForQuestions: () => Promise.resolve(null),
  };
}

/** A sandbox that is being started is a bank that does not answer, not one with missing files. */
class DemoProvider extends KaspiProvider {
  readonly #isReady: () => boolean;

  constructor(settings: KaspiSettings, parts: ProviderParts, isReady: () => boolean) {
    super(settings, parts);
    this.#isReady = isReady;
  }

  override connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    if (this.#isReady()) return super.connect();
    return Promise.resolve(err({ action: 'retry', problem: problem('server-silent'), code: 'sandbox-gone' }));
  }
}
