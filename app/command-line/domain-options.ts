import { isDay } from '../journal/days.ts';
import { LANGUAGES, type Language } from '../language/language.ts';
import { tiynFromDecimal, type Tiyn } from '../money/money.ts';
import { err, ok } from '../result.ts';
import { choice, value, type Option, type OptionTraits } from './option.ts';

/* Apart from the other kinds, so that the start of the kiosk does not load the validator behind money. */

/** Money in tenge, with or without groups of three, a comma and the sign, as the screen shows it. */
export function amount(traits: OptionTraits, example = '450 or 450.50'): Option<Tiyn | null> {
  return value({ placeholder: 'TENGE', ...traits }, (typed) => {
    const read = tiynFromDecimal(typed.replaceAll(/[\s₸]/g, '').replace(',', '.'));
    return read === null ? err(`takes tenge like ${example}, not ${typed}`) : ok(read);
  });
}

/** A day of Kazakhstan's calendar as `yyyy-mm-dd`. */
export function day(traits: OptionTraits): Option<string | null> {
  return value({ placeholder: 'DAY', ...traits }, (typed) =>
    isDay(typed) ? ok(typed) : err(`takes a day like 2026-11-22, not ${typed}`),
  );
}

/** The language of the sentences. */
export const LANGUAGE: Option<Language | null> = choice(LANGUAGES, { help: 'the language of the sentences' });
