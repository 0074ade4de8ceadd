import type { ReactNode } from 'react';
import { doorTitles } from '../../../app/messages/service/door-titles.ts';
import { homeWords } from '../../../app/messages/service/home-words.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { text } from '../../../app/messages/text.ts';
import { formatTenge } from '../../../app/money/money.ts';
import type { HomeFact, HomeLine, LineValue } from '../../../app/service/doors/home/types.ts';
import type { TextParameters } from '../../../app/messages/fill-template.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { Notice } from '../parts/notice.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';

/** Whether the machine sells, what is wrong first, and the way to every other door. */
export function HomeDoor({ view, act }: DoorProps<'home'>): ReactNode {
  const { frame, intents } = useService();
  const { say } = useServiceWords(homeWords);
  const titles = useServiceWords(doorTitles);
  const { closed } = view;
  return (
    <div className="door home">
      {closed === null ? (
        <Notice kind="good">{`${say('sells')}. ${say('sells.text')}`}</Notice>
      ) : (
        <Notice kind="fault">
          {`${say('closed')}. ${text(frame.language, `problem.${closed.reason}.technician`, closed.parameters)}`}
        </Notice>
      )}
      <Lines lines={view.lines.filter(isWrong)} />
      <nav className="home-doors" aria-label={say('doors')}>
        {frame.doors
          .filter((step) => step !== 'home')
          .map((step) => (
            <ActionButton
              key={step}
              action={`home-${step}`}
              onPress={() => {
                intents.open(step);
              }}
            >
              {titles.say(step)}
            </ActionButton>
          ))}
      </nav>
      <Lines lines={view.lines.filter((line) => !isWrong(line))} />
      <div className="door-actions">
        <ActionButton
          action="refresh"
          onPress={() => {
            act({ kind: 'refresh' });
          }}
        >
          {say('refresh')}
        </ActionButton>
      </div>
    </div>
  );
}

function isWrong({ level }: HomeLine): boolean {
  return level === 'fault' || level === 'attention';
}

function Lines({ lines }: { readonly lines: readonly HomeLine[] }): ReactNode {
  return (
    lines.length > 0 && (
      <ul className="facts">
        {lines.map((line) => (
          <Line key={line.fact} line={line} />
        ))}
      </ul>
    )
  );
}

/** Facts that are neither good nor bad. */
const PLAIN: ReadonlySet<HomeFact> = new Set<HomeFact>(['version', 'since']);

function Line({ line }: { readonly line: HomeLine }): ReactNode {
  const { frame, intents } = useService();
  const { say } = useServiceWords(homeWords);
  const titles = useServiceWords(doorTitles);
  const { fact, level, value, problem, leadsTo } = line;
  const isPaper = fact === 'printer' && level === 'attention';
  const words =
    problem !== null
      ? text(frame.language, `problem.${problem.reason}.technician`, problem.parameters)
      : isPaper
        ? say('printer.attention')
        : say(`${fact}.text`, parametersOf(value));
  const hasCure = leadsTo !== null && isWrong(line);
  return (
    <FactLine
      fact={fact}
      title={say(fact)}
      level={PLAIN.has(fact) ? null : level}
      action={
        hasCure && (
          <ActionButton
            action={`cure-${fact}`}
            className="cure"
            onPress={() => {
              intents.open(leadsTo);
            }}
          >
            {titles.say(leadsTo)}
          </ActionButton>
        )
      }
    >
      {words}
    </FactLine>
  );
}

function parametersOf({ amountTiyn, count, wallMs, text: own }: LineValue): TextParameters {
  return {
    ...(amountTiyn === undefined ? {} : { amount: formatTenge(amountTiyn) }),
    ...(count === undefined ? {} : { count }),
    ...(own === undefined ? {} : { text: own }),
    ...(wallMs === undefined ? {} : { time: formatKazakhTime(wallMs) }),
  };
}
