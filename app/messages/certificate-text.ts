import { certificateCommandWords } from './certificate-command-words.ts';
import { certificateWords } from './certificate-words.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { Language, LocalText } from '../language/language.ts';

/** Apart from the screens' messages: the customer's page never says any of this and does not carry it. */
export const certificateMessages = {
  ...certificateWords,
  ...certificateCommandWords,
} satisfies Readonly<Record<string, LocalText>>;

export type CertificateMessageKey = keyof typeof certificateMessages;

/** A message about certificates in a language, with its `{placeholders}` filled. */
export function certificateText(
  language: Language,
  key: CertificateMessageKey,
  parameters: TextParameters = {},
): string {
  return fillTemplate(certificateMessages[key][language], parameters);
}
