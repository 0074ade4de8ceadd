import { useState, type ReactNode } from 'react';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { ChecksProps } from './check-props.ts';
import { usePassed } from './passed.ts';
import { playTone } from './tone.ts';

/** A tone by the page, and whether it was heard: no program can know that. */
export function SoundCheck({ view: { sound }, act }: ChecksProps): ReactNode {
  const { say } = useServiceWords(checksWords);
  const passed = usePassed();
  const [isAsking, setIsAsking] = useState(false);
  const { isGood, passedAtMs } = sound;
  const play = (): void => {
    playTone();
    setIsAsking(true);
  };
  const answer = (isHeard: boolean): void => {
    setIsAsking(false);
    act({ kind: 'screen-checked', what: 'sound', isGood: isHeard });
  };
  const ended = isGood === null ? [] : [say(isGood ? 'sound.good' : 'sound.bad')];
  return (
    <FactLine
      fact="check-sound"
      title={say('sound')}
      level={isAsking ? 'unknown' : isGood === null ? null : isGood ? 'works' : 'fault'}
      action={isAsking ? <Answers onAnswer={answer} onAgain={play} /> : <Start onPlay={play} />}
    >
      {isAsking ? say('sound.ask') : [...ended, passed(passedAtMs)].join(' ')}
    </FactLine>
  );
}

function Start({ onPlay }: { readonly onPlay: () => void }): ReactNode {
  const { say } = useServiceWords(checksWords);
  return (
    <ActionButton action="check-sound" className="cure" onPress={onPlay}>
      {say('sound.start')}
    </ActionButton>
  );
}

function Answers({
  onAnswer,
  onAgain,
}: {
  readonly onAnswer: (isHeard: boolean) => void;
  readonly onAgain: () => void;
}): ReactNode {
  const { say } = useServiceWords(checksWords);
  return (
    <div className="screen-answers">
      <ActionButton
        action="sound-good"
        onPress={() => {
          onAnswer(true);
        }}
      >
        {say('sound.yes')}
      </ActionButton>
      <ActionButton
        action="sound-bad"
        onPress={() => {
          onAnswer(false);
        }}
      >
        {say('sound.no')}
      </ActionButton>
      <ActionButton action="sound-again" onPress={onAgain}>
        {say('sound.again')}
      </ActionButton>
    </div>
  );
}
