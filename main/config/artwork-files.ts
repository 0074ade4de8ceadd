import { statSync } from 'node:fs';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Log } from '../../app/log/events.ts';
import { NO_ARTWORK, type Artwork } from '../../app/session/state/artwork.ts';
import { headOfFile } from '../files/head-of-file.ts';
import { pictureSize } from '../files/picture-size.ts';
import { pictureFile } from './operator-pictures.ts';

/** The path below `app://kiosk` at which the customer's page finds the payment service's official pictures. */
export const ARTWORK_PATH = '/artwork/';
const ARTWORK_ADDRESS = `app://kiosk${ARTWORK_PATH}`;

/** Their names without the extension: the words above the code, its icon, and the badges of Kaspi's methods. */
const LOGO = 'logo';
const ICON = 'icon';
const METHODS = ['gold', 'red', 'loan'] as const;
const EXTENSIONS = ['svg', 'png', 'webp', 'jpg'] as const;

const MOST_BYTES = 1_000_000;
/** Fewer pixels would be a blur in the middle of a code of 60 mm. */
const LEAST_ICON_PIXELS = 96;
/** An icon that is not square would cover more of the code in one direction than the rules allow. */
const LARGEST_ICON_RATIO = 1.05;

/**
 * The payment service's official pictures from the operator's folder. One that cannot be used is named in the log, and
 * words stand in its place.
 */
export function artworkFiles({ display: { artwork: folder } }: Pick<KioskConfig, 'display'>, log: Log): Artwork {
  if (folder === undefined) return NO_ARTWORK;
  const warn = (file: string, warning: string): void => {
    log.write('warning', 'config-warning', { key: 'display.artwork', file, warning });
  };
  const address = (stem: string): string | null => {
    const name = EXTENSIONS.map((extension) => `${stem}.${extension}`).find((one) => pictureFile(folder, one) !== null);
    if (name === undefined) return null;
    const fault = faultOf(folder, name, stem === ICON);
    if (fault !== null) warn(name, fault);
    return fault === null ? ARTWORK_ADDRESS + name : null;
  };
  const methods = METHODS.flatMap((method) => {
    const found = address(method);
    return found === null ? [] : [[method, found] as const];
  });
  const artwork: Artwork = { logo: address(LOGO), icon: address(ICON), methods: Object.fromEntries(methods) };
  if (artwork.logo === null && artwork.icon === null && methods.length === 0)
    warn(
      folder,
      `none of ${[LOGO, ICON, ...METHODS].join(', ')} (${EXTENSIONS.join(', ')}) can be used: words are shown`,
    );
  return artwork;
}

/** In words, why a picture is not used; null for a good one. */
function faultOf(folder: string, name: string, isIcon: boolean): string | null {
  try {
    const file = pictureFile(folder, name);
    if (file === null) return 'is not a picture of this folder';
    if (statSync(file).size > MOST_BYTES) return `is not shown: larger than ${String(MOST_BYTES / 1_000_000)} MB`;
    const bytes = headOfFile(file, MOST_BYTES);
    const size = name.endsWith('.svg') ? drawingSize(bytes.toString('utf8')) : pictureSize(bytes);
    if (size === null) return 'is not shown: its content is not that of an SVG, PNG, WebP or JPEG picture with a size';
    if (!isIcon) return null;
    const { width, height } = size;
    if (Math.max(width, height) / Math.min(width, height) > LARGEST_ICON_RATIO)
      return 'is not shown: the icon in the middle of the code has to be square';
    if (!name.endsWith('.svg') && Math.min(width, height) < LEAST_ICON_PIXELS)
      return `is not shown: an icon needs ${String(LEAST_ICON_PIXELS)} by ${String(LEAST_ICON_PIXELS)} pixels or more`;
    return null;
  } catch {
    return 'is not shown: it cannot be read';
  }
}

/** The size of an SVG by its first element's `viewBox`, or by `width` and `height`; null for anything else. */
function drawingSize(text: string): { readonly width: number; readonly height: number } | null {
  const [, attributes] =
    /^\uFEFF?\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg\b([^>]*)>/i.exec(text) ?? [];
  if (attributes === undefined) return null;
  const [, , , boxWidth, boxHeight] =
    /\bviewBox\s*=\s*["']\s*([-\d.]+)[\s,]+([-\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)\s*["']/.exec(attributes) ?? [];
  const [, ownWidth] = /\bwidth\s*=\s*["']\s*([\d.]+)/.exec(attributes) ?? [];
  const [, ownHeight] = /\bheight\s*=\s*["']\s*([\d.]+)/.exec(attributes) ?? [];
  const [width, height] = [Number(boxWidth ?? ownWidth), Number(boxHeight ?? ownHeight)];
  return width > 0 && height > 0 ? { width, height } : null;
}
