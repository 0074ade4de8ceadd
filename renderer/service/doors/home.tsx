import type { ReactNode } from 'react';
import { doorTitles } from '../../../app/messages/service/door-titles.ts';
import { homeWords } from '../../../app/messages/service/home-words.ts';
import { text } from '../../../app/messages/text.ts';
import type { Problem } from '../../../app/problem.ts';
import type { LookedFor } from '../../../app/service/doors/home/actions.ts';
import type { Cure, HomeFact, HomeLine, HomeView } from '../../../app/service/doors/home/types.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { Notice } from '../parts/notice.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { useLineText } from './home-values.ts';

/** Whether the machine sells, what is wrong first, and the way to every other door. */
export function HomeDoor({ view, act }: DoorProps<'home'>): ReactNode {
  const { frame, intents } = useService();
  const { say } = useServiceWords(homeWords);
  const titles = useServiceWords(doorTitles);
  const look = (what: LookedFor): void => {
    act({ kind: 'look', what });
  };
  return (
    <div className="door home">
      <Earning view={view} look={look} />
      <Lines view={view} look={look} lines={view.lines.filter(isWrong)} label={say('wrong')} />
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
      <Lines view={view} look={look} lines={view.lines.filter((line) => !isWrong(line))} label={say('good')} />
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

interface Looking {
  readonly view: HomeView;
  readonly look: (what: LookedFor) => void;
}

/** The sentence of the out-of-service screen, with a button for its advice. */
function Earning({ view, look }: Looking): ReactNode {
  const { frame } = useService();
  const { say } = useServiceWords(homeWords);
  const { closed } = view;
  if (closed === null)
    return (
      <Notice kind={frame.demo ? 'attention' : 'good'}>
        <b className="earning">{say(frame.demo ? 'pretends' : 'sells')}</b> {say('sells.text')}
      </Notice>
    );
  const { problem, cure } = closed;
  return (
    <div className="home-closed">
      <Notice kind="fault">
        <b className="earning">{say('closed')}</b>{' '}
        {text(frame.language, `problem.${problem.reason}.technician`, problem.parameters)}
        {cure === null && frame.role === 'collector' && ` ${say('call')}`}
      </Notice>
      {cure !== null && <CureButton view={view} look={look} cure={cure} action="cure" kind="filled" />}
    </div>
  );
}

function isWrong({ level }: HomeLine): boolean {
  return level === 'fault' || level === 'attention';
}

function Lines({
  view,
  look,
  lines,
  label,
}: Looking & { readonly lines: readonly HomeLine[]; readonly label: string }) {
  return (
    lines.length > 0 && (
      <ul className="facts" aria-label={label}>
        {lines.map((line) => (
          <Line key={factOf(line)} view={view} look={look} line={line} />
        ))}
      </ul>
    )
  );
}

/** What works; the rest is fine. */
const DEVICES: ReadonlySet<HomeFact> = new Set<HomeFact>([
  'payment',
  'payment-other',
  'acceptor',
  'relay',
  'sensor',
  'printer',
  'network',
]);

/** Facts that are neither good nor bad. */
const PLAIN: ReadonlySet<HomeFact> = new Set<HomeFact>(['config', 'version', 'since']);

/** The name of a line's `data-fact`; services beside the first one are told apart by their own. */
function factOf({ fact, service }: HomeLine): string {
  return service === null ? fact : `payment-${service.provider}`;
}

function Line({ view, look, line }: Looking & { readonly line: HomeLine }): ReactNode {
  const { frame } = useService();
  const { say } = useServiceWords(homeWords);
  const ownText = useLineText();
  const { fact, level, problem, text: own, cure } = line;
  const facts = own === null ? '' : ownText(own);
  // The printer's own words say the same, and the line above has said its sentence once.
  const isTold =
    (own !== null && own.key.startsWith('printer.') && level !== 'works') ||
    (problem !== null && isSame(problem, view.closed?.problem));
  return (
    <FactLine
      fact={factOf(line)}
      title={say(fact, { service: line.service?.title })}
      isDuty={!DEVICES.has(fact)}
      level={PLAIN.has(fact) && level === 'works' ? null : level}
      action={cure !== null && <CureButton view={view} look={look} cure={cure} action={`cure-${factOf(line)}`} />}
    >
      {problem !== null && !isTold && (
        <span className="fact-problem">
          {text(frame.language, `problem.${problem.reason}.technician`, problem.parameters)}
        </span>
      )}
      {facts !== '' && <span className="fact-own">{facts}</span>}
    </FactLine>
  );
}

function isSame(problem: Problem, other: Problem | undefined): boolean {
  return problem.reason === other?.reason && JSON.stringify(problem.parameters) === JSON.stringify(other.parameters);
}

interface CureProps extends Looking {
  readonly cure: Cure;
  readonly action: string;
  readonly kind?: 'filled' | 'ghost';
}

/** Through a door, or a search that begins at once. */
function CureButton({ view, look, cure, action, kind = 'ghost' }: CureProps): ReactNode {
  const { intents } = useService();
  const { say } = useServiceWords(homeWords);
  const titles = useServiceWords(doorTitles);
  if (cure.kind === 'door')
    return (
      <ActionButton
        action={action}
        kind={kind}
        className="cure"
        onPress={() => {
          intents.open(cure.step);
        }}
      >
        {titles.say(cure.step)}
      </ActionButton>
    );
  const { what } = cure;
  return (
    <ActionButton
      action={action}
      kind={kind}
      className="cure"
      disabled={view.looking.includes(what)}
      onPress={() => {
        look(what);
      }}
    >
      {say(what === 'payment' || what === 'journal' ? `look-${what}` : 'look-device')}
    </ActionButton>
  );
}
