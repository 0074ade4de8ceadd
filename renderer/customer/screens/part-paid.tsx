import type { ReactNode } from 'react';
import { formatTenge } from '../../../app/money/money.ts';
import type { PaidPart } from '../../../app/session/view/view.ts';
import { useWords } from '../state/shown.ts';

/** What is in of a payment in parts, and what is missing. */
export function PartPaid({ part: { paidTiyn, missingTiyn } }: { readonly part: PaidPart }): ReactNode {
  const { say } = useWords();
  return (
    <section className="part-paid" aria-live="polite">
      <p>
        {say('part.paid')} <b>{formatTenge(paidTiyn)}</b>
      </p>
      <p>
        {say('part.missing')} <b>{formatTenge(missingTiyn)}</b>
      </p>
      <p className="part-text">{say('part.text')}</p>
    </section>
  );
}
