import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { FromSandbox } from '../../../app/ipc/sandbox-process.ts';
import type { PaymentService } from '../port/service.ts';
import { kaspiCapabilities } from './capabilities.ts';
import { openDeviceStore } from './device-store.ts';
import { KaspiProvider } from './provider.ts';

/** The sandbox of a demonstration. Its sales are bound to no contract. */
export function sandboxService({
  baseUrl,
  files,
}: Pick<Extract<FromSandbox, { kind: 'ready' }>, 'baseUrl' | 'files'>): PaymentService {
  const settings: KaspiSettings = {
    scheme: 'standard',
    baseUrl,
    deviceId: 'KIOSK-DEMO',
    certificate: { pfxFile: files.pfx, passphraseFile: files.passphrase },
    caFiles: [files.rootCa, files.intermediateCa],
  };
  return {
    capabilities: { ...kaspiCapabilities(settings), binding: 'demo' },
    // No installed certificate: a real one has no business in a demonstration.
    open: ({ dataDirectory, log, redactor, clock }) =>
      Promise.resolve(new KaspiProvider(settings, { store: openDeviceStore(dataDirectory), log, redactor, clock })),
    openForQuestions: () => Promise.resolve(null),
  };
}
