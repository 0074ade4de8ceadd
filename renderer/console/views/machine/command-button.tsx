import type { ReactNode } from 'react';
import type { Command } from '../../../../app/fleet/wire/command.ts';
import { commandWords } from '../../../../app/messages/fleet/command-words.ts';
import { useWords } from '../../state/use-console.ts';

interface Props {
  readonly command: Command;
  /** In place of the command's own word. */
  readonly word?: string;
  readonly ask: (command: Command) => void;
}

/** A command; pressed, it asks before anything is signed. */
export function CommandButton({ command, word, ask }: Props): ReactNode {
  const say = useWords(commandWords);
  return (
    <button
      type="button"
      className="command"
      data-action={`command-${command.kind}`}
      onClick={() => {
        ask(command);
      }}
    >
      {word ?? say(command.kind)}
    </button>
  );
}
