import type { ReactNode } from 'react';
import { stickWords } from '../../../app/messages/service/stick-words.ts';
import type { StickTrouble } from '../../../app/import/stick-file.ts';
import { useServiceWords } from '../state/shown.ts';
import { Notice } from './notice.tsx';

/** Why a file that somebody looks for may be on the stick and not in the list. */
export function StickTroubles({ troubles }: { readonly troubles: readonly StickTrouble[] }): ReactNode {
  const { say } = useServiceWords(stickWords);
  return troubles.map((trouble) => (
    <Notice key={trouble} kind={trouble === 'cut' ? 'attention' : 'fault'}>
      <span data-fact={`stick-${trouble}`}>{say(trouble)}</span>
    </Notice>
  ));
}
