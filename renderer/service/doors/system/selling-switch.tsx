import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import type { SystemView } from '../../../../app/service/doors/system/types.ts';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';
import { HeldSwitch } from './held-switch.tsx';

interface Props {
  readonly closed: SystemView['closed'];
  readonly isEnding: boolean;
  readonly onSwitch: (kind: 'out-of-service' | 'back-in-service') => void;
}

/** Stops the selling and begins it again, whoever stopped it: a person here, or the fleet. */
export function SellingSwitch({ closed, isEnding, onSwitch }: Props): ReactNode {
  const { say } = useServiceWords(systemWords);
  const kind = closed === null ? 'out-of-service' : 'back-in-service';
  return (
    <HeldSwitch
      fact="selling"
      isUnusual={closed !== null}
      action={kind}
      label={say(kind)}
      isEnding={isEnding}
      onSwitch={onSwitch}
    >
      {closed === null ? (
        <p className="fact-text">{say('selling.how')}</p>
      ) : (
        <Notice kind="attention">
          {say(closed.by === undefined ? `selling.stopped-${closed.role}` : 'selling.stopped-fleet', {
            time: formatKazakhTime(closed.sinceMs),
            key: closed.by,
          })}
        </Notice>
      )}
    </HeldSwitch>
  );
}
