import type { ReactNode } from 'react';
import { expiryWarning } from '../../../../app/certificate/expiry.ts';
import { certificateDoorWords } from '../../../../app/messages/service/certificate-words.ts';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { DAY_MS } from '../../../../app/units.ts';
import type { Level } from '../../../../app/service/doors/home/types.ts';
import type { CertificateFacts, OtherCertificate, ShownCertificate } from '../../../../app/certificate/operations.ts';
import { FactLine } from '../../parts/fact-line.tsx';
import { useProblemSentence, useServiceWords } from '../../state/shown.ts';

type Facts = Extract<CertificateFacts, { kind: 'certificate' }>;

/** The one that counts. */
export function CertificateLines({ facts }: { readonly facts: Facts }): ReactNode {
  const { say } = useServiceWords(certificateDoorWords);
  const sentence = useProblemSentence();
  const { current, why, problem } = facts;
  return (
    <>
      <FactLine fact="certificate" isDuty title={say('current')} level={current === null ? 'fault' : levelOf(current)}>
        {current === null
          ? say('current.none')
          : say('current.until', { date: dayOf(current.notAfterMs), days: current.days })}
      </FactLine>
      <FactLine fact="why" title={say('why')} level={problem === null ? null : 'attention'}>
        {problem === null ? say(`why.${why}`) : `${say(`why.${why}`)} ${sentence(problem)}`}
      </FactLine>
      {current !== null && <Whose certificate={current} />}
    </>
  );
}

function Whose({ certificate }: { readonly certificate: ShownCertificate }): ReactNode {
  const { say } = useServiceWords(certificateDoorWords);
  const { organization, subject, bin, host, issuer, source, file, fingerprint } = certificate;
  return (
    <>
      <FactLine fact="owner" title={say('owner')}>
        {say('owner.text', { organization: organization ?? subject, ...(bin === null ? {} : { bin }) })}
      </FactLine>
      {host !== null && (
        <FactLine fact="host" title={say('host')}>
          {host}
        </FactLine>
      )}
      <FactLine fact="issuer" title={say('issuer')}>
        {issuer}
      </FactLine>
      <FactLine fact="source" title={say('source')}>
        {file === null ? say(`source.${source}`) : say('source.file', { file })}
      </FactLine>
      <FactLine fact="fingerprint" title={say('fingerprint')}>
        {fingerprint}
      </FactLine>
    </>
  );
}

/** The one that would count after a switch. */
export function OtherLine({ other }: { readonly other: OtherCertificate | null }): ReactNode {
  const { say } = useServiceWords(certificateDoorWords);
  if (other === null) return null;
  const { certificate, source } = other;
  const where = say(`source.${source}`);
  return (
    <FactLine
      fact="other-certificate"
      title={say('other')}
      isDuty
      level={certificate === null ? 'fault' : levelOf(certificate)}
    >
      {certificate === null
        ? `${where}. ${say('current.none')}`
        : `${where}: ${say('other.text', {
            organization: certificate.organization ?? certificate.subject,
            date: dayOf(certificate.notAfterMs),
            days: certificate.days,
          })}`}
    </FactLine>
  );
}

/** The steps of the warnings, by the days that main has counted. */
function levelOf({ days, notAfterMs }: ShownCertificate): Level {
  const warning = expiryWarning(notAfterMs, notAfterMs - days * DAY_MS);
  if (warning === null) return 'works';
  return days === 0 ? 'fault' : 'attention';
}

function dayOf(wallMs: number): string {
  return formatKazakhTime(wallMs).split(' ')[0] ?? '';
}
