import type { ReactNode } from 'react';
import { boughtText } from './bought-text.ts';
import { OutcomeLines } from './outcome-lines.tsx';
import { formatTenge } from '../../../app/money/money.ts';
import type { PaperState } from '../../../app/sale-outcome.ts';
import type { MessageKey } from '../../../app/messages/text.ts';
import { moneyText } from '../../../app/messages/money-text.ts';
import { isOnPaper } from '../parts/on-paper.ts';
import { PressButton } from '../../parts/press-button.tsx';
import { Sign } from '../parts/sign.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { TextWithContact } from '../parts/text-with-contact.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

interface ClaimProps {
  readonly code: string;
  readonly number: string | null;
  readonly paper: PaperState;
}

/**
 * The code of the debt. It stays on the screen even when the slip is printed, so that the customer can photograph it.
 */
function Claim({ code, number, paper }: ClaimProps): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  return (
    <div className="claim">
      <b className="claim-code">{code}</b>
      <p>
        <TextWithContact text={say('error.claim', { contact: frame.contact ?? undefined })} contact={frame.contact} />
      </p>
      {isOnPaper(paper) && <p className="paper-note">{say(`error.paper.${paper}`)}</p>}
      {number !== null && <p className="payment-number">{say('error.payment-number', { number })}</p>}
    </div>
  );
}

/** It is not known yet whether money was taken; keeping the receipt helps in either case. */
function KeepReceipt(): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  return (
    <div className="claim keep-receipt">
      <p>
        <TextWithContact
          text={say('error.checking', { contact: frame.contact ?? undefined })}
          contact={frame.contact}
        />
      </p>
    </div>
  );
}

function todoOf({ reason, money }: ScreenProps<'error'>['screen']): MessageKey {
  if (reason === 'invoice-lost')
    return money === 'not-charged' ? 'error.invoice-lost.again' : 'error.invoice-lost.todo';
  // The code names the contact.
  return money === 'checking' ? 'error.checking' : `error.${reason}.todo`;
}

/** First the fact, then the money, then the next step. */
export function ErrorContent({ screen }: ScreenProps<'error'>): ReactNode {
  const { frame } = useShown();
  const { say, name } = useWords();
  const { reason, money, product, claimCode, technicalCode, lines = [] } = screen;
  const hasOutcome = lines.some(({ out }) => out !== null);
  const isSettled = money === 'not-charged';
  const hasClaim = claimCode !== null && !isSettled;
  // The amount owed can differ from the price. It is in the sentence about the money; beside the product it would look
  // like the price.
  const isAmountOfMoney = money === 'owed' || money === 'going-back' || money === 'in-doubt';
  return (
    <div className="centre error" data-paper={screen.paper}>
      <Sign kind={isSettled ? 'refusal' : 'attention'} />
      {isSettled && <p className="overline">{say('error.cancelled')}</p>}
      <Heading screen={screen} />
      {hasOutcome && <OutcomeLines lines={lines} />}
      {product !== null && !hasOutcome && (
        <p className="error-product">
          {boughtText({ ...screen, product }, { name })}
          {!isAmountOfMoney && ` · ${formatTenge(screen.amountTiyn)}`}
        </p>
      )}
      <p className="money" data-money={money}>
        {moneyText(frame.language, { ...screen, isInvoice: reason === 'invoice-lost' })}
      </p>
      {money === 'checking' && !hasClaim ? <KeepReceipt /> : <p className="lead">{say(todoOf(screen))}</p>}
      {hasClaim && <Claim code={claimCode} number={screen.qrPaymentId} paper={screen.paper} />}
      {technicalCode !== null && <small className="technical-code">{technicalCode}</small>}
    </div>
  );
}

/** Back to the products, by touch or after a time. */
export function ErrorActions({ screen }: ScreenProps<'error'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      <PressButton className="button filled" onPress={intents.done}>
        {say('action.back')}
      </PressButton>
    </>
  );
}
