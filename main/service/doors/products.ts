import { readdir } from 'node:fs/promises';
import { z } from 'zod';
import type { NotUndone } from '../../../app/config/change.ts';
import { MAX_PRODUCTS } from '../../../app/config/schema.ts';
import type {
  FileProduct,
  PictureChoice,
  ProductsDoor,
  ProductsFacts,
  ProductsOutcome,
} from '../../../app/service/doors/products/types.ts';
import type { Result } from '../../../app/result.ts';
import type { ChangeableSettings } from '../../../app/session/state/settings.ts';
import { unreachable } from '../../../app/result.ts';
import type { ReadConfig } from '../../config/edit/config-editor.ts';
import { isPicture, pictureAddress } from '../../config/operator-pictures.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** The drawings that come with the application. */
const DRAWINGS = [
  'water',
  'juice',
  'soda',
  'coffee',
  'tea',
  'milk',
  'chocolate',
  'bread',
  'sandwich',
  'chips',
  'cookie',
  'gum',
  'nuts',
  'apple',
  'box',
] as const;
/** More of an operator's own pictures are not offered. */
const MOST_PICTURES = 100;

/** What the door acts on. */
type ProductsPorts = Pick<ServicePorts, 'editor'> & {
  readonly settingsOf: (config: ReadConfig['config']) => ChangeableSettings;
  readonly parts: {
    readonly config: { readonly display: Pick<ServicePorts['parts']['config']['display'], 'picturesDirectory'> };
  };
};

/** Reads the catalogue from the file and writes changes into it. */
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
        tell(await outcomeOf(await editor.change(effect.changes), effect.changes, ports));
        return;
      case 'undo':
        tell(await outcomeOf(await editor.undo(), effect.changes, ports));
        return;
      default:
        unreachable(effect);
    }
  };
}

async function outcomeOf(
  result: Result<ReadConfig, NotUndone>,
  changes: Extract<ProductsOutcome, { readonly kind: 'written' }>['changes'],
  ports: ProductsPorts,
): Promise<ProductsOutcome> {
  if (result.ok) {
    const { config } = result.value;
    return { kind: 'written', changes, facts: await factsOf(result.value, ports), settings: ports.settingsOf(config) };
  }
  const now = await ports.editor.read();
  const facts = now.ok ? await factsOf(now.value, ports) : null;
  return { kind: 'not-written', changes, why: result.error, facts };
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

async function factsOf({ values, undo }: ReadConfig, { parts }: ProductsPorts): Promise<ProductsFacts> {
  const products: readonly FileProduct[] = catalogueSchema.parse(values).catalogue;
  return { products, undo, pictures: await picturesIn(parts.config.display.picturesDirectory) };
}

async function picturesIn(directory: string | undefined): Promise<readonly PictureChoice[]> {
  const own = directory === undefined ? [] : await readdir(directory).catch(() => []);
  const files = own.filter(isPicture).toSorted().slice(0, MOST_PICTURES);
  return [
    ...files.map((name) => ({ name, address: pictureAddress(name) })),
    ...DRAWINGS.map((name) => ({ name, address: name })),
  ];
}
