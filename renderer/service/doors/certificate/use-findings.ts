import type { Finding } from '../../../../app/certificate/finding.ts';
import { certificateText } from '../../../../app/messages/certificate-text.ts';
import { bringingWords } from '../../../../app/messages/service/bringing-words.ts';
import { useService, useServiceWords } from '../../state/shown.ts';

/** The answers for a request, in the order of the form. */
export const SUBJECT_FIELDS = ['organization', 'region', 'city', 'host', 'email', 'country'] as const;

/** Findings in the sentences of the command; a passphrase is typed here and not written into a file. */
export function useFindings(): (findings: readonly Finding[]) => string {
  const { language } = useService().frame;
  const { say } = useServiceWords(bringingWords);
  return (findings) =>
    findings
      .map(({ reason, parameters }) => {
        if (reason === 'passphrase-missing' || reason === 'passphrase-wrong') return say(reason);
        // Here it is a field and not an option.
        const field = SUBJECT_FIELDS.find((one) => parameters['option'] === `--${one}`);
        if (field !== undefined) return say('field-wrong', { field: say(field), rule: parameters['rule'] });
        return certificateText(language, `certificate.finding.${reason}`, parameters);
      })
      .join(' ');
}
