import '../../../styles/service/setup.css';
import { useState, type ReactNode } from 'react';
import { dayAsTyped, type TypedDays } from '../../../../app/export/days.ts';
import { exportDoorWords } from '../../../../app/messages/service/export-door-words.ts';
import type { ExportAction } from '../../../../app/service/doors/export/actions.ts';
import { TypedKeys, TypedLines, useTyping } from '../../parts/typed-lines.tsx';
import { useServiceWords } from '../../state/shown.ts';

/** Longer than a day with its points. */
const MOST_LETTERS = 20;

interface Props {
  /** What was typed already. */
  readonly before: TypedDays;
  readonly act: (action: ExportAction) => void;
}

/** The first and the last day, typed on the pad; the points come by themselves. */
export function DatesForm({ before, act }: Props): ReactNode {
  const { say } = useServiceWords(exportDoorWords);
  const [typed, setTyped] = useState(before);
  const typing = useTyping(
    (['from', 'to'] as const).map((name) => ({ name, keys: 'digits', label: say(name) })),
    {
      valueOf: (name) => typed[name],
      onType: (name, text) => {
        const next = { ...typed, [name]: dayAsTyped(text) };
        setTyped(next);
        act({ kind: 'type-days', ...next });
      },
      most: MOST_LETTERS,
      onDone: () => undefined,
    },
  );
  return (
    <div className="setup-form">
      <div className="setup-lines">
        <TypedLines typing={typing} onDone={typing.enter} />
      </div>
      <TypedKeys typing={typing} />
    </div>
  );
}
