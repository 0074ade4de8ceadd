import type { FoundList, ListResult } from '../../app/service/doors/products/list-state.ts';
import type {
  ListedProduct,
  ListFailureReason,
  ListMistake,
  ListTable,
  TakenPicture,
} from '../../app/service/doors/products/list-types.ts';
import { MAX_PRODUCTS } from '../../app/config/schema.ts';
import { readList } from '../../app/service/doors/products/list-read.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { isPicture } from '../config/operator-pictures.ts';
import { csvRecords } from '../import/csv-table.ts';
import { decodeTable } from '../import/decode-table.ts';
import { DRAWINGS } from './drawings.ts';
import type { ReadStick } from './read-stick.ts';
import { MOST_PICTURE_BYTES, pictureBeside, type PictureMistake } from './stick-pictures.ts';

/** Sixty products with three names each need a hundredth of it. */
const MOST_BYTES = 1_000_000;
/** Enough to say how many too many there are. */
const MOST_RECORDS = 10 * MAX_PRODUCTS;
const MEGABYTE = 1_000_000;

/** What of the machine a list has to fit. */
export interface ListContext {
  /** The board's last channel; null where it is not known. */
  readonly channels: number | null;
  /** The operator's pictures that are there already. */
  readonly ownPictures: readonly string[];
  /** Whether there is a place for more of them. */
  readonly canKeepPictures: boolean;
  readonly readStick: ReadStick;
}

/** Reads a list of products from a stick: spreadsheets write it with `;`, `,` or tabs, in one of several encodings. */
export async function readProductList(list: FoundList, context: ListContext): Promise<ListResult> {
  const table = await readTable(list.path, context.readStick);
  if (!table.ok) return table;
  const read = readList(table.value, context.channels);
  if (!read.ok) return read;
  const { products, mistakes, ...rest } = read.value;
  const pictured = await Promise.all(products.map((product) => withPicture(product, list, context)));
  const wrong = pictured.flatMap(({ product, mistake }): readonly ListMistake[] =>
    mistake === null
      ? []
      : [
          {
            reason: mistake,
            line: product.line,
            column: rest.pictureColumn,
            found: product.picture ?? '',
            limit: mistake === 'picture-large' ? MOST_PICTURE_BYTES / MEGABYTE : null,
          },
        ],
  );
  return ok({
    ...rest,
    products: pictured.map(({ product }) => product),
    mistakes: [...mistakes, ...wrong].toSorted((one, other) => one.line - other.line),
    pictures: uniquePictures(pictured.flatMap(({ picture }) => (picture === null ? [] : [picture]))),
  });
}

type TableResult = Result<ListTable, Extract<ListResult, { readonly ok: false }>['error']>;

async function readTable(path: string, readStick: ReadStick): Promise<TableResult> {
  const failed = (reason: ListFailureReason, detail = ''): TableResult => err({ reason, detail, column: null });
  const read = await readStick(path, MOST_BYTES);
  if (!read.ok) return failed(read.error.reason, read.error.detail);
  const { records, broken } = csvRecords(decodeTable(read.value), MOST_RECORDS);
  const [header, ...rows] = records;
  return header === undefined ? failed('empty') : ok({ header: header.cells, rows, brokenLines: broken });
}

interface Pictured {
  readonly product: ListedProduct;
  readonly picture: TakenPicture | null;
  readonly mistake: PictureMistake | 'picture-no-folder' | null;
}

/** A drawing, a picture of the stick, or one that the machine has already. */
async function withPicture(
  product: ListedProduct,
  list: FoundList,
  { ownPictures, canKeepPictures, readStick }: ListContext,
): Promise<Pictured> {
  const named = product.picture;
  const asItIs = { product, picture: null, mistake: null };
  if (named === undefined || DRAWINGS.includes(named)) return asItIs;
  const found = isPicture(named) ? await pictureBeside(list, named, readStick) : err('picture-missing' as const);
  if (found.ok)
    return canKeepPictures
      ? { product: { ...product, picture: found.value.name }, picture: found.value, mistake: null }
      : { ...asItIs, mistake: 'picture-no-folder' };
  return found.error === 'picture-missing' && ownPictures.includes(named)
    ? asItIs
    : { ...asItIs, mistake: found.error };
}

function uniquePictures(pictures: readonly TakenPicture[]): readonly TakenPicture[] {
  return [...new Map(pictures.map((picture) => [picture.name, picture])).values()];
}
