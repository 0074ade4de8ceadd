import { realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Product } from '../../app/config/schema.ts';
import type { Log } from '../../app/log/events.ts';

/** The path below `app://kiosk` at which the customer's page finds the operator's pictures. */
export const PICTURES_PATH = '/operator/';
const PICTURES_ADDRESS = `app://kiosk${PICTURES_PATH}`;
const IS_PICTURE = /\.(png|webp|jpe?g|svg)$/i;

/** Whether a file's name is that of a picture. */
export function isPicture(name: string): boolean {
  return IS_PICTURE.test(name);
}

/** Where the customer's page finds a picture of the operator. */
export function pictureAddress(name: string): string {
  return PICTURES_ADDRESS + name.split('/').map(encodeURIComponent).join('/');
}

/** The picture's real path, or null if it is missing, is not a picture, or is outside the folder, also by a link. */
export function pictureFile(directory: string, name: string): string | null {
  try {
    const root = realpathSync(directory);
    const file = realpathSync(resolve(root, name));
    return file.startsWith(root + sep) && IS_PICTURE.test(file) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

/**
 * Replaces the names of the operator's files by addresses. A missing file is a warning, and the product shows the
 * built-in box.
 */
export function withPictures(config: KioskConfig, log: Log): KioskConfig {
  const { picturesDirectory } = config.display;
  const catalogue = config.catalogue.map((product, index): Product => {
    const { picture } = product;
    if (picture === undefined || !isPicture(picture)) return product;
    if (picturesDirectory !== undefined && pictureFile(picturesDirectory, picture) !== null) {
      return { ...product, picture: pictureAddress(picture) };
    }
    const warning =
      picturesDirectory === undefined
        ? 'display.picturesDirectory is not set'
        : `no such picture in ${picturesDirectory}`;
    log.write('warning', 'config-warning', { key: `catalogue.${String(index)}.picture`, file: picture, warning });
    return product;
  });
  return { ...config, catalogue };
}
