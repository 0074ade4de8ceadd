import type { ReactNode } from 'react';
import { systemWords } from '../../../../app/messages/service/system-words.ts';
import { updateSentence } from '../../../../app/messages/update-words.ts';
import type { SystemAction } from '../../../../app/service/doors/system/actions.ts';
import type { SystemState, UpdateFacts } from '../../../../app/service/doors/system/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { FactLine } from '../../parts/fact-line.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useService, useServiceWords } from '../../state/shown.ts';

const LOOKS = ['update-check', 'update-now', 'update-stick'] as const;

interface Props {
  readonly view: SystemState;
  readonly act: (action: SystemAction) => void;
}

/** The version that is ready or on trial, what has failed, and the ways to look for another one. */
export function UpdatePart({ view, act }: Props): ReactNode {
  const { say } = useServiceWords(systemWords);
  const { language } = useService().frame;
  const { facts, looking, looked, ending } = view;
  if (facts?.updates === undefined) return null;
  return (
    <section className="demo-switch">
      <ul className="facts">
        <FactLine fact="update" title={say('update')} level={levelOf(facts.updates)}>
          {linesOf(facts.updates, say).join(' ')}
        </FactLine>
      </ul>
      {looking !== null && <Notice kind="attention">{say('update.looking')}</Notice>}
      {looked !== null && <Notice kind={kindOf(looked)}>{updateSentence(looked, language)}</Notice>}
      <div className="door-actions">
        {LOOKS.map((kind) => (
          <ActButton key={kind} action={kind} does={{ kind }} act={act} disabled={looking !== null || ending !== null}>
            {say(kind)}
          </ActButton>
        ))}
      </div>
    </section>
  );
}

function kindOf({ kind }: NonNullable<SystemState['looked']>): 'good' | 'fault' {
  return kind === 'failed' ? 'fault' : 'good';
}

function levelOf({ takenBack, kept, isOnTrial }: UpdateFacts): 'works' | 'attention' {
  return takenBack.length + kept.length > 0 || isOnTrial ? 'attention' : 'works';
}

type Say = ReturnType<typeof useServiceWords<keyof typeof systemWords>>['say'];

function linesOf({ next, isOnTrial, takenBack, kept }: UpdateFacts, say: Say): readonly string[] {
  const lines = [
    ...(next === null ? [] : [say('update.next', { version: next })]),
    ...(isOnTrial ? [say('update.trial')] : []),
    ...(takenBack.length === 0 ? [] : [say('update.taken-back', { versions: takenBack.join(', ') })]),
    ...(kept.length === 0 ? [] : [say('update.kept', { versions: kept.join(', ') })]),
  ];
  return lines.length === 0 ? [say('update.none')] : lines;
}
