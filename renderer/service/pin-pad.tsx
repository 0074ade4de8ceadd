import { useEffect, type ReactNode } from 'react';
import { frameWords } from '../../app/messages/service/frame-words.ts';
import type { PadView } from '../../app/service/view.ts';
import type { Limit } from '../../app/session/view/view.ts';
import { formatLeft } from '../parts/countdown.ts';
import { useLeftMs } from '../parts/use-left-ms.ts';
import { DigitPad } from './parts/digit-pad.tsx';
import { Notice } from './parts/notice.tsx';
import type { ServiceIntents } from './state/intents.ts';
import { useService, useServiceWords } from './state/shown.ts';

/** The PIN pad. It knows how many digits were typed and never which: each goes to main at once. */
export function PinPad({ view }: { readonly view: PadView }): ReactNode {
  const { intents } = useService();
  const { say } = useServiceWords(frameWords);
  useKeys(intents);
  const isShut = view.isChecking || view.wait !== null;
  return (
    <div className="pin">
      <h1 className="title">{say('pin.title')}</h1>
      <p className="pin-dots" role="img" aria-label={say('pin.digits', { digits: view.digits })}>
        {Array.from({ length: view.digits }, (_, index) => (
          <span key={index} className="pin-dot" />
        ))}
      </p>
      <div className="pin-notice">
        <PadSentence view={view} />
      </div>
      <DigitPad
        onDigit={intents.digit}
        onErase={intents.erase}
        onEnter={intents.enter}
        eraseLabel={say('pin.erase')}
        enterLabel={say('pin.enter')}
        disabled={isShut}
      />
    </div>
  );
}

function PadSentence({ view }: { readonly view: PadView }): ReactNode {
  const { say } = useServiceWords(frameWords);
  if (view.isChecking) return <Notice kind="attention">{say('pin.checking')}</Notice>;
  return (
    <>
      {view.notice !== null && <Notice kind="fault">{say(`pin.${view.notice}`)}</Notice>}
      {view.wait !== null && <WaitSentence limit={view.wait} isLocked={view.isLocked} />}
    </>
  );
}

function WaitSentence({ limit, isLocked }: { readonly limit: Limit; readonly isLocked: boolean }): ReactNode {
  const { arrivedAtMs } = useService();
  const { say } = useServiceWords(frameWords);
  const time = formatLeft(useLeftMs(limit, arrivedAtMs));
  return (
    <p className="notice" data-kind="attention" role="timer">
      {say(isLocked ? 'pin.locked' : 'pin.wait', { time })}
    </p>
  );
}

/** A USB keyboard types as well. Keys on a focused button are the button's. */
function useKeys(intents: ServiceIntents): void {
  useEffect(() => {
    const onKey = ({ key, repeat, target }: KeyboardEvent): void => {
      if (repeat) return;
      if (/^\d$/.test(key)) intents.digit(Number(key));
      else if (key === 'Backspace') intents.erase();
      else if (key === 'Enter' && !(target instanceof HTMLButtonElement)) intents.enter();
      else if (key === 'Escape') intents.leave();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [intents]);
}
