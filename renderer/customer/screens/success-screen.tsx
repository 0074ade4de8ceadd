import type { ReactNode } from 'react';
import { formatTenge, type Tiyn } from '../../../app/money/money.ts';
import { isOnPaper } from '../parts/on-paper.ts';
import { PaperNotice } from '../parts/paper-notice.tsx';
import { PressButton } from '../../parts/press-button.tsx';
import { ReceiptSlip } from './receipt-slip.tsx';
import { Sign } from '../parts/sign.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { TextWithContact } from '../parts/text-with-contact.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { OutcomeLines } from './outcome-lines.tsx';
import type { ScreenProps } from './screen-of.ts';

/** The change that the machine cannot pay out, and its code, which the customer can photograph. */
function OwedChange({ amountTiyn, code }: { readonly amountTiyn: Tiyn; readonly code: string }): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  return (
    <div className="owed-change">
      <p className="owed-change-amount">
        {say('success.change', { amount: formatTenge(amountTiyn) })} <b className="claim-code">{code}</b>
      </p>
      <p>
        <TextWithContact
          text={say('success.change-claim', { contact: frame.contact ?? undefined })}
          contact={frame.contact}
        />
      </p>
    </div>
  );
}

/** The receipt if there is no printer, and a note if printing failed. */
function ShownReceipt({ screen }: ScreenProps<'success'>): ReactNode {
  const { say } = useWords();
  return (
    <div className="shown-receipt">
      <ReceiptSlip screen={screen} />
      {screen.paper === 'failed' && <p className="paper-failed">{say('success.paper.failed')}</p>}
    </div>
  );
}

/** Paid and dispensed. */
export function SuccessContent({ screen }: ScreenProps<'success'>): ReactNode {
  const { say } = useWords();
  const { change, paper, lines } = screen;
  const code = change?.claimCode ?? null;
  return (
    <div className="centre success" data-owes={code !== null} data-paper={paper}>
      <div className="success-fact">
        <Sign kind="success" />
        <Heading screen={screen} />
        <p className="amount">{formatTenge(screen.amountTiyn)}</p>
        <p className="lead">{say('success.text')}</p>
        {lines !== undefined && isOnPaper(paper) && <OutcomeLines lines={lines} />}
        {change !== null && code !== null && <OwedChange amountTiyn={change.amountTiyn} code={code} />}
      </div>
      {isOnPaper(paper) ? <PaperNotice paper={paper} /> : <ShownReceipt screen={screen} />}
    </div>
  );
}

/** The way back to the products, because the next customer may be waiting. */
export function SuccessActions({ screen }: ScreenProps<'success'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      {screen.canBuyMore && (
        <PressButton className="button ghost" onPress={intents.more}>
          {say('action.more')}
        </PressButton>
      )}
      <PressButton className="button filled" onPress={intents.done}>
        {say('action.done')}
      </PressButton>
    </>
  );
}
