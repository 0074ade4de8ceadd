import { certificateCommandWords } from './certificate-command-words.ts';
import { certificateWords } from './certificate-words.ts';
import { fillTemplate, type TextParameters } from './fill-template.ts';
import type { Language, LocalText } from '../language/language.ts';

/** Kept apart from the screens' messages, because the customer's page shows none of them and must not load them. */
export const certificateMessages = {
  ...certificateWords,
  ...certificateCommandWords,
} satisfies Readonly<Record<string, LocalText>>;

export type CertificateMessageKey = keyof typeof certificateMessages;

/** A message about certificates with its `{placeholders}` filled. */
export function certificateText(
  language: Language,
  key: CertificateMessageKey,
  parameters: TextParameters = {},
): string {
  return fillTemplate(certificateMessages[key][language], parameters);
}
