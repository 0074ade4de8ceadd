import { LANGUAGES, type Language } from '../../../app/language/language.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { Frame, CustomerScreen } from '../../../app/session/view/view.ts';
import { OWN_LOOK } from '../../../app/session/state/settings.ts';
import { BASKETS } from './baskets.ts';
import { CHOOSING } from './choosing.ts';
import { DELIVERING } from './delivering.ts';
import { FAILURES } from './failures.ts';
import { INVOICES } from './invoices.ts';
import { OUT_OF_SERVICE } from './out-of-service.ts';
import { PAYING } from './paying.ts';
import { REFUNDS } from './refunds.ts';

/**
 * Every screen in every state worth looking at, for the gallery and the layout tests, by name: the screen, then what is
 * special about it. Customers never see them.
 */
export const sampleViews: Readonly<Record<string, CustomerScreen>> = {
  ...CHOOSING,
  ...BASKETS,
  ...PAYING,
  ...INVOICES,
  ...DELIVERING,
  ...FAILURES,
  ...REFUNDS,
  ...OUT_OF_SERVICE,
};

/** The change that is left over from the last sale, for samples named after it. */
export function sampleCarriedChange(sample: string): Frame['carriedChange'] {
  return sample.endsWith('-carried-change') ? { amountTiyn: tiyn(550_00), claimCode: '3F9-Q6T' } : null;
}

/** The operator's colours, for samples named after them. */
export function sampleLook(sample: string): Frame['look'] {
  return sample.endsWith('-look') ? { ...OWN_LOOK, colours: { colour: '#7a1f5c', ink: '#ffffff' } } : OWN_LOOK;
}

/** The dimmed night, for samples named after it. */
export function sampleNight(sample: string): Pick<Frame, 'dark' | 'darkBrightness'> {
  return { dark: sample.endsWith('-night'), darkBrightness: 20 };
}

/** A frame around a sample. */
export function sampleFrame(language: Language, overrides: Partial<Frame> = {}): Frame {
  return {
    revision: 1,
    language,
    languages: LANGUAGES,
    operatorName: 'Aqbulaq',
    contact: '+7 700 123 45 67',
    reachable: false,
    diagonalInches: 21.5,
    carriedChange: null,
    demo: false,
    offersSetup: false,
    look: OWN_LOOK,
    dark: false,
    darkBrightness: 0,
    largeText: false,
    sound: null,
    ...overrides,
  };
}
