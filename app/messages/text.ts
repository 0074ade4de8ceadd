import { basketWords } from './basket-words.ts';
import { cashWords } from './cash-words.ts';
import { carriedChangeWords } from './carried-change-words.ts';
import { errorWords } from './error-words.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { Language, LocalText } from '../language/language.ts';
import { invoiceWords } from './invoice-words.ts';
import { problemCustomerWords } from './problem-customer-words.ts';
import { problemTechnicianWords } from './problem-technician-words.ts';
import { screenWords } from './screen-words.ts';

export { pick } from '../language/language.ts';
export type { TextParameters } from './fill-template.ts';

/** Every message in every language; a missing language does not compile. */
export const messages = {
  ...screenWords,
  ...basketWords,
  ...cashWords,
  ...invoiceWords,
  ...carriedChangeWords,
  ...errorWords,
  ...problemCustomerWords,
  ...problemTechnicianWords,
} satisfies Readonly<Record<string, LocalText>>;

/**
 * Technicians' sentences about a payment service are about Kaspi unless the problem names another one, as every problem of a
 * service's gate does.
 */
const SERVICE_PARAMETERS: TextParameters = { service: 'Kaspi', keySetting: 'apiKeyFile' };

export type MessageKey = keyof typeof messages;

/** A message with its `{placeholders}` filled. Optional parts without a value are left out. */
export function text(language: Language, key: MessageKey, parameters: TextParameters = {}): string {
  return fillTemplate(messages[key][language], { ...SERVICE_PARAMETERS, ...parameters });
}
