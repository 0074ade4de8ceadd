import type { ReactNode } from 'react';
import { certificateText } from '../../../../app/messages/certificate-text.ts';
import { certificateDoorWords } from '../../../../app/messages/service/certificate-words.ts';
import type { CertificateResult } from '../../../../app/certificate/operations.ts';
import { Notice } from '../../parts/notice.tsx';
import { useProblemSentence, useService, useServiceWords } from '../../state/shown.ts';

/** What came of the last act. */
export function CertificateSentence({ notice }: { readonly notice: CertificateResult }): ReactNode {
  const { language } = useService().frame;
  const { say } = useServiceWords(certificateDoorWords);
  const sentence = useProblemSentence();
  switch (notice.kind) {
    case 'not-accepted':
      return <Notice kind="fault">{`${say(notice.answer)} ${sentence(notice.problem)}`}</Notice>;
    case 'unusable':
      return <Notice kind="fault">{`${say('unusable')} ${sentence(notice.problem)}`}</Notice>;
    case 'not-switched': {
      const { reason, parameters } = notice.finding;
      return <Notice kind="fault">{certificateText(language, `certificate.finding.${reason}`, parameters)}</Notice>;
    }
    case 'changed-meanwhile':
      return <Notice kind="attention">{say('changed-meanwhile')}</Notice>;
    default:
      return <Notice kind="good">{say(notice.kind)}</Notice>;
  }
}
