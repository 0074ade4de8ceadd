import type { ReactNode } from 'react';
import { FINDING_SEVERITIES, type Finding } from '../../../app/certificate/finding.ts';
import { certificateDoorWords } from '../../../app/messages/service/certificate-words.ts';
import { certificateText } from '../../../app/messages/certificate-text.ts';
import type { CertificateFacts } from '../../../app/certificate/operations.ts';
import { ActButton } from '../parts/act-button.tsx';
import { DoorFrame } from '../parts/door-frame.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import '../../styles/service/setup.css';
import { BringingPart } from './certificate/bringing.tsx';
import { CertificateLines, OtherLine } from './certificate/lines.tsx';
import { CertificateSentence } from './certificate/sentence.tsx';
import type { DoorProps } from './door-props.ts';

/** Which certificate counts, until when and why; the other one, and the way to it. */
export function CertificateDoor({ view, act }: DoorProps<'certificate'>): ReactNode {
  const { say } = useServiceWords(certificateDoorWords);
  const { frame } = useService();
  const { facts, busy, notice, bringing } = view;
  if (facts === null) return null;
  if (facts.kind === 'none')
    return frame.setup === null ? (
      <DoorFrame attention={say('none')} />
    ) : (
      <DoorFrame attention={null}>
        <BringingPart bringing={bringing} act={act} />
      </DoorFrame>
    );
  return (
    <DoorFrame attention={busy === null ? null : say(`busy.${busy}`)}>
      {notice !== null && <CertificateSentence notice={notice} />}
      <ul className="facts">
        <CertificateLines facts={facts} />
        <Findings findings={facts.findings} />
        <OtherLine other={facts.other} />
        {facts.requests > 0 && (
          <FactLine fact="requests" title={say('requests')}>
            {facts.requests}
          </FactLine>
        )}
      </ul>
      <Actions facts={facts} isBusy={busy !== null} act={act} />
      <BringingPart bringing={bringing} act={act} />
    </DoorFrame>
  );
}

/** Each in the sentence of the command, which says what to do. */
function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  const { language } = useService().frame;
  const { say } = useServiceWords(certificateDoorWords);
  const hasErrors = findings.some(({ reason }) => FINDING_SEVERITIES[reason] === 'error');
  return (
    <FactLine
      fact="findings"
      isDuty
      title={say('findings')}
      level={findings.length === 0 ? 'works' : hasErrors ? 'fault' : 'attention'}
    >
      {findings.length === 0
        ? say('findings.none')
        : findings
            .map(({ reason, parameters }) => certificateText(language, `certificate.finding.${reason}`, parameters))
            .join(' ')}
    </FactLine>
  );
}

interface ActionsProps {
  readonly facts: Extract<CertificateFacts, { kind: 'certificate' }>;
  readonly isBusy: boolean;
  readonly act: DoorProps<'certificate'>['act'];
}

function Actions({ facts, isBusy, act }: ActionsProps): ReactNode {
  const { say } = useServiceWords(certificateDoorWords);
  const { other } = facts;
  const button = (kind: 'refresh' | 'try' | 'switch' | 'back', isHeld = false): ReactNode => (
    <ActButton action={`certificate-${kind}`} does={{ kind }} act={act} disabled={isBusy} isHeld={isHeld}>
      {say(kind)}
    </ActButton>
  );
  return (
    <div className="door-actions">
      {other !== null && button('try')}
      {other !== null && button(other.how, true)}
      {button('refresh')}
    </div>
  );
}
