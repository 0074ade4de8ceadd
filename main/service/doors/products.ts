import { readdir } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { MAX_PRODUCTS } from '../../../app/config/schema.ts';
import type { FileProduct } from '../../../app/service/doors/products/file-product.ts';
import type { FoundList, ListResult } from '../../../app/service/doors/products/list-state.ts';
import { NEW_PICTURES_FOLDER } from '../../../app/service/doors/products/list-steps.ts';
import type {
  NotTaken,
  ProductsDoor,
  ProductsEffect,
  ProductsFacts,
  ProductsOutcome,
} from '../../../app/service/doors/products/types.ts';
import { err, ok, unreachable, type Result } from '../../../app/result.ts';
import type { ChangeableSettings } from '../../../app/session/state/settings.ts';
import type { ReadConfig } from '../../config/edit/config-editor.ts';
import { isPicture, pictureAddress } from '../../config/operator-pictures.ts';
import { lookOnSticks } from '../../exchange/look-on-sticks.ts';
import { DRAWINGS } from '../../products/drawings.ts';
import { readProductList } from '../../products/read-product-list.ts';
import { readingSticks } from '../../products/read-stick.ts';
import { promisedHash } from '../../products/stick-pictures.ts';
import { channelsOf, commission, pulse, type TrialPorts } from './channel-trial.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** More of an operator's own pictures are not offered. */
const MOST_PICTURES = 100;

/** What may be a list of products. */
const LIST_EXTENSIONS = ['.csv', '.txt', '.tsv'];

/** What the door acts on. */
export type ProductsPorts = Pick<
  ServicePorts,
  'editor' | 'media' | 'configFile' | 'servePictures' | 'clock' | 'log' | 'dispenser'
> & {
  readonly settingsOf: (config: ReadConfig['config']) => ChangeableSettings;
  readonly parts: TrialPorts['parts'] & {
    readonly config: { readonly display: Pick<ServicePorts['parts']['config']['display'], 'picturesDirectory'> };
  };
};

/** Reads the catalogue from the file and writes changes into it; reads lists of products from sticks. */
export function runProducts(ports: ProductsPorts): DoorRunner<ProductsDoor> {
  const { editor } = ports;
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read': {
        const read = await editor.read();
        tell(
          read.ok ? { kind: 'read', facts: await factsOf(read.value, ports) } : { kind: 'unreadable', why: read.error },
        );
        return;
      }
      case 'write':
        tell(await write(effect, ports));
        return;
      case 'undo':
        tell(await outcomeOf(await editor.undo(), { changes: effect.changes, isUndo: true }, ports));
        return;
      case 'look-lists': {
        const { sticks, files, troubles } = await lookOnSticks(ports.media, LIST_EXTENSIONS);
        tell({ kind: 'lists-found', sticks: sticks.map(({ name }) => name), found: files, troubles });
        return;
      }
      case 'read-list':
        tell({ kind: 'list-read', list: effect.list, result: await readOnStick(effect.list, ports) });
        return;
      case 'pulse-channel':
        tell({ kind: 'pulse-ended', channel: effect.channel, pulse: await pulse(effect, ports) });
        return;
      case 'commission':
        await commission(ports);
        return;
      default:
        unreachable(effect);
    }
  };
}

type Write = Extract<ProductsEffect, { readonly kind: 'write' }>;

/** The pictures first: the file names them. One that stays behind without the file does no harm. */
async function write({ changes, pictures }: Write, ports: ProductsPorts): Promise<ProductsOutcome> {
  const taken = await takenPictures(pictures, ports);
  return outcomeOf(taken.ok ? await ports.editor.change(changes) : taken, { changes, isUndo: false }, ports);
}

