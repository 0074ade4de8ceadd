import { resolve } from 'node:path';
import type { KioskConfig } from '../../app/config/config.ts';
import { withPaymentFiles } from '../../app/config/payment.ts';

/** Resolves relative paths against `base`, the folder of the file; ports are unchanged. */
export function withAbsolutePaths(config: KioskConfig, base: string): KioskConfig {
  const { picturesDirectory } = config.display;
  const pictures = picturesDirectory === undefined ? {} : { picturesDirectory: resolve(base, picturesDirectory) };
  const payment =
    config.payment === undefined ? {} : { payment: withPaymentFiles(config.payment, (file) => resolve(base, file)) };
  const { folder } = config.export;
  const exchange = folder === undefined ? {} : { folder: resolve(base, folder) };
  return {
    ...config,
    ...payment,
    display: { ...config.display, ...pictures },
    export: { ...config.export, ...exchange },
  };
}
