import '../../styles/service/log.css';
import { useState, type ReactNode } from 'react';
import { isLogEvent } from '../../../app/log/events.ts';
import { formatKazakhTime } from '../../../app/messages/kazakh-time.ts';
import { logEventWords } from '../../../app/messages/service/log-event-words.ts';
import { logWords } from '../../../app/messages/service/log-words.ts';
import { LINE_LEVELS, LOG_GROUPS } from '../../../app/service/doors/log/actions.ts';
import type { LogLine, LogView } from '../../../app/service/doors/log/types.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';

/** The technical log, the newest line first, by level and device. */
export function LogDoor({ view, act }: DoorProps<'log'>): ReactNode {
  const { say } = useServiceWords(logWords);
  return (
    <div className="door">
      <Filters view={view} act={act} />
      <Page view={view} />
      <div className="pages">
        <ActionButton
          action="page-previous"
          disabled={view.number === 1}
          onPress={() => {
            act({ kind: 'page', to: 'newer' });
          }}
        >
          {say('newer')}
        </ActionButton>
        <span className="page-number" data-fact="page">
          {say('page', { page: view.number })}
        </span>
        <ActionButton
          action="page-next"
          disabled={view.page?.hasOlder !== true}
          onPress={() => {
            act({ kind: 'page', to: 'older' });
          }}
        >
          {say('older')}
        </ActionButton>
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

/** The level is always there; the devices are a list that one opens, because it is long. */
function Filters({ view, act }: DoorProps<'log'>): ReactNode {
  const { say } = useServiceWords(logWords);
  const [isOpen, setIsOpen] = useState(false);
  const { level, group } = view.filter;
  return (
    <>
      <div className="choices" role="group" aria-label={say('level')}>
        {LINE_LEVELS.map((one) => (
          <ActionButton
            key={one}
            action={`level-${one}`}
            className="choice"
            aria-pressed={one === level}
            onPress={() => {
              act({ kind: 'level', level: one });
            }}
          >
            {say(`level.${one}`)}
          </ActionButton>
        ))}
        <ActionButton
          action="group"
          className="choice"
          aria-expanded={isOpen}
          onPress={() => {
            setIsOpen(!isOpen);
          }}
        >
          {`${say('group')}: ${say(`group.${group ?? 'all'}`)}`}
        </ActionButton>
      </div>
      {isOpen && (
        <div className="choices" role="group" aria-label={say('group')}>
          {[null, ...LOG_GROUPS].map((one) => (
            <ActionButton
              key={one ?? 'all'}
              action={`group-${one ?? 'all'}`}
              className="choice"
              aria-pressed={one === group}
              onPress={() => {
                setIsOpen(false);
                act({ kind: 'group', group: one });
              }}
            >
              {say(`group.${one ?? 'all'}`)}
            </ActionButton>
          ))}
        </div>
      )}
    </>
  );
}

function Page({ view: { page, isReading } }: { readonly view: LogView }): ReactNode {
  const { say } = useServiceWords(logWords);
  if (page === null && isReading) return <p className="empty">{say('reading')}</p>;
  if (page === null) return <Notice kind="fault">{say('unreadable')}</Notice>;
  if (page.lines.length === 0) return <p className="empty">{say('none')}</p>;
  return (
    <ul className="facts log-lines">
      {page.lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ul>
  );
}

const LEVELS = { info: 'plain', warning: 'attention', error: 'fault' } as const;

function Line({ line }: { readonly line: LogLine }): ReactNode {
  const { say, name: local } = useServiceWords(logWords);
  const { wallMs, level, event, facts } = line;
  const told = factsText(facts ?? {}, { yes: say('yes'), no: say('no') });
  return (
    <li className="fact log-line" data-fact="line" data-level={LEVELS[level]} data-event={event}>
      <div className="fact-words">
        <div className="log-head">
          <p className="fact-title">
            {isLogEvent(event) ? local(logEventWords[event]) : event}
            {level !== 'info' && <span className="fact-level">{say(`line.${level}`)}</span>}
          </p>
          <span className="log-time">{timeText(wallMs)}</span>
        </div>
        {told !== '' && <p className="fact-text log-facts">{told}</p>}
      </div>
    </li>
  );
}

/** Lines are kept for three months, so the year is not needed. */
const YEAR = /\.\d{4}/;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** With seconds, because what came first is the question. */
function timeText(wallMs: number): string {
  return `${formatKazakhTime(wallMs).replace(YEAR, '')}:${twoDigits(Math.floor(wallMs / SECOND_MS) % 60)}`;
}

function factsText(
  facts: NonNullable<LogLine['facts']>,
  { yes, no }: { readonly yes: string; readonly no: string },
): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${key}: ${typeof value !== 'boolean' ? String(value) : value ? yes : no}`)
    .join(' · ');
}
