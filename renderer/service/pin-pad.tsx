import type { ReactNode } from 'react';
import { frameWords } from '../../app/messages/service/frame-words.ts';
import type { PadView } from '../../app/service/view.ts';
import type { Limit } from '../../app/session/view/view.ts';
import { formatLeft } from '../parts/countdown.ts';
import { useLeftMs } from '../parts/use-left-ms.ts';
import { DigitPad } from './parts/digit-pad.tsx';
import { Notice } from './parts/notice.tsx';
import { PinDots } from './parts/pin-dots.tsx';
import { usePinKeys } from './parts/use-pin-keys.ts';
import { useService, useServiceWords } from './state/shown.ts';

/** The PIN pad. It has the number of typed digits and never the digits: each is sent to main at once. */
export function PinPad({ view }: { readonly view: PadView }): ReactNode {
  const { intents } = useService();
  const { say } = useServiceWords(frameWords);
  usePinKeys(intents);
  const isShut = view.isChecking || view.wait !== null;
  return (
    <div className="pin">
      <h1 className="title">{say('pin.title')}</h1>
      <PinDots digits={view.digits} />
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
