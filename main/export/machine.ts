import type { KioskConfig } from '../../app/config/config.ts';
import type { EvaMachine } from '../../app/export/eva/settings.ts';

/** What files say of a machine whose configuration nobody named. */
const UNNAMED = 'KIOSK';
const UNKNOWN_MAKER = 'XXX0000001';
const MODEL = 'SAUDA';

/** The machine's name in the names of files: its device at the bank, else the asset number. */
export function machineName(config: KioskConfig | null): string {
  return config?.payment?.kaspi?.deviceId ?? config?.export.evaDts.assetNumber ?? 'kiosk';
}

/** The machine as the receiving system of an audit is to know it. */
export function evaMachine(config: KioskConfig | null, version: string): EvaMachine {
  if (config === null) {
    const unnamed = { sender: UNKNOWN_MAKER, model: MODEL, place: '', assetNumber: UNNAMED, decimals: 2 } as const;
    return { ...unnamed, version, products: [] };
  }
  const { makerCode, serialNumber, model, place, assetNumber, decimals } = config.export.evaDts;
  return {
    sender: makerCode + serialNumber,
    model,
    place: place ?? '',
    assetNumber: assetNumber ?? config.payment?.kaspi?.deviceId ?? UNNAMED,
    decimals,
    version,
    products: config.catalogue.map(({ id, channel, name, priceTiyn, capacity }) => ({
      productId: id,
      channel,
      name,
      priceTiyn,
      capacity: capacity ?? null,
    })),
  };
}
