import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';

const SEPARATORS = [';', ',', '\t'] as const;
const LINE_BREAK = /\r?\n|\r/;
/** Excel says in a first line of its own what separates the cells. */
const SEPARATOR_LINE = /^sep=/i;

/** The cells of one record, and the line that it ends on. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Every record of a text with at most `most` of them, the header included; the separator is what the first line has most
 * of, and a line of Excel's that only names it is no record. Where quotation marks do not close, each line is read by
 * itself, so that a bad one takes none of the others with it; such lines are `broken`.
 */
export function csvRecords(
  text: string,
  most: number,
): { readonly records: readonly CsvRecord[]; readonly broken: readonly number[] } {
  const [head = ''] = text.split(LINE_BREAK, 1);
  const separator = SEPARATORS.reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best));
  const whole = cellsOf(text, { separator, most, linesBefore: 0 });
  if (whole !== null) return { records: withoutSeparatorLine(whole), broken: [] };
  const records: CsvRecord[] = [];
  const broken: number[] = [];
  for (const [index, line] of text.split(LINE_BREAK).slice(0, most).entries()) {
    const cells = cellsOf(line, { separator, most, linesBefore: index });
    if (cells === null) broken.push(index + 1);
    else records.push(...cells);
  }
  return { records: withoutSeparatorLine(records), broken };
}

function withoutSeparatorLine(records: readonly CsvRecord[]): readonly CsvRecord[] {
  return SEPARATOR_LINE.test(records[0]?.cells[0] ?? '') ? records.slice(1) : records;
}

const recordsSchema = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

interface Reading {
  readonly separator: string;
  readonly most: number;
  readonly linesBefore: number;
}

/** Null where the quotation marks are wrong. */
function cellsOf(text: string, { separator, most, linesBefore }: Reading): readonly CsvRecord[] | null {
  try {
    const options = { delimiter: separator, info: true, relax_column_count: true, skip_empty_lines: true };
    return recordsSchema
      .parse(parse(text, { ...options, to: most }))
      .map(({ record, info: { lines } }) => ({ cells: record, line: linesBefore + lines }));
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
