import { readRecord, readVarint, type RecordValue } from './record.ts';

/** A row of a table on a page. */
export interface PageRow {
  readonly rowId: number;
  readonly values: readonly RecordValue[];
}

/** Reads the newest known version of a page by its number. */
export type PageReader = (pageNumber: number) => Buffer | null;

/** Page size of every journal. */
export const PAGE_BYTES = 4_096;
/** Length of the file's header at the start of the first page. */
const FILE_HEADER_BYTES = 100;
const LEAF_HEADER_BYTES = 8;
const TABLE_LEAF = 0x0d;
const POINTER_BYTES = 2;
const PAGE_NUMBER_BYTES = 4;
/** Longer than any entry; a greater length is garbage. */
const MAX_PAYLOAD_BYTES = 16_777_216;

/** The rows of a table's leaf page; none for other pages and for garbage. A torn page gives its complete rows. */
export function rowsOfPage(page: Buffer, pageNumber: number, overflow: PageReader): readonly PageRow[] {
  const header = pageNumber === 1 ? FILE_HEADER_BYTES : 0;
  if (page.length < PAGE_BYTES || page[header] !== TABLE_LEAF) return [];
  const cells = page.readUInt16BE(header + 3);
  const rows: PageRow[] = [];
  for (let index = 0; index < cells; index += 1) {
    const pointer = header + LEAF_HEADER_BYTES + index * POINTER_BYTES;
    if (pointer + POINTER_BYTES > PAGE_BYTES) break;
    const row = readCell(page, page.readUInt16BE(pointer), overflow);
    if (row !== null) rows.push(row);
  }
  return rows;
}

function readCell(page: Buffer, at: number, overflow: PageReader): PageRow | null {
  const length = readVarint(page, at);
  const rowId = length === null ? null : readVarint(page, length.next);
  if (length === null || rowId === null || length.value > MAX_PAYLOAD_BYTES) return null;
  const local = localBytes(length.value);
  if (rowId.next + local > PAGE_BYTES) return null;
  const payload = page.subarray(rowId.next, rowId.next + local);
  const whole =
    local === length.value ? payload : withOverflow(page, rowId.next + local, payload, length.value, overflow);
  const values = whole === null ? null : readRecord(whole);
  return values === null ? null : { rowId: rowId.value, values };
}

/** Bytes of a payload on the leaf itself, by the formula of the file format. */
function localBytes(payloadBytes: number): number {
  const most = PAGE_BYTES - 35;
  if (payloadBytes <= most) return payloadBytes;
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;
  const wanted = least + ((payloadBytes - least) % (PAGE_BYTES - PAGE_NUMBER_BYTES));
  return wanted <= most ? wanted : least;
}

function withOverflow(
  page: Buffer,
  pointerAt: number,
  local: Buffer,
  payloadBytes: number,
  overflow: PageReader,
): Buffer | null {
  const parts = [local];
  let missing = payloadBytes - local.length;
  let pointer = pointerAt + PAGE_NUMBER_BYTES <= PAGE_BYTES ? page.readUInt32BE(pointerAt) : 0;
  while (missing > 0) {
    const next = pointer === 0 ? null : overflow(pointer);
    if (next === null || next.length < PAGE_BYTES) return null;
    const part = next.subarray(PAGE_NUMBER_BYTES, PAGE_NUMBER_BYTES + missing);
    parts.push(part);
    missing -= part.length;
    pointer = next.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}
