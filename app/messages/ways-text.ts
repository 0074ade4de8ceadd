import type { Language, LocalText } from '../language/language.ts';
import type { Presents } from '../payment/capabilities.ts';
import { messages, text } from './text.ts';

/** A way to pay as sentences name it, such as "через Kaspi QR" or "по счёту на телефон". */
export function wayText(language: Language, presents: Presents, name: LocalText): string {
  return presents === 'code' ? text(language, 'way.code', { code: name[language] }) : text(language, 'way.invoice');
}

/** What a machine takes now. */
export interface TakenWays {
  /** The code that customers scan; null where none is shown. A code without a name is Kaspi's. */
  readonly code: { readonly name: LocalText | null } | null;
  readonly takesInvoice: boolean;
  readonly takesCash: boolean;
}

/** The sentence about how to buy here, with every way that works now. */
export function hintText(language: Language, { code, takesInvoice, takesCash }: TakenWays): string {
  const ways = [
    ...(code === null ? [] : [wayText(language, 'code', code.name ?? messages['payment.qr'])]),
    ...(takesInvoice ? [text(language, 'way.invoice')] : []),
    ...(takesCash ? [text(language, 'way.cash')] : []),
  ];
  return text(language, 'idle.hint', { ways: listOf(language, ways) });
}

function listOf(language: Language, ways: readonly string[]): string {
  const last = ways.at(-1) ?? '';
  return ways.length < 2 ? last : text(language, 'way.or', { first: ways.slice(0, -1).join(', '), last });
}
