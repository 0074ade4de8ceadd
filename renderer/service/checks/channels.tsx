import { useEffect, useRef, type ReactNode } from 'react';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import type { ChannelView } from '../../../app/service/trial/channel-view.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { ChecksProps } from './check-props.ts';
import { usePassed } from './passed.ts';

interface Props {
  readonly view: ChannelView;
  readonly act: ChecksProps['act'];
}

interface QuestionProps {
  readonly view: ChannelView;
  /** Of any door that pulses channels. */
  readonly act: (answer: {
    readonly kind: 'answer';
    readonly channel: number;
    readonly answer: (typeof ANSWERS)[number];
  }) => void;
}

const ANSWERS = ['out', 'not-out', 'none'] as const;

/** One channel: what is behind it, and the pulse. */
export function ChannelRow({ view, act }: Props): ReactNode {
  const { say, name } = useServiceWords(checksWords);
  const passed = usePassed();
  const { channel, left, step, unmoved, passedAtMs, canPulse } = view;
  const product = view.name === null ? say('channel.no-product') : name(view.name);
  return (
    <FactLine
      fact={`channel-${String(channel)}`}
      title={`${say('channel', { channel })}: ${product}`}
      level={unmoved === null ? (step === 'pulsing' ? 'unknown' : null) : 'fault'}
      action={
        <HoldButton
          action={`check-channel-${String(channel)}`}
          disabled={!canPulse}
          onHeld={() => {
            act({ kind: 'pulse', channel });
          }}
        >
          {say('channel.start')}
        </HoldButton>
      }
    >
      {[
        ...(left === null ? [] : [say('channel.left', { count: left })]),
        ...(step === 'pulsing' ? [say('channel.pulsing')] : []),
        unmoved === null ? passed(passedAtMs) : say('channel.unmoved', { reason: unmoved }),
      ].join(' ')}
    </FactLine>
  );
}

/** What came out: shown until it is answered, also after a power cut. */
export function Question({ view, act }: QuestionProps): ReactNode {
  const { say, name } = useServiceWords(checksWords);
  const { channel, drop } = view;
  const product = view.name === null ? say('channel.no-product') : name(view.name);
  const card = useRef<HTMLElement>(null);
  // After a button further down was held, the question would be out of sight otherwise.
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section ref={card} className="question" data-fact={`question-${String(channel)}`} data-drop={drop ?? 'cut'}>
      <p className="question-title" role="status">
        {say('ask', { channel, name: product })}
      </p>
      <p className="question-text">{say(drop === null ? 'ask.cut' : `ask.${drop}`)}</p>
      <div className="door-actions">
        {ANSWERS.map((answer) => (
          <ActionButton
            key={answer}
            action={`answer-${answer}-${String(channel)}`}
            onPress={() => {
              act({ kind: 'answer', channel, answer });
            }}
          >
            {say(`answer.${answer}`)}
          </ActionButton>
        ))}
      </div>
    </section>
  );
}
