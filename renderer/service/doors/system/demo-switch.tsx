import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import type { DemoFacts } from '../../../../app/service/doors/system/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { HeldSwitch } from './held-switch.tsx';

interface Props {
  readonly demo: DemoFacts;
  readonly isEnding: boolean;
  readonly onSwitch: (kind: 'demo-on' | 'demo-off') => void;
}

/** Into the demonstration for training and out of it; both restart the program. */
export function DemoSwitch({ demo, isEnding, onSwitch }: Props): ReactNode {
  const { say } = useServiceWords(systemWords);
  if (demo.kind === 'impossible') return null;
  const kind = demo.kind === 'on' ? 'demo-off' : 'demo-on';
  return (
    <HeldSwitch
      fact="demo"
      isUnusual={demo.kind === 'on'}
      action={kind}
      label={say(kind)}
      isEnding={isEnding}
      onSwitch={onSwitch}
    >
      {demo.kind === 'on' ? (
        <Notice kind="attention">{say('demo.on', { time: formatKazakhTime(demo.untilWallMs) })}</Notice>
      ) : (
        <p className="fact-text">{say('demo.how')}</p>
      )}
    </HeldSwitch>
  );
}
