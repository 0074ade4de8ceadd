import '../../styles/service/import.css';
import type { ReactNode } from 'react';
import { importDoorWords } from '../../../app/messages/service/import-door-words.ts';
import type { StickTrouble } from '../../../app/import/stick-file.ts';
import type { ImportFile, ImportView } from '../../../app/service/doors/import/types.ts';
import { ActButton } from '../parts/act-button.tsx';
import { ActionButton } from '../parts/action-button.tsx';
import { HoldButton } from '../parts/hold-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { PagedList } from '../parts/paged-list.tsx';
import { StickTroubles } from '../parts/stick-troubles.tsx';
import { useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { ImportSentence } from './import/import-sentence.tsx';
import { PaymentsPart } from './import/payments-part.tsx';
import { SecretPart } from './import/secret-part.tsx';
import { SettingsPart } from './import/settings-part.tsx';

const BYTES_PER_KB = 1_024;
const FILES_PER_PAGE = 8;

/** Files of others: which one, what it would change or how it compares, and then the change itself. */
export function ImportDoor({ view, act }: DoorProps<'import'>): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const { files, sticks, isUnread, opened, working, notice } = view;
  const isBusy = working !== null || notice?.kind === 'restarting';
  return (
    <div className="door import">
      <WorkingSentence working={working} />
      <ImportSentence notice={notice} />
      {files !== null && sticks === 0 && notice === null && <Notice kind="attention">{say('no-stick')}</Notice>}
      {files?.length === 0 && sticks > 0 && !isUnread && notice === null && (
        <Notice kind="attention">{say('no-file')}</Notice>
      )}
      <StickTroubles troubles={troublesIn(view)} />
      {opened?.kind === 'payments' && <PaymentsPart opened={opened} act={act} isBusy={isBusy} />}
      {opened?.kind === 'settings' && <SettingsPart opened={opened} act={act} isBusy={isBusy} />}
      {opened?.kind === 'secret' && <SecretPart opened={opened} act={act} isBusy={isBusy} />}
      {opened === null && files !== null && files.length > 0 && (
        <Files view={view} files={files} act={act} isBusy={isBusy} />
      )}
      <DoorActions view={view} act={act} isBusy={isBusy} />
    </div>
  );
}

function troublesIn({ isCut, isUnread }: ImportView): readonly StickTrouble[] {
  return [...(isUnread ? (['unread'] as const) : []), ...(isCut ? (['cut'] as const) : [])];
}

const WORKING = {
  look: 'looking',
  read: 'reading',
  check: 'checking',
  compare: 'comparing',
  page: 'checking',
  write: 'writing',
  undo: 'writing',
  keep: 'keeping',
} as const satisfies Readonly<Record<NonNullable<ImportView['working']>, keyof typeof importDoorWords>>;

function WorkingSentence({ working }: Pick<ImportView, 'working'>): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  // A page and a check take no longer than a blink.
  if (working === null || working === 'page' || working === 'check') return null;
  return (
    <Notice kind="attention">
      <span data-fact="working">{say(WORKING[working])}</span>
    </Notice>
  );
}

interface PartProps extends DoorProps<'import'> {
  readonly isBusy: boolean;
}

function Files({ view, files, act, isBusy }: PartProps & { readonly files: readonly ImportFile[] }): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  return (
    <>
      <h2 className="choices-title">{say('files')}</h2>
      <div className="import-files">
        <PagedList
          items={files.map((file, index) => ({ file, index }))}
          perPage={FILES_PER_PAGE}
          draw={({ file, index }) => {
            const isChosen = view.chosen === index;
            const words = say('file', {
              name: file.name,
              kind: say(`kind.${file.kind}`),
              size: Math.ceil(file.bytes / BYTES_PER_KB),
            });
            return (
              <li key={file.path}>
                <ActionButton
                  action={`file-${String(index + 1)}`}
                  className="choice"
                  aria-pressed={isChosen}
                  disabled={isBusy}
                  onPress={() => {
                    act({ kind: 'choose-file', index });
                  }}
                >
                  {isChosen ? `✓ ${words}` : words}
                </ActionButton>
              </li>
            );
          }}
        />
      </div>
    </>
  );
}

const START = { settings: 'apply', payments: 'compare', secret: 'keep' } as const;

function DoorActions({ view, act, isBusy }: PartProps): ReactNode {
  const { say } = useServiceWords(importDoorWords);
  const { files, chosen, opened, notice, canUndo, canKeepUntried } = view;
  const file = chosen === null ? undefined : files?.[chosen];
  const canStart =
    opened?.kind === 'settings'
      ? opened.canStart
      : opened?.kind === 'secret'
        ? opened.chosen !== null
        : file?.kind === 'payments';
  return (
    <div className="door-actions">
      {notice?.kind === 'written' && notice.needsRestart && (
        <ActionButton
          action="restart"
          kind="filled"
          disabled={isBusy}
          onPress={() => {
            act({ kind: 'restart' });
          }}
        >
          {say('restart')}
        </ActionButton>
      )}
      {opened?.kind !== 'payments' && (
        <ActionButton
          action="import-start"
          kind={notice?.kind === 'written' ? 'ghost' : 'filled'}
          disabled={isBusy || !canStart}
          onPress={() => {
            act({ kind: 'start' });
          }}
        >
          {say(START[file?.kind ?? 'payments'])}
        </ActionButton>
      )}
      {canKeepUntried && (
        <HoldButton
          action="keep-untried"
          onHeld={() => {
            act({ kind: 'keep-untried' });
          }}
        >
          {say('keep-untried')}
        </HoldButton>
      )}
      {canUndo && (
        <ActButton action="undo" does={{ kind: 'undo' } as const} act={act} disabled={isBusy}>
          {say('undo')}
        </ActButton>
      )}
      <ActButton action="refresh" does={{ kind: 'refresh' } as const} act={act} disabled={isBusy}>
        {say('refresh')}
      </ActButton>
    </div>
  );
}
