import type { KioskConfig } from '../../app/config/config.ts';
import { providersOf } from '../../app/config/payment.ts';
import type { EvaMachine } from '../../app/export/eva/settings.ts';

/** Description of the machine in exported files when the command names no configuration. */
const UNNAMED = 'KIOSK';
const UNKNOWN_MAKER = 'XXX0000001';
const MODEL = 'SAUDA';

/** The machine's name in the names of files: its device at the bank, else the asset number. */
export function machineName(config: KioskConfig | null): string {
  return config?.payment?.kaspi?.deviceId ?? config?.export.evaDts.assetNumber ?? 'kiosk';
}

/** The machine as the receiving system of an audit is to know it; `acceptor` is what the running one has said of itself. */
export function evaMachine(
  config: KioskConfig | null,
  version: string,
  acceptor: Partial<NonNullable<EvaMachine['acceptor']>> = {},
): EvaMachine {
  if (config === null) {
    const unnamed = { sender: UNKNOWN_MAKER, model: MODEL, place: '', assetNumber: UNNAMED, decimals: 2 } as const;
    return { ...unnamed, version, services: [], acceptor: null, products: [] };
  }
  const { billAcceptor } = config.peripherals;
  const { makerCode, serialNumber, model, place, assetNumber, decimals } = config.export.evaDts;
  return {
    sender: makerCode + serialNumber,
    model,
    place: place ?? '',
    assetNumber: assetNumber ?? config.payment?.kaspi?.deviceId ?? UNNAMED,
    decimals,
    version,
    services: config.payment === undefined ? [] : providersOf(config.payment),
    acceptor:
      billAcceptor === undefined
        ? null
        : { serialNumber: '', firmware: '', model: billAcceptor.driver.toUpperCase(), ...acceptor },
    products: config.catalogue.map(({ id, channel, name, priceTiyn, capacity }) => ({
      productId: id,
      channel,
      name,
      priceTiyn,
      capacity: capacity ?? null,
    })),
  };
}
