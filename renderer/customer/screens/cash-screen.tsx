import type { ReactNode } from 'react';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import { NoteSlotDrawing } from '../parts/note-drawing.tsx';
import { PressButton } from '../../parts/press-button.tsx';
import { TimeRing } from '../parts/time-ring.tsx';
import { Picture } from '../../picture/picture.tsx';
import { useShown, useWords, type Words } from '../state/shown.ts';
import type { WayButton } from '../../../app/session/view/view.ts';
import { Heading } from './heading.tsx';
import { boughtText } from './bought-text.ts';
import type { Language } from '../../../app/language/language.ts';
import { text } from '../../../app/messages/text.ts';
import { wayText } from '../../../app/messages/ways-text.ts';
import type { ScreenProps } from './screen-of.ts';

/** What is being bought, what has been inserted and, largest of all, what is missing. */
export function CashContent({ screen }: ScreenProps<'cash'>): ReactNode {
  const { say, name } = useWords();
  const { amountTiyn, insertedTiyn, carriedTiyn, restTiyn } = screen;
  return (
    <div className="cash">
      <div className="qr-product">
        <Picture picture={screen.product.picture} />
        <span className="cash-product">{boughtText(screen, { name })}</span>
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

/** Why no note is taken, and the way of the button at the bottom. */
function noBillsText({ isAcceptorOut, ways }: ScreenProps<'cash'>['screen'], language: Language): string {
  const [first] = ways;
  if (first === undefined) return text(language, isAcceptorOut ? 'cash.out-no-way' : 'cash.no-way');
  const way = wayText(language, first.presents, first.name);
  return text(language, isAcceptorOut ? 'cash.out' : 'cash.no-bills', { way });
}

/** The notes that are accepted now, as drawings; if none is, why and what to do. */
function Bills({ screen }: ScreenProps<'cash'>): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  if (screen.billsTiyn.length === 0) return <p className="cash-no-bills">{noBillsText(screen, frame.language)}</p>;
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

/** The words for paying the rest, or everything, another way. */
function restWords(way: WayButton, { insertedTiyn }: ScreenProps<'cash'>['screen'], { say, name }: Words): string {
  const isRest = insertedTiyn > ZERO_TIYN;
  if (way.id === 'qr') return say(isRest ? 'cash.rest-by-qr' : 'cash.by-qr');
  return say(isRest ? 'cash.rest-by' : 'cash.by', { way: wayWords(way, { name }) });
}

/** The name of a way, and what it costs where that is more than the rest. */
function wayWords(way: WayButton, { name }: Pick<Words, 'name'>): string {
  const total = way.commissionTiyn === ZERO_TIYN ? '' : ` · ${formatTenge(way.totalTiyn)}`;
  return `${name(way.name)}${total}`;
}

/** With more further ways than these, one heading says what all of them are for. */
const MOST_IN_WORDS = 3;

/** The further ways; the first one is the button at the bottom. */
function OtherWays({ screen }: ScreenProps<'cash'>): ReactNode {
  const { intents } = useShown();
  const words = useWords();
  const others = screen.ways.slice(1);
  if (others.length === 0) return null;
  const heading = words.say(screen.insertedTiyn > ZERO_TIYN ? 'cash.rest-otherwise' : 'cash.otherwise');
  const isList = others.length > MOST_IN_WORDS;
  const buttons = others.map((way) => (
    <PressButton
      key={way.id}
      className="button ghost"
      onPress={() => {
        intents.payBy(way.id);
      }}
    >
      {isList ? wayWords(way, words) : restWords(way, screen, words)}
    </PressButton>
  ));
  if (!isList) return <div className="cash-ways">{buttons}</div>;
  return (
    <div className="cash-ways cash-ways-list" role="group" aria-label={heading}>
      <p aria-hidden="true">{heading}</p>
      {buttons}
    </div>
  );
}

/** The time left, Cancel, and paying the rest at a service. */
export function CashActions({ screen }: ScreenProps<'cash'>): ReactNode {
  const { intents } = useShown();
  const words = useWords();
  const { say } = words;
  const [first] = screen.ways;
  return (
    <>
      {screen.step === 'insert' && <OtherWays screen={screen} />}
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
      {first !== undefined && (
        <PressButton
          className="button filled"
          onPress={() => {
            intents.payBy(first.id);
          }}
        >
          {restWords(first, screen, words)}
        </PressButton>
      )}
    </>
  );
}
