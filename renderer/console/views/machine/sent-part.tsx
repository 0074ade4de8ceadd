import { useState, type ReactNode } from 'react';
import type { Machine, SentCommand } from '../../../../app/fleet/console/machine.ts';
import type { Answer } from '../../../../app/fleet/wire/answer.ts';
import { commandWords, outcomeWords } from '../../../../app/messages/fleet/command-words.ts';
import { machineWords } from '../../../../app/messages/fleet/machine-words.ts';
import { timeText, useConsole, useWords } from '../../state/use-console.ts';

/** What was sent from this page, and what became of it. */
export function SentPart({ machine }: { readonly machine: Machine }): ReactNode {
  const say = useWords(machineWords);
  if (machine.sent.length === 0) return null;
  return (
    <section className="card">
      <h3>{say('commands.sent')}</h3>
      <ul className="lines">
        {machine.sent.map((sent) => (
          <Sent key={sent.id} sent={sent} answer={machine.answers.find(({ id }) => id === sent.id)} />
        ))}
      </ul>
    </section>
  );
}

function Sent({ sent, answer }: { readonly sent: SentCommand; readonly answer: Answer | undefined }): ReactNode {
  const dayMs = useConsole((state) => state.fleet.dayMs);
  const sayCommand = useCommandName();
  const say = useWords(outcomeWords);
  // The list is drawn anew with every message; a moment later is soon enough.
  const [openedMs] = useState(() => Date.now());
  const silence = sent.expiresMs < openedMs ? 'silent' : 'sent';
  const detail = answer?.detail ?? null;
  return (
    <li data-outcome={answer?.outcome ?? silence}>
      <span className="soft">{timeText(sent.sentMs, dayMs)}</span>
      <span>{sayCommand(sent.kind)}</span>
      <b>
        {say(answer?.outcome ?? silence)}
        {detail !== null && ` (${detail})`}
      </b>
      {answer?.data !== undefined && answer.data !== null && (
        <pre tabIndex={0}>{JSON.stringify(answer.data, null, 1)}</pre>
      )}
    </li>
  );
}

/** Writes a command by its name; one that this console does not know by its word. */
export function useCommandName(): (kind: string) => string {
  const language = useConsole((state) => state.language);
  return (kind) => Object.entries(commandWords).find(([name]) => name === kind)?.[1][language] ?? kind;
}
