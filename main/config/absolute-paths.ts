import { resolve } from 'node:path';
import type { KioskConfig, PaymentSettings } from '../../app/config/config.ts';
import { withKaspiFiles } from '../../app/config/kaspi.ts';

/** Resolves relative paths against `base`, the folder of the file; ports are unchanged. */
export function withAbsolutePaths(config: KioskConfig, base: string): KioskConfig {
  const { picturesDirectory } = config.display;
  const pictures = picturesDirectory === undefined ? {} : { picturesDirectory: resolve(base, picturesDirectory) };
  const payment = config.payment === undefined ? {} : { payment: paymentPaths(config.payment, base) };
  const { folder } = config.export;
  const exchange = folder === undefined ? {} : { folder: resolve(base, folder) };
  return {
    ...config,
    ...payment,
    display: { ...config.display, ...pictures },
    export: { ...config.export, ...exchange },
  };
}

function paymentPaths(payment: PaymentSettings, base: string): PaymentSettings {
  const { kaspi } = payment;
  return kaspi === undefined ? payment : { ...payment, kaspi: withKaspiFiles(kaspi, (file) => resolve(base, file)) };
}
