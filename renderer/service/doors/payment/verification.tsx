import { useState, type ReactNode } from 'react';
import { apiPayWords } from '../../../../app/messages/apipay-words.ts';
import { paymentWords } from '../../../../app/messages/service/payment-words.ts';
import { IDN } from '../../../../app/payment/verification.ts';
import type { PaymentAction } from '../../../../app/service/doors/payment/actions.ts';
import type { PaymentView } from '../../../../app/service/doors/payment/types.ts';
import type { Level } from '../../../../app/service/doors/home/types.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { Notice } from '../../parts/notice.tsx';
import { NumberField } from '../../parts/number-field.tsx';
import { useProblemSentence, useServiceWords } from '../../state/shown.ts';

const IDN_DIGITS = 12;

type Verifier = NonNullable<PaymentView['verifier']>;

interface LineProps {
  readonly verifier: Verifier;
  readonly verification: PaymentView['verification'];
  readonly onVerify: () => void;
}

/** Whether the organisation is verified, the time left while somebody confirms it, and what to do where nobody did. */
export function VerificationLine({ verifier, verification, onVerify }: LineProps): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const { title: service } = verifier;
  const isUnderWay = verification?.kind === 'starting' || verification?.kind === 'waiting';
  return (
    <FactLine
      fact="verification"
      title={say('verification', { service })}
      level={levelOf(verifier, verification)}
      isDuty
      action={
        !isUnderWay && (
          <ActionButton action="payment-verify" className="cure" onPress={onVerify}>
            {say(verification === null ? 'verify' : 'verify-again')}
          </ActionButton>
        )
      }
    >
      <Words verifier={verifier} verification={verification} />
    </FactLine>
  );
}

function levelOf({ problem }: Verifier, verification: PaymentView['verification']): Level | null {
  switch (verification?.kind) {
    case undefined:
      return problem === null ? null : 'fault';
    case 'ended':
      return verification.end === 'verified' ? 'works' : 'fault';
    case 'refused':
      return 'fault';
    default:
      return 'attention';
  }
}

function Words({ verifier, verification }: Omit<LineProps, 'onVerify'>): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const told = useServiceWords(apiPayWords);
  const sentence = useProblemSentence();
  const { problem, title: service } = verifier;
  switch (verification?.kind) {
    case undefined:
      return problem === null ? say('verification.why', { service }) : sentence(problem);
    case 'starting':
      return say('verification.starting', { service });
    case 'waiting': {
      const { instruction, leftS: seconds } = verification;
      const says = instruction === null ? [] : [say('verification.says', { service, message: instruction })];
      return [told.say('apipay.waiting', { seconds }), told.say('apipay.confirm'), ...says].join(' ');
    }
    case 'ended':
      return told.say(`apipay.${verification.end}`);
    case 'refused':
      return sentence(verification.problem);
  }
}

interface EntryProps {
  readonly verifier: Verifier;
  readonly act: (action: PaymentAction) => void;
  readonly onClose: () => void;
}

/** The number of the organisation, the configuration's where it names one. Without a digit nothing is begun. */
export function VerificationEntry({ verifier, act, onClose }: EntryProps): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const [shortOf, setShortOf] = useState<number | null>(null);
  const done = (digits: string): void => {
    if (digits !== '' && !IDN.test(digits)) {
      setShortOf(digits.length);
      return;
    }
    if (digits !== '') act({ kind: 'verify', idn: digits });
    onClose();
  };
  return (
    <>
      {shortOf !== null && <Notice kind="fault">{say('verification.short', { digits: shortOf })}</Notice>}
      <NumberField
        field="idn"
        label={say('verification.idn')}
        initial={verifier.idn ?? ''}
        most={IDN_DIGITS}
        onDone={done}
      />
    </>
  );
}
