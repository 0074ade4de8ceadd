import type { ReactNode } from 'react';
import { OperatorNotice } from '../parts/operator-notice.tsx';
import { Sign } from '../parts/sign.tsx';
import { useShown, useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

/**
 * Why the kiosk does not sell, what happens to money already paid, and whom to call; separately, what the technician
 * has to do.
 */
export function OutOfServiceContent({ screen }: ScreenProps<'out-of-service'>): ReactNode {
  const { frame } = useShown();
  const { say } = useWords();
  const { reason, parameters } = screen.problem;
  return (
    <div className="centre out-of-service">
      <Sign kind="closed" />
      <Heading screen={screen} />
      <p className="lead">{say(`problem.${reason}.customer`, { onlyService: screen.onlyService ?? undefined })}</p>
      <OperatorNotice notice={screen.notice} />
      <div className="contact">
        <p>{say('out-of-service.money')}</p>
        {frame.contact !== null && <b>{frame.contact}</b>}
      </div>
      <section className="technician">
        <h2>
          {say('out-of-service.technician')} <span className="technician-reason">{reason}</span>
        </h2>
        <p>{say(`problem.${reason}.technician`, parameters)}</p>
      </section>
    </div>
  );
}
