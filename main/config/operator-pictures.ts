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
 * Replaces the names of the operator's files by addresses. A missing file is a warning: the product shows the built-in
 * box, and the operator's name stands in the place of the logo.
 */
export function withPictures(config: KioskConfig, log: Log): KioskConfig {
  const addressOf = (key: string, picture: string): string | null => addressIn(config, key, picture, log);
  const catalogue = config.catalogue.map((product, index): Product => {
    const { picture } = product;
    if (picture === undefined || !isPicture(picture)) return product;
    const address = addressOf(`catalogue.${String(index)}.picture`, picture);
    return address === null ? product : { ...product, picture: address };
  });
  const { logo, ...look } = config.display.look;
  const address = logo === undefined ? null : addressOf('display.look.logo', logo);
  return {
    ...config,
    catalogue,
    display: { ...config.display, look: address === null ? look : { ...look, logo: address } },
  };
}

/** The address of a file in the operator's folder; null, and a line in the log, where there is no such picture. */
function addressIn({ display }: KioskConfig, key: string, picture: string, log: Log): string | null {
  const { picturesDirectory } = display;
  if (picturesDirectory !== undefined && pictureFile(picturesDirectory, picture) !== null)
    return pictureAddress(picture);
  const warning =
    picturesDirectory === undefined
      ? 'display.picturesDirectory is not set'
      : `no such picture in ${picturesDirectory}`;
  log.write('warning', 'config-warning', { key, file: picture, warning });
  return null;
}