async function takenPictures(pictures: Write['pictures'], ports: ProductsPorts): Promise<Result<void, NotTaken>> {
  if (pictures.length === 0) return ok(undefined);
  const read = await ports.editor.read();
  if (!read.ok) return read;
  const folder = picturesFolder(read.value.config, ports) ?? newPicturesFolder(ports);
  const gone = (file: string): Result<void, NotTaken> => err({ kind: 'picture-gone', file });
  if (folder === null) return gone('');
  const copied = await ports.media.do<'pictures'>({
    kind: 'pictures',
    pictures: pictures.map((picture) => ({ from: picture.path, to: picture.name, sha256: promisedHash(picture) })),
    folder,
  });
  // A stick that answers nothing is one that cannot be read.
  if (!copied.ok) return gone(basename(pictures[0]?.path ?? ''));
  if (copied.value.ok) return ok(undefined);
  const { file, detail } = copied.value.error;
  return file === null ? err({ kind: 'not-written', detail }) : gone(file);
}

/** A stick that is pulled out, or anything else that cannot be read, is a sentence. */
async function readOnStick(list: FoundList, ports: ProductsPorts): Promise<ListResult> {
  const { parts, editor } = ports;
  const read = await editor.read();
  const folder = read.ok ? picturesFolder(read.value.config, ports) : undefined;
  return readProductList(list, {
    channels: channelsOf(parts.config),
    ownPictures: await ownPicturesIn(folder),
    canKeepPictures: ports.configFile !== null,
    readStick: readingSticks(ports.media),
  });
}

async function outcomeOf(
  result: Result<ReadConfig, NotTaken>,
  about: Pick<Extract<ProductsOutcome, { readonly kind: 'written' }>, 'changes' | 'isUndo'>,
  ports: ProductsPorts,
): Promise<ProductsOutcome> {
  if (result.ok) {
    const { config } = result.value;
    const folder = picturesFolder(config, ports);
    if (folder !== undefined) ports.servePictures(folder);
    return { kind: 'written', ...about, facts: await factsOf(result.value, ports), settings: ports.settingsOf(config) };
  }
  const now = await ports.editor.read();
  const facts = now.ok ? await factsOf(now.value, ports) : null;
  return { kind: 'not-written', changes: about.changes, why: result.error, facts };
}

/** By the file as it is now; in a demonstration without one, by the configuration that runs. */
function picturesFolder(
  { display }: { readonly display: { readonly picturesDirectory?: string | undefined } },
  { configFile, parts }: Pick<ProductsPorts, 'configFile' | 'parts'>,
): string | undefined {
  if (configFile === null) return parts.config.display.picturesDirectory;
  const { picturesDirectory } = display;
  return picturesDirectory === undefined ? undefined : resolve(dirname(resolve(configFile)), picturesDirectory);
}

function newPicturesFolder({ configFile }: Pick<ProductsPorts, 'configFile'>): string | null {
  return configFile === null ? null : resolve(dirname(resolve(configFile)), NEW_PICTURES_FOLDER);
}

const textSchema = z.union([
  z.string(),
  z.object({ kk: z.string().exactOptional(), ru: z.string().exactOptional(), en: z.string().exactOptional() }),
]);

/** What the configuration's schema has let through, as it is written. */
const catalogueSchema = z.object({
  catalogue: z
    .array(
      z.object({
        id: z.string(),
        channel: z.number(),
        name: textSchema,
        priceTenge: z.number(),
        stock: z.number().exactOptional(),
        capacity: z.number().exactOptional(),
        active: z.boolean().exactOptional(),
        picture: z.string().exactOptional(),
        category: textSchema.exactOptional(),
      }),
    )
    .max(MAX_PRODUCTS)
    .default([]),
});

async function factsOf({ config, values, undo }: ReadConfig, ports: ProductsPorts): Promise<ProductsFacts> {
  const products: readonly FileProduct[] = catalogueSchema.parse(values).catalogue;
  const folder = picturesFolder(config, ports);
  const own = await ownPicturesIn(folder);
  return {
    products,
    undo,
    pictures: [
      ...own.map((name) => ({ name, address: pictureAddress(name) })),
      ...DRAWINGS.map((name) => ({ name, address: name })),
    ],
    channels: channelsOf(ports.parts.config),
    hasPicturesFolder: folder !== undefined,
  };
}

async function ownPicturesIn(directory: string | undefined): Promise<readonly string[]> {
  const own = directory === undefined ? [] : await readdir(directory).catch(() => []);
  return own.filter(isPicture).toSorted().slice(0, MOST_PICTURES);
}
