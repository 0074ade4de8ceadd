import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { languageSchema, type Language } from '../../../app/language/schema.ts';
import { tiynFromDecimal, type Tiyn } from '../../../app/money/money.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { readCode } from '../../claims/code.ts';
import { NOTE_PLACES, type NotePlace } from '../../claims/note.ts';

/** What is wanted of a claim. Paths are absolute, the code is plain (see `plainCode`). */
export interface ClaimCommand {
  readonly dataDirectory: string;
  readonly code: string;
  /** Decides between sales that share a code; null where nobody said. */
  readonly saleId: string | null;
  /** Where a note in doubt was found. */
  readonly note: NotePlace | null;
  /** With no note either: look only. */
  readonly paid: { readonly amountTiyn: Tiyn | null; readonly isChecked: boolean } | null;
  readonly language: Language | null;
  readonly json: boolean;
}

export const CLAIM_USAGE = `usage: npm run claim -- --data-dir DIR --code ABC-123 [--sale ID] [--language kk|ru|en] [--json]
       npm run claim -- --data-dir DIR --code ABC-123 --paid --amount TENGE [--checked] [--sale ID]
       npm run claim -- --data-dir DIR --code ABC-123 --note in-cassette|given-back [--sale ID]
                               [--paid --amount TENGE [--checked]]

Without --paid and --note: looks up what is owed under a customer's code; reads only, works beside a running kiosk.
With --paid: writes down that the whole debt is paid to the customer by hand, once; the money is handed out when the
command says that it is written down. The kiosk has to be stopped, and --amount has to be the debt. Where nobody could tell by machine what the bank did, or where a note is, --checked says
that a person has looked: the bank gave nothing back, the note is not counted in this debt.
With --note: writes down, once, where a person who looked and counted has found the note that nobody could find by
machine; the kiosk has to be stopped. in-cassette: it is received, and owed to the customer (--paid in the same command:
--amount is the whole debt, the note included). given-back: the customer kept it, nothing is owed for it.
exit codes: 0 found, or written down; 1 it could not be done (no journal, damaged, in use, disk); 2 wrong usage;
            3 the journal was changed from outside; 4 no sale has this code; 5 refused (already paid, nothing owed,
            another amount, undecided, no such note, several sales with this code)
`;

const OPTIONS = {
  'data-dir': { type: 'string' },
  'code': { type: 'string' },
  'sale': { type: 'string' },
  'paid': { type: 'boolean' },
  'amount': { type: 'string' },
  'checked': { type: 'boolean' },
  'note': { type: 'string' },
  'language': { type: 'string' },
  'json': { type: 'boolean' },
} as const;

/** Reads the arguments, strictly. The error is a sentence in English. */
export function readClaimArguments(args: readonly string[]): Result<ClaimCommand, string> {
  try {
    const { values, tokens } = parseArgs({ args: [...args], options: OPTIONS, strict: true, tokens: true });
    // The last one would count, and be another code than the one that was meant.
    const names = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) return err(`--${twice} is there twice`);
    const empty = Object.entries(values).find(([, value]) => value === '');
    if (empty !== undefined) return err(`--${empty[0]} needs a value`);
    const { 'data-dir': dataDirectory, 'code': typed, sale, amount } = values;
    if (dataDirectory === undefined) return err('--data-dir is missing');
    if (typed === undefined) return err('--code is missing');
    const code = readCode(typed);
    if (code === null) return err(`--code takes six letters and digits like 7K4-82M, not ${typed}`);
    const isPaid = values.paid === true;
    if (amount !== undefined && !isPaid) return err('--amount needs --paid');
    const isChecked = values.checked === true;
    if (isChecked && !isPaid) return err('--checked needs --paid');
    const note = NOTE_PLACES.find((place) => place === values.note) ?? null;
    if (values.note !== undefined && note === null)
      return err(`--note takes ${NOTE_PLACES.join(' or ')}, not ${values.note}`);
    const amountTiyn = amount === undefined ? null : readAmount(amount);
    if (amount !== undefined && amountTiyn === null)
      return err(`--amount takes tenge like 450 or 450.50, not ${amount}`);
    const language = languageSchema.optional().safeParse(values.language);
    if (!language.success) return err('--language takes kk, ru or en');
    return ok({
      dataDirectory: resolve(dataDirectory),
      code,
      saleId: sale ?? null,
      note,
      paid: isPaid ? { amountTiyn, isChecked } : null,
      language: language.data ?? null,
      json: values.json === true,
    });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** As the screen shows it, too: groups of three, a comma, the sign. */
function readAmount(text: string): Tiyn | null {
  return tiynFromDecimal(text.replaceAll(/[\s₸]/g, '').replace(',', '.'));
}
