import { isDay } from '../journal/days.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import { tiynFromDecimal, type Tiyn } from '../money/money.ts';
import { err, ok } from '../result.ts';
import { choice, value, type Option, type OptionTraits } from './option.ts';

/*
 * In a file apart from the other kinds of options, because money needs the validator and the kiosk's start must not
 * load it.
 */

/** Money in tenge as the screen shows it: groups of three, a decimal comma and the currency sign are optional. */
export function amount(traits: OptionTraits, example = '450 or 450.50'): Option<Tiyn | null> {
  return value({ placeholder: 'TENGE', ...traits }, (typed) => {
    const read = tiynFromDecimal(typed.replaceAll(/[\s₸]/g, '').replace(',', '.'));
    return read === null ? err(`takes tenge like ${example}, not ${typed}`) : ok(read);
  });
}

/** A calendar day in Kazakhstan as `yyyy-mm-dd`. */
export function day(traits: OptionTraits): Option<string | null> {
  return value({ placeholder: 'DAY', ...traits }, (typed) =>
    isDay(typed) ? ok(typed) : err(`takes a day like 2026-11-22, not ${typed}`),
  );
}

/** The language of the sentences, as an option. */
export const LANGUAGE: Option<Language | null> = choice(LANGUAGES, { help: 'the language of the sentences' });
