import type { ReactNode } from 'react';
import { formatKazakhTime } from '../../../../app/messages/kazakh-time.ts';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import type { SystemView } from '../../../../app/service/doors/system/types.ts';
import { HoldButton } from '../../parts/hold-button.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useServiceWords } from '../../state/shown.ts';

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
    <section className="demo-switch" data-fact="selling" data-level={closed === null ? 'plain' : 'attention'}>
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
      <div className="door-actions">
        <HoldButton
          action={kind}
          disabled={isEnding}
          onHeld={() => {
            onSwitch(kind);
          }}
        >
          {say(kind)}
        </HoldButton>
      </div>
    </section>
  );
}
