import type { ReactNode } from 'react';
import type { Machine, MachineEvent } from '../../../../app/fleet/console/machine.ts';
import { outcomeWords } from '../../../../app/messages/fleet/command-words.ts';
import { eventWords } from '../../../../app/messages/fleet/event-words.ts';
import { machineWords } from '../../../../app/messages/fleet/machine-words.ts';
import type { TextParameters } from '../../../../app/messages/fill-template.ts';
import { useAlarmSentence } from '../../state/alarm-sentence.ts';
import { tengeText, timeText, useConsole, useWords } from '../../state/use-console.ts';
import { useCommandName } from './sent-part.tsx';

const MOST_SHOWN = 40;

/** What happened on the machine since the page was opened. */
export function EventsPart({ machine }: { readonly machine: Machine }): ReactNode {
  const dayMs = useConsole((state) => state.fleet.dayMs);
  const say = useWords(machineWords);
  const sayEvent = useEventSentence(machine);
  return (
    <section className="card">
      <h3>{say('events')}</h3>
      {machine.events.length === 0 && <p className="soft">{say('events.none')}</p>}
      <ul className="lines">
        {machine.events.slice(0, MOST_SHOWN).map((one) => (
          <li key={`${one.series} ${one.sequence}`}>
            <span className="soft">{timeText(one.at, dayMs)}</span>
            <span>{sayEvent(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useEventSentence(machine: Machine): (one: MachineEvent) => string {
  const language = useConsole((state) => state.language);
  const say = useWords(eventWords);
  const sentence = useAlarmSentence();
  const sayCommand = useCommandName();
  const outcomeOf = (outcome: string): string =>
    Object.entries(outcomeWords).find(([name]) => name === outcome)?.[1][language] ?? outcome;
  const amount = (value: number | null): string | undefined => (value === null ? undefined : tengeText(value));
  const valuesOf = ({ event, sequence }: MachineEvent): TextParameters => {
    switch (event.kind) {
      case 'started':
        return { version: event.version };
      case 'power-cut':
        return {};
      case 'alarm':
      case 'alarm-end':
        return { alarm: sentence(machine, event) };
      case 'debt-opened':
        return { amount: tengeText(event.amountTiyn), code: event.claimCode };
      case 'debt-closed':
      case 'doubt-opened':
      case 'doubt-closed':
      case 'orphan':
        return { amount: amount(event.amountTiyn) };
      case 'collected':
        return { amount: tengeText(event.amountTiyn), count: event.bills };
      case 'collection-counted':
        return { amount: tengeText(event.amountTiyn), expected: tengeText(event.expectedTiyn) };
      case 'day': {
        const sum = (of: 'soldTiyn' | 'sales'): number => event.methods.reduce((all, method) => all + method[of], 0);
        return { day: event.day, amount: tengeText(sum('soldTiyn')), count: sum('sales') };
      }
      case 'command':
        return { command: sayCommand(event.command), outcome: outcomeOf(event.outcome) };
      case 'dropped':
        return { count: sequence - event.from + 1 };
    }
  };
  return (one) => say(one.event.kind, valuesOf(one));
}
