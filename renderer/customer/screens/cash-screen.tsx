import type { ReactNode } from 'react';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import { NoteSlotDrawing } from '../parts/note-drawing.tsx';
import { PressButton } from '../../parts/press-button.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import { pieces } from '../../../app/messages/pieces.ts';
import type { MessageKey } from '../../../app/messages/text.ts';
import type { ScreenProps } from './screen-of.ts';

/** What is being bought, what has been inserted and, largest of all, what is missing. */
export function CashContent({ screen }: ScreenProps<'cash'>): ReactNode {
  const { say, name } = useWords();
  const { amountTiyn, insertedTiyn, carriedTiyn, restTiyn } = screen;
  return (
    <div className="cash">
      <div className="qr-product">
        <Picture picture={screen.product.picture} />
        <span className="cash-product">{pieces(screen.quantity, name(screen.product.name))}</span>
        <b className="cash-price">{formatTenge(amountTiyn)}</b>
      </div>
      <Heading screen={screen} />
      <section className="cash-block">
        <div className="cash-rest" aria-live="polite">
          <p>{say('cash.rest')}</p>
          <p className="amount">{formatTenge(restTiyn)}</p>
        </div>
        <progress
          className="cash-progress"
          max={amountTiyn}
          value={insertedTiyn + carriedTiyn}
          aria-label={say('cash.inserted')}
        />
        <div className="cash-inserted">
          <p>{say('cash.inserted')}</p>
          <p className="amount">{formatTenge(insertedTiyn)}</p>
        </div>
        {carriedTiyn > ZERO_TIYN && (
          <div className="cash-inserted">
            <p>{say('receipt.carried-change')}</p>
            <p className="amount">{formatTenge(carriedTiyn)}</p>
          </div>
        )}
      </section>
    </div>
  );
}

function noBillsWords({ isAcceptorOut, canPayRest }: ScreenProps<'cash'>['screen']): MessageKey {
  if (isAcceptorOut) return canPayRest ? 'cash.out' : 'cash.out-no-way';
  return canPayRest ? 'cash.no-bills' : 'cash.no-way';
}

/** The notes that are accepted now, as drawings; if none is, why and what to do. */
function Bills({ screen }: ScreenProps<'cash'>): ReactNode {
  const { say } = useWords();
  if (screen.billsTiyn.length === 0) return <p className="cash-no-bills">{say(noBillsWords(screen))}</p>;
  return (
    <div className="cash-bills">
      <h2>{say('cash.bills')}</h2>
      <ul>
        {screen.billsTiyn.map((billTiyn) => (
          <li key={billTiyn}>{formatTenge(billTiyn)}</li>
        ))}
      </ul>
    </div>
  );
}

/** Which notes to insert and that no change is given; while a note moves, what is happening to it. */
export function CashGuide({ screen }: ScreenProps<'cash'>): ReactNode {
  const { say } = useWords();
  const { step } = screen;
  if (step !== 'insert') {
    return (
      <div className="cash-guide cash-moving">
        <NoteSlotDrawing />
        <p className="lead">{say(`cash.${step}.text`)}</p>
      </div>
    );
  }
  return (
    <div className="cash-guide">
      <Bills screen={screen} />
      <div className="cash-terms">
        <p>{say(`cash.change.${screen.changePolicy}`)}</p>
        {screen.insertedTiyn > ZERO_TIYN && <p>{say('cash.cancel-owes')}</p>}
      </div>
    </div>
  );
}

/** The time left, Cancel, and paying the rest by QR. */
export function CashActions({ screen }: ScreenProps<'cash'>): ReactNode {
  const { intents } = useShown();
  const { say } = useWords();
  return (
    <>
      <TimeRing limit={screen.limit} />
      {screen.step === 'leaving' ? (
        <p className="actions-text">{say('cash.leaving.wait')}</p>
      ) : (
        <PressButton className="button ghost" onPress={intents.cancel}>
          {say('action.cancel')}
        </PressButton>
      )}
      {/* Cancel must not become wider under a finger that reaches for the other button. */}
      {screen.step === 'drawing' && <div className="button-space" />}
      {screen.canPayRest && (
        <PressButton className="button filled" onPress={intents.payByQr}>
          {say(screen.insertedTiyn > ZERO_TIYN ? 'cash.rest-by-qr' : 'cash.by-qr')}
        </PressButton>
      )}
    </>
  );
}
