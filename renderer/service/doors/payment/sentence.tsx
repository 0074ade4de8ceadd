import type { ReactNode } from 'react';
import { paymentWords } from '../../../../app/messages/service/payment-words.ts';
import type { DeviceFacts } from '../../../../app/payment/provider.ts';
import type { PaymentNotice, PaymentView } from '../../../../app/service/doors/payment/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { SettingsSentence } from '../../parts/settings-sentence.tsx';
import { useProblemSentence, useServiceWords } from '../../state/shown.ts';

interface Props {
  readonly view: PaymentView;
  readonly device: DeviceFacts;
}

/** What came of the last act, and the way out where the device is bound to another trade point. */
export function PaymentSentence({ view, device }: Props): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const { notice, problem } = view;
  const failed = notice?.kind === 'failed' ? notice.problem : problem;
  const hasWayOut = failed?.reason === 'device-elsewhere' && device.registered !== null && !device.isGivenUp;
  return (
    <>
      {notice !== null && (
        <Notice kind={kindOf(notice)}>
          <Words notice={notice} />
        </Notice>
      )}
      {hasWayOut && <Notice kind="attention">{say('elsewhere.own')}</Notice>}
    </>
  );
}

function kindOf({ kind }: PaymentNotice): 'good' | 'attention' | 'fault' {
  if (kind === 'registered' || kind === 'given-up' || kind === 'chosen') return 'good';
  return kind === 'unanswered' || kind === 'money-open' ? 'attention' : 'fault';
}

function Words({ notice }: { readonly notice: PaymentNotice }): ReactNode {
  const { say } = useServiceWords(paymentWords);
  const sentence = useProblemSentence();
  switch (notice.kind) {
    case 'failed':
      return `${say(`failed.${notice.what}`)} ${sentence(notice.problem)}`;
    case 'not-kept':
      return say('not-kept', { detail: notice.detail });
    case 'not-changed':
      return <SettingsSentence refusal={notice.refusal} />;
    default:
      return say(`done.${notice.kind}`);
  }
}
