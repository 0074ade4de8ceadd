import type { ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import type { Level } from '../../../app/service/doors/home/types.ts';
import { useServiceWords } from '../state/shown.ts';

interface Props {
  /** The name that stays, its `data-fact`. */
  readonly fact: string;
  readonly title: string;
  /** Null for a fact that is neither good nor bad. */
  readonly level?: Level | null;
  /** It is nothing that works or does not: its good state is "all right". */
  readonly isDuty?: boolean;
  /** The word for a good state, where neither "works" nor "all right" fits. */
  readonly goodWord?: string | undefined;
  /** The fact itself. */
  readonly children?: ReactNode;
  /** What leads to the cure. */
  readonly action?: ReactNode;
}

/** One fact: what it is about, how it is in a colour and in a word, what is behind it, and where its cure is. */
export function FactLine({ fact, title, level = null, isDuty = false, goodWord, children, action }: Props): ReactNode {
  const { say } = useServiceWords(frameWords);
  const good = goodWord ?? say(isDuty ? 'fine' : 'level.works');
  const word = level === 'works' ? good : level !== null && say(`level.${level}`);
  return (
    <li className="fact" data-fact={fact} data-level={level ?? 'plain'}>
      <div className="fact-words">
        <p className="fact-title">
          {title}
          {level !== null && <span className="fact-level">{word}</span>}
        </p>
        {children !== undefined && children !== '' && <p className="fact-text">{children}</p>}
      </div>
      {action}
    </li>
  );
}
