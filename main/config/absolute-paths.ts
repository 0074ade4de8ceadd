import { resolve } from 'node:path';
import type { KioskConfig } from '../../app/config/config.ts';
import { fleetFiles } from '../../app/config/fleet.ts';
import { withPaymentFiles } from '../../app/config/payment.ts';

/** Resolves relative paths against `base`, the folder of the file; ports are unchanged. */
export function withAbsolutePaths(config: KioskConfig, base: string): KioskConfig {
  const { picturesDirectory } = config.display;
  const pictures = picturesDirectory === undefined ? {} : { picturesDirectory: resolve(base, picturesDirectory) };
  const { attract } = config.display;
  const loop = attract?.folder === undefined ? {} : { attract: { ...attract, folder: resolve(base, attract.folder) } };
  const artwork = config.display.artwork === undefined ? {} : { artwork: resolve(base, config.display.artwork) };
  const { sounds } = config.display;
  const recordings =
    sounds?.folder === undefined ? {} : { sounds: { ...sounds, folder: resolve(base, sounds.folder) } };
  const payment =
    config.payment === undefined ? {} : { payment: withPaymentFiles(config.payment, (file) => resolve(base, file)) };
  const { updates } = config;
  const authorities =
    updates?.caFiles === undefined ? {} : { caFiles: updates.caFiles.map((file) => resolve(base, file)) };
  const fleet = config.fleet === undefined ? {} : { fleet: fleetFiles(config.fleet, (file) => resolve(base, file)) };
  const { folder } = config.export;
  const exchange = folder === undefined ? {} : { folder: resolve(base, folder) };
  return {
    ...config,
    ...payment,
    ...fleet,
    display: { ...config.display, ...pictures, ...loop, ...artwork, ...recordings },
    export: { ...config.export, ...exchange },
    ...(updates === undefined ? {} : { updates: { ...updates, ...authorities } }),
  };
}
