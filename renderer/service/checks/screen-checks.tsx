import { useState, type ReactNode } from 'react';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { ChecksProps } from './check-props.ts';
import { PixelColours } from './pixel-colours.tsx';
import { SoundCheck } from './sound-check.tsx';
import { TouchGrid } from './touch-grid.tsx';
import { usePassed } from './passed.ts';

type Props = ChecksProps;

/** What the window checks by itself: touch, pixels and sound. */
export function ScreenChecks({ view, act }: Props): ReactNode {
  return (
    <>
      <TouchCheck view={view} act={act} />
      <PixelCheck view={view} act={act} />
      <SoundCheck view={view} act={act} />
    </>
  );
}

function TouchCheck({ view: { touch }, act }: Props): ReactNode {
  const { say } = useServiceWords(checksWords);
  const passed = usePassed();
  const [isOpen, setIsOpen] = useState(false);
  const { isGood, passedAtMs } = touch;
  const ended = isGood === null ? [] : [say(isGood ? 'touch.good' : 'touch.bad')];
  return (
    <>
      <FactLine
        fact="check-touch"
        title={say('touch')}
        level={isGood === null ? null : isGood ? 'works' : 'fault'}
        action={
          <ActionButton
            action="check-touch"
            className="cure"
            onPress={() => {
              setIsOpen(true);
            }}
          >
            {say('touch.start')}
          </ActionButton>
        }
      >
        {[...ended, passed(passedAtMs)].join(' ')}
      </FactLine>
      {isOpen && (
        <TouchGrid
          onEnd={(isWhole) => {
            setIsOpen(false);
            act({ kind: 'screen-checked', what: 'touch', isGood: isWhole });
          }}
        />
      )}
    </>
  );
}

function PixelCheck({ view: { pixels }, act }: Props): ReactNode {
  const { say } = useServiceWords(checksWords);
  const passed = usePassed();
  const [step, setStep] = useState<'idle' | 'colours' | 'asking'>('idle');
  const { isGood, passedAtMs } = pixels;
  const answer = (isEven: boolean): void => {
    setStep('idle');
    act({ kind: 'screen-checked', what: 'pixels', isGood: isEven });
  };
  const ended = isGood === null ? [] : [say(isGood ? 'pixels.good' : 'pixels.bad')];
  return (
    <>
      <FactLine
        fact="check-pixels"
        title={say('pixels')}
        level={step === 'asking' ? 'unknown' : isGood === null ? null : isGood ? 'works' : 'fault'}
        action={
          step === 'asking' ? (
            <div className="screen-answers">
              <ActionButton
                action="pixels-good"
                onPress={() => {
                  answer(true);
                }}
              >
                {say('pixels.yes')}
              </ActionButton>
              <ActionButton
                action="pixels-bad"
                onPress={() => {
                  answer(false);
                }}
              >
                {say('pixels.no')}
              </ActionButton>
            </div>
          ) : (
            <ActionButton
              action="check-pixels"
              className="cure"
              onPress={() => {
                setStep('colours');
              }}
            >
              {say('pixels.start')}
            </ActionButton>
          )
        }
      >
        {step === 'asking' ? say('pixels.ask') : [...ended, passed(passedAtMs)].join(' ')}
      </FactLine>
      {step === 'colours' && (
        <PixelColours
          onEnd={() => {
            setStep('asking');
          }}
        />
      )}
    </>
  );
}
