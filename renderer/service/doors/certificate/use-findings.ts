import type { Finding } from '../../../../app/certificate/finding.ts';
import { certificateText } from '../../../../app/messages/certificate-text.ts';
import { bringingWords } from '../../../../app/messages/service/bringing-words.ts';
import { useService, useServiceWords } from '../../state/shown.ts';

/** Findings in the sentences of the command; a passphrase is typed here and not written into a file. */
export function useFindings(): (findings: readonly Finding[]) => string {
  const { language } = useService().frame;
  const { say } = useServiceWords(bringingWords);
  return (findings) =>
    findings
      .map(({ reason, parameters }) =>
        reason === 'passphrase-missing' || reason === 'passphrase-wrong'
          ? say(reason)
          : certificateText(language, `certificate.finding.${reason}`, parameters),
      )
      .join(' ');
}
