import { join } from 'node:path';
import { apiPaySchema, type ApiPaySettings } from '../../../app/config/api-pay.ts';
import { SANDBOX_APIPAY_KEY, SANDBOX_FILES } from '../../../app/ipc/sandbox-files.ts';
import type { PaymentConnection, PaymentFailure } from '../../../app/payment/provider.ts';
import { problem } from '../../../app/problem.ts';
import { err, type Result } from '../../../app/result.ts';
import { openAddressStore } from '../https/address-store.ts';
import type { PaymentService } from '../port/service.ts';
import type { WebLinkParts } from '../web/web-link.ts';
import { apiPayCapabilities } from './capabilities.ts';
import { ApiPayProvider } from './provider.ts';

/** Where the stand-in of a demonstration is. */
interface SandboxPlace {
  /** The sandbox's folder, with the key and the certificates. */
  readonly dir: string;
  /** Of this machine, the same after each start of the sandbox. */
  readonly port: number;
  /** Whether it listens; before its first start there is no key either. */
  readonly isReady: () => boolean;
}

/** ApiPay's stand-in of a demonstration. Its sales are bound to no account. */
export function sandboxApiPay({ dir, port, isReady }: SandboxPlace): PaymentService {
  const settings = apiPaySchema.parse({
    baseUrl: `https://127.0.0.1:${String(port)}/api`,
    apiKeyFile: join(dir, SANDBOX_APIPAY_KEY),
    caFiles: [join(dir, SANDBOX_FILES.rootCa), join(dir, SANDBOX_FILES.intermediateCa)],
  });
  return {
    capabilities: { ...apiPayCapabilities(settings), binding: 'demo apipay' },
    open: ({ clock, dataDirectory, log, redactor }) => {
      const addresses = openAddressStore(dataDirectory);
      return Promise.resolve(new DemoProvider(settings, { clock, log, redactor, addresses }, isReady));
    },
    openForQuestions: () => Promise.resolve(null),
  };
}

/** A sandbox that is being started is a service that does not answer, not one with a missing key. */
class DemoProvider extends ApiPayProvider {
  readonly #isReady: () => boolean;

  constructor(settings: ApiPaySettings, parts: WebLinkParts, isReady: () => boolean) {
    super(settings, parts);
    this.#isReady = isReady;
  }

  override connect(): Promise<Result<PaymentConnection, PaymentFailure>> {
    if (this.#isReady()) return super.connect();
    return Promise.resolve(err({ action: 'retry', problem: problem('server-silent'), code: 'sandbox-gone' }));
  }
}
