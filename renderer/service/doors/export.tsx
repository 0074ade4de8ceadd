import type { ReactNode } from 'react';
import { EXPORT_DAYS } from '../../../app/export/days.ts';
import { EXPORT_FORMATS } from '../../../app/export/file-name.ts';
import type { ExportReport, Stick } from '../../../app/export/outcome.ts';
import { exportText } from '../../../app/messages/export-words.ts';
import { exportDoorWords } from '../../../app/messages/service/export-door-words.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { FactLine } from '../parts/fact-line.tsx';
import { Notice } from '../parts/notice.tsx';
import { useService, useServiceWords } from '../state/shown.ts';
import type { DoorProps } from './door-props.ts';
import { DatesForm } from './export/dates-form.tsx';

const BYTES_PER_GB = 1_073_741_824;
const BYTES_PER_KB = 1_024;
const PERCENT = 100;
/** Digits of a checksum that a person compares. */
const SHOWN_DIGITS = 12;

/** Files for others: onto which stick, what, of which days. */
export function ExportDoor({ view, act }: DoorProps<'export'>): ReactNode {
  const { say } = useServiceWords(exportDoorWords);
  const { sticks, share, report, failed, mistake } = view;
  return (
    <div className="door">
      {sticks === null && <Notice kind="attention">{say('looking')}</Notice>}
      {sticks?.length === 0 && <Notice kind="attention">{say('no-stick')}</Notice>}
      {share !== null && (
        <Notice kind="attention">
          <span data-fact="progress">{say('writing', { percent: Math.floor(share * PERCENT) })}</span>
        </Notice>
      )}
      {failed !== null && (
        <Notice kind="fault">
          {failed.kind === 'hangs' ? say('hangs') : say('failed', { detail: failed.detail })}
        </Notice>
      )}
      {mistake !== null && (
        <Notice kind="fault">
          <span data-fact="mistake">{say(`mistake.${mistake}`)}</span>
        </Notice>
      )}
      {report !== null && <Report report={report} />}
      {sticks !== null && sticks.length > 0 && <Choices view={view} act={act} />}
      <div className="door-actions">
        <ActionButton
          action="export-start"
          kind="filled"
          disabled={view.chosen === null || view.formats.length === 0 || share !== null}
          onPress={() => {
            act({ kind: 'start' });
          }}
        >
          {say('start')}
        </ActionButton>
        <ActionButton
          action="refresh"
          disabled={share !== null}
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

function Choices({ view, act }: DoorProps<'export'>): ReactNode {
  const { say } = useServiceWords(exportDoorWords);
  const { sticks, chosen, formats, days, share } = view;
  const isBusy = share !== null;
  return (
    <>
      <h2 className="choices-title">{say('stick')}</h2>
      <div className="choices" role="group" aria-label={say('stick')}>
        {sticks?.map((stick, index) => (
          <ActionButton
            key={stick.path}
            action={`stick-${String(index + 1)}`}
            className="choice"
            aria-pressed={stick.path === chosen}
            disabled={isBusy || !stick.isWritable}
            onPress={() => {
              act({ kind: 'choose-stick', path: stick.path });
            }}
          >
            {marked(stick.path === chosen, stickWords(stick, say))}
          </ActionButton>
        ))}
      </div>
      <h2 className="choices-title">{say('what')}</h2>
      <div className="choices" role="group" aria-label={say('what')}>
        {EXPORT_FORMATS.map((format) => (
          <ActionButton
            key={format}
            action={`format-${format}`}
            className="choice"
            aria-pressed={formats.includes(format)}
            disabled={isBusy}
            onPress={() => {
              act({ kind: 'toggle', format });
            }}
          >
            {marked(formats.includes(format), say(`format.${format}`))}
          </ActionButton>
        ))}
      </div>
      <h2 className="choices-title">{say('days')}</h2>
      <div className="choices" role="group" aria-label={say('days')}>
        {EXPORT_DAYS.map((one) => (
          <ActionButton
            key={one}
            action={`days-${one}`}
            className="choice"
            aria-pressed={one === days}
            disabled={isBusy}
            onPress={() => {
              act({ kind: 'choose-days', days: one });
            }}
          >
            {marked(one === days, say(`days.${one}`))}
          </ActionButton>
        ))}
      </div>
      {days === 'dates' && !isBusy && <DatesForm before={view.typed} act={act} />}
    </>
  );
}

/** Whoever does not see the colour sees the mark. */
function marked(isChosen: boolean, words: string): string {
  return isChosen ? `✓ ${words}` : words;
}

type Say = ReturnType<typeof useServiceWords<keyof typeof exportDoorWords>>['say'];

function stickWords({ name, freeBytes, isWritable }: Stick, say: Say): string {
  if (!isWritable) return say('stick.read-only', { name });
  const free = freeBytes === null ? undefined : (freeBytes / BYTES_PER_GB).toFixed(1).replace('.', ',');
  return say('stick.free', { name, free });
}

/** What is on the stick now, and what is not and why. */
function Report({ report: { files, failures } }: { readonly report: ExportReport }): ReactNode {
  const { say } = useServiceWords(exportDoorWords);
  const { language } = useService().frame;
  return (
    <>
      {failures.map(({ reason, parameters }) => (
        <Notice key={reason} kind="fault">
          {exportText(language, `export.failed.${reason}`, parameters)}
        </Notice>
      ))}
      {files.length > 0 && (
        <Notice kind={failures.length === 0 ? 'good' : 'attention'}>
          <span data-fact="removable">{say(failures.length === 0 ? 'written' : 'written.partly')}</span>
        </Notice>
      )}
      <ul className="facts">
        {files.map(({ format, name, bytes, sha256 }) => (
          <FactLine key={name} fact={`written-${format}`} title={name}>
            {say('file', { size: Math.ceil(bytes / BYTES_PER_KB), sum: sha256.slice(0, SHOWN_DIGITS) })}
          </FactLine>
        ))}
      </ul>
    </>
  );
}
