import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { PaymentService, ServiceParts } from '../port/service.ts';
import { type InvoiceChoice, kaspiCapabilities } from './capabilities.ts';
import { openAddressStore, type AddressStore } from '../https/address-store.ts';
import { openDeviceStore, type DeviceStore } from './device-store.ts';
import type { KaspiProvider } from './provider.ts';

/** Kaspi by this contract, under the certificate that counts. */
export function kaspiService(settings: KaspiSettings, choice: InvoiceChoice = {}): PaymentService {
  const openWith = async (store: DeviceStore, addresses: AddressStore, parts: ServiceParts): Promise<KaspiProvider> => {
    const { dataDirectory, log, redactor, clock } = parts;
    // Node's own modules for secure connections are a quarter of what a start loads; the relay begins before them.
    const [{ KaspiProvider }, { openCertificateStore }] = await Promise.all([
      import('./provider.ts'),
      import('../../certificate/store.ts'),
    ]);
    const certificates = openCertificateStore(dataDirectory, await parts.vault());
    return new KaspiProvider(settings, { store, certificates, addresses, log, redactor, clock });
  };
  return {
    capabilities: kaspiCapabilities(settings, choice),
    open: (parts) => openWith(openDeviceStore(parts.dataDirectory), openAddressStore(parts.dataDirectory), parts),
    async openForQuestions(parts) {
      const store = openDeviceStore(parts.dataDirectory);
      const addresses = { ...openAddressStore(parts.dataDirectory), save: () => undefined };
      return store.load(settings) === null ? null : openWith(readOnly(store), addresses, parts);
    },
  };
}

/** What would be registered again is not kept: the device belongs to the running kiosk. */
function readOnly(store: DeviceStore): DeviceStore {
  const nothing = (): Promise<void> => Promise.resolve();
  return { ...store, save: nothing, giveUp: nothing, takeBack: nothing, move: nothing, written: nothing };
}
