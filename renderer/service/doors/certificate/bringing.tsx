import { useState, type ReactNode } from 'react';
import { bringingWords } from '../../../../app/messages/service/bringing-words.ts';
import type { CertificateAction } from '../../../../app/service/doors/certificate/actions.ts';
import type { Bringing } from '../../../../app/service/doors/certificate/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { StickTroubles } from '../../parts/stick-troubles.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { CertificateSentence } from './sentence.tsx';
import { useFindings } from './use-findings.ts';
import { RequestPart } from './request-part.tsx';

interface Props {
  readonly bringing: Bringing;
  readonly act: (action: CertificateAction) => void;
}

/** New certificates: taken from a stick, and the request for one. */
export function BringingPart({ bringing, act }: Props): ReactNode {
  const { say } = useServiceWords(bringingWords);
  return (
    <>
      {bringing.working !== null && <Notice kind="attention">{say(`working.${bringing.working}`)}</Notice>}
      <Taken bringing={bringing} />
      {bringing.request === null && <TakePart bringing={bringing} act={act} />}
      <RequestPart bringing={bringing} act={act} />
    </>
  );
}

function Taken({ bringing: { taken } }: Pick<Props, 'bringing'>): ReactNode {
  const { say } = useServiceWords(bringingWords);
  const sentences = useFindings();
  if (taken === null) return null;
  const { subject, findings, result, file } = taken;
  return (
    <>
      {subject === null ? (
        <Notice kind="fault">{`${say('not-taken', { file })} ${sentences(findings)}`}</Notice>
      ) : (
        <Notice kind="good">{`${say('taken', { subject })} ${sentences(findings)}`}</Notice>
      )}
      {result !== null && subject === null && <CertificateSentence notice={result} />}
    </>
  );
}

function TakePart({ bringing, act }: Props): ReactNode {
  const { say } = useServiceWords(bringingWords);
  const [passphrase, setPassphrase] = useState('');
  const { found, sticks, troubles, working, taken } = bringing;
  const wantsPassphrase = taken?.findings.some(({ reason }) => reason.startsWith('passphrase-')) ?? false;
  return (
    <section className="bringing">
      <h2 className="bringing-title">{say('take.title')}</h2>
      <p className="setup-text">{say('take.text')}</p>
      <StickTroubles troubles={troubles} />
      {found?.length === 0 && troubles.length === 0 && (
        <Notice kind="attention">{say(sticks.length === 0 ? 'no-stick' : 'no-file')}</Notice>
      )}
      <div className="door-actions">
        {found?.map(({ stick, name, path }, index) => (
          <ActionButton
            key={path}
            action={`certificate-take-${String(index)}`}
            disabled={working !== null}
            onPress={() => {
              act({ kind: 'take', index, passphrase });
            }}
          >
            {`${stick}: ${name}`}
          </ActionButton>
        ))}
        <ActionButton
          action="certificate-look"
          kind={found === null ? 'filled' : 'ghost'}
          disabled={working !== null}
          onPress={() => {
            act({ kind: 'look' });
          }}
        >
          {say('look')}
        </ActionButton>
      </div>
      {wantsPassphrase && (
        <TextField
          field="passphrase"
          label={say('passphrase')}
          value={passphrase}
          most={500}
          isLatin
          onChange={setPassphrase}
          onDone={() => {
            const index = found?.findIndex(({ name }) => name === taken?.file) ?? -1;
            if (index >= 0) act({ kind: 'take', index, passphrase });
          }}
        />
      )}
    </section>
  );
}
